import { abilities, may } from '../../access/index.ts'
import { findDocumentType } from '../../engine/document-numbers/index.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { fileAnswer, findFile, FORM_FILE_BYTES } from '../files/index.ts'
import { namesOf } from '../people/index.ts'
import { dayIn } from '../regions/index.ts'
import { addDocument } from './add-document.ts'
import { changeRoutes } from './change-routes.ts'
import { endingRoutes } from './ending-routes.ts'
import { listChecks } from './check-store.ts'
import { stateOn, type StoredDocument } from './document.ts'
import { documentPages, renditionOfPage } from './document-pages.ts'
import { findDocument, listVersions } from './document-store.ts'
import { lookUpDocument } from './look-up-document.ts'
import { words } from './messages.ts'
import { numberCheckRoute } from './number-check.ts'
import { factsOf, findOwner, readOwner, type OwnerRecord } from './owner.ts'
import { commoditiesAround, ownerListRoutes } from './owner-routes.ts'
import { chooseTypePage, documentFormPage } from './pages/document-form.ts'
import { documentPage } from './pages/document-page.ts'
import { numberText, typeTitle } from './pages/document-words.ts'
import { removeDocument } from './remove-document.ts'
import { isChangeable, replaceDocument } from './replace-document.ts'
import type { DocumentSettings, DocumentUse } from './settings.ts'
import { lookupOf, recheckMonthsOf } from './source-answers.ts'

async function showForm(
  request: PageRequest,
  settings: DocumentSettings,
  owner: OwnerRecord,
  typeId: string,
  replaces: StoredDocument | null,
): Promise<PageResult> {
  const { reader, locale } = request
  const type = findDocumentType(settings.types, typeId)
  if (!type?.owner.includes(owner.kind)) {
    const types = settings.types.types.filter(one => one.owner.includes(owner.kind))
    const body = chooseTypePage(request, owner, types)
    return { kind: 'page', title: words[locale].chooseType, body, audience: 'signed-in' }
  }
  const needs = await settings.needs(reader)
  const asked = needs(owner.kind, await commoditiesAround(reader, owner))
  const needed = asked.find(one => one.type === type.id)
  const body = documentFormPage(request, { owner, type, replaces, needed })
  return { kind: 'page', title: type.title[locale], body, audience: 'signed-in' }
}

async function showAdd(request: PageRequest, settings: DocumentSettings): Promise<PageResult> {
  const { reader, actor, query, form } = request
  const typed = (name: string): string => {
    const value = form?.values[name]
    return typeof value === 'string' ? value : ''
  }
  const owner = readOwner(query.get('milik') ?? typed('owner'))
  const record = owner && (await findOwner(reader, owner))
  if (!record || !may(actor, 'document.add', factsOf(record)).allowed) return notFound
  return showForm(request, settings, record, query.get('jenis') ?? typed('type'), null)
}

/** The document of the address when the actor may do the action on it. */
async function findFor(request: PageRequest, action: string): Promise<StoredDocument | null> {
  const document = await findDocument(request.reader, request.params['id'] ?? '')
  return document && may(request.actor, action, factsOf(document)).allowed ? document : null
}

async function showReplace(request: PageRequest, settings: DocumentSettings): Promise<PageResult> {
  const document = await findFor(request, 'document.replace')
  const owner = document && (await findOwner(request.reader, document.owner))
  if (!owner) return notFound
  if (!isChangeable(document)) return redirect(request.link(`/dokumen/${document.id}`))
  return showForm(request, settings, owner, document.type, document)
}

const usesOf = (
  request: PageRequest,
  { uses }: DocumentSettings,
  { id, producerId, owner }: StoredDocument,
): Promise<readonly DocumentUse[]> =>
  uses
    ? uses(request, { ids: [id], producerId, sentraId: owner.kind === 'sentra' ? owner.id : null })
    : Promise.resolve([])

async function showDocument(request: PageRequest, settings: DocumentSettings): Promise<PageResult> {
  const { reader, actor, now, locale } = request
  const document = await findFor(request, 'document.read')
  const owner = document && (await findOwner(reader, document.owner))
  if (!owner) return notFound
  const type = findDocumentType(settings.types, document.type)
  const title = typeTitle(type, document.type, locale)
  const checks = await listChecks(reader, document.id)
  const able = abilities(actor, ['document.replace', 'document.remove'], factsOf(document))
  const moment = { day: dayIn(document.areaPath, now), warnDays: settings.warnDays }
  const pages = await documentPages(reader, [document.id], () => title)
  const body = documentPage(request, {
    document: { ...document, state: stateOn(document, moment) },
    owner,
    type,
    pages: pages.get(document.id) ?? { file: null, pages: [] },
    versions: await listVersions(reader, document.id),
    checks,
    names: await namesOf(
      reader,
      checks.map(check => check.checkedBy),
    ),
    uses: await usesOf(request, settings, document),
    recheckMonths: recheckMonthsOf(settings, document, moment.day),
    lookup: await lookupOf(request, settings, document),
    mayReplace: isChangeable(document) && able.has('document.replace'),
    mayRemove: isChangeable(document) && able.has('document.remove'),
  })
  return { kind: 'page', title: `${title}: ${owner.name}`, body, audience: 'signed-in' }
}

async function showOriginal(request: PageRequest, settings: DocumentSettings): Promise<PageResult> {
  const document = await findFor(request, 'document.read')
  if (!document?.fileId) return notFound
  const type = findDocumentType(settings.types, document.type)
  const name = [typeTitle(type, document.type, 'id'), numberText(type, document)].filter(Boolean).join(' ')
  return fileAnswer(request.reader, settings.files, document.fileId, null, name, 'private', request.locale)
}

async function showPagePicture(request: PageRequest, settings: DocumentSettings): Promise<PageResult> {
  const document = await findFor(request, 'document.read')
  const number = request.params['n'] ?? ''
  if (!document?.fileId || !/^\d{1,3}$/.test(number)) return notFound
  const file = await findFile(request.reader, document.fileId)
  const rendition = file && renditionOfPage(file, Number(number))
  return rendition ? fileAnswer(request.reader, settings.files, document.fileId, rendition, '') : notFound
}

/** The pages of documents, their files, and the lists of their owners. */
export const documentsRoutes = (settings: DocumentSettings): readonly Route[] => [
  ...ownerListRoutes(settings),
  ...changeRoutes(settings),
  ...endingRoutes(settings),
  {
    path: '/dokumen/baru',
    access: 'document.add',
    page: request => showAdd(request, settings),
    actions: [addDocument(settings)],
    fileBytes: FORM_FILE_BYTES,
  },
  numberCheckRoute(settings),
  {
    path: '/dokumen/:id',
    access: 'document.read',
    page: request => showDocument(request, settings),
    actions: [removeDocument, lookUpDocument(settings.lookups ?? [])],
  },
  {
    path: '/dokumen/:id/ganti',
    access: 'document.replace',
    page: request => showReplace(request, settings),
    actions: [replaceDocument(settings)],
    fileBytes: FORM_FILE_BYTES,
  },
  { path: '/dokumen/:id/berkas', access: 'document.read', page: request => showOriginal(request, settings) },
  {
    path: '/dokumen/:id/halaman/:n',
    access: 'document.read',
    page: request => showPagePicture(request, settings),
  },
]
