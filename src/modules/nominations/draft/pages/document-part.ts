import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatDate, formatDay } from '../../../../platform/translations.ts'
import {
  actionButton,
  checklist,
  form,
  formActions,
  section,
  selectField,
  type CheckItem,
} from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { ownerText, type Owner, type StatedDocument } from '../../../documents/index.ts'
import { carryWords } from '../carry-messages.ts'
import { words } from '../../messages.ts'
import type { DocumentReadiness } from '../readiness.ts'
import type { FileView } from './file-view.ts'
import { filledByMark } from './filled-by-mark.ts'
import { aroundOf, remarksBeside } from '../../help/pages/remark-parts.ts'

const ATTACH = 'nomination.attach'

function ownerOf(one: DocumentReadiness, { file }: FileView): Owner | null {
  const { product, producer, sentra } = file.productFile
  const ids = { producer: producer.id, product: product.id, sentra: sentra?.id }
  const id = ids[one.requirement.owner]
  return id === undefined ? null : { kind: one.requirement.owner, id }
}

/** Where the requirement is put right: the document itself, its renewal, or a new one. */
function actionOf(
  { link, locale }: PageRequest,
  one: DocumentReadiness,
  view: FileView,
): NonNullable<CheckItem['action']> | null {
  const own = words[locale]
  const mayAdd = view.able.has('document.add')
  if (one.document) {
    if (mayAdd && one.state !== 'met')
      return { label: own.renewDocument, href: link(`/dokumen/${one.document.id}/ganti`) }
    // Papers of the sentra are the office's: its member is not led to a page that says there is none.
    if (one.requirement.owner === 'sentra' && !view.able.has('sentra.read')) return null
    return { label: own.seeDocument, href: link(`/dokumen/${one.document.id}`) }
  }
  if (!mayAdd || one.need === 'undecided') return null
  const owner = ownerOf(one, view)
  if (!owner)
    return { label: own.joinSentra, href: link(`/produsen/${view.file.productFile.producer.id}/ubah`) }
  const query = `milik=${encodeURIComponent(ownerText(owner))}&jenis=${encodeURIComponent(one.requirement.type)}`
  return { label: own.addDocument, href: link(`/dokumen/baru?${query}`) }
}

function documentWords(document: StatedDocument, locale: Locale): readonly string[] {
  const own = words[locale]
  return [
    ...(document.number === '' ? [] : [own.documentNumber(document.number)]),
    ...(document.validUntil === null ? [] : [own.validUntil(formatDay(document.validUntil, locale))]),
  ]
}

/** That a document served before, and who found it in order. */
function lifeWords({ id, lastCheck }: StatedDocument, { uses }: FileView, locale: Locale): readonly string[] {
  const own = carryWords[locale]
  const editions = (uses.get(id) ?? []).map(edition => edition[locale])
  const isVerified = lastCheck?.outcome === 'verified'
  return [
    ...(editions.length === 0 ? [] : [own.usedIn(editions.join(', '))]),
    ...(isVerified ? [own.verified(formatDate(lastCheck.checkedAt, locale))] : []),
  ]
}

/** A note names its requirement, for lists of all that is missing; beside the requirement that name stands already. */
function beside({ requirement }: DocumentReadiness, note: string, locale: Locale): string {
  const named = `${requirement.title[locale]}: `
  if (!note.startsWith(named)) return note
  const rest = note.slice(named.length)
  return `${rest.charAt(0).toLocaleUpperCase(locale)}${rest.slice(1)}`
}

function detailOf(one: DocumentReadiness, view: FileView, locale: Locale): Html {
  const own = words[locale]
  const { requirement } = one
  const notes = one.notes.map(note => beside(one, note.message[locale], locale))
  const said = [
    ...notes,
    ...(one.document
      ? [...documentWords(one.document, locale), ...lifeWords(one.document, view, locale)]
      : []),
    ...(one.need === 'optional' && !one.document ? [own.optionalDocument] : []),
  ]
  const isMissing = one.state === 'missing'
  const where = own.whereFrom(requirement.where[locale], requirement.duration[locale])
  return html`${said.join(' ')}${isMissing ? html`<br>${requirement.why[locale]}<br>${where}` : ''}`
}

function itemOf(request: PageRequest, one: DocumentReadiness, view: FileView): CheckItem {
  const { locale } = request
  const action = actionOf(request, one, view)
  return {
    state: one.state,
    label: one.requirement.title[locale],
    detail: html`${detailOf(one, view, locale)} ${one.document ? filledByMark(request, view.bringers.documents.get(one.document.id)) : ''} ${remarksBeside(request, { kind: 'document', id: one.requirement.id }, aroundOf(view))}`,
    rule: one.requirement.source[locale],
    ...(action ? { action } : {}),
  }
}

/** The choice among several documents for one requirement. */
function chooser(request: PageRequest, one: DocumentReadiness, view: FileView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { nomination, chosen } = view.file
  const { requirement } = one
  const options = one.candidates.map(document => ({
    value: document.id,
    label: documentWords(document, locale).join(' ') || requirement.title[locale],
  }))
  const isThis = request.form?.values['requirement'] === requirement.id
  const state = fieldState(
    { locale, form: isThis ? request.form : null },
    ATTACH,
    'document',
    chosen[requirement.id],
  )
  const field = selectField({
    ...state,
    id: `f-document-${requirement.id}`,
    label: requirement.title[locale],
    prompt: own.automatic,
    options,
  })
  return form({
    action: link(`/usulan/${nomination.id}`),
    key: request.formKey(),
    version: nomination.rowVersion,
    body: html`<input type="hidden" name="requirement" value="${requirement.id}">${field}${formActions([
      actionButton({ action: ATTACH, label: own.choose, kind: 'secondary' }),
    ])}`,
  })
}

/** Where there are several, or where what was brought is nobody's until it is chosen. */
const isChoice = ({ candidates, document }: DocumentReadiness): boolean =>
  candidates.length > (document === null ? 0 : 1)

/** The documents of the file: what each requirement has, what it lacks, and where to put it right. */
export function documentPart(request: PageRequest, view: FileView): Html {
  const { locale } = request
  const own = words[locale]
  const { documents } = view.file.readiness
  const items = documents.map(one => itemOf(request, one, view))
  const several = view.able.has(ATTACH) ? documents.filter(isChoice) : []
  const choosers =
    several.length === 0
      ? ''
      : html`<details><summary>${own.chooseDocuments}</summary><p>${own.chooseDocumentsLead}</p>${several.map(one => chooser(request, one, view))}</details>`
  return section({
    title: own.documents,
    id: 'dokumen',
    body: html`${checklist({ locale, label: own.documentsLabel, items })}${choosers}`,
  })
}
