import { findDocumentType, type DocumentTypes } from '../../../engine/document-numbers/index.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import {
  checklist,
  linkButton,
  notice,
  pageTitle,
  section,
  table,
  type CheckItem,
  type Crumb,
  type Row,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { isUsable, type Owner, type StatedDocument } from '../document.ts'
import { words } from '../messages.ts'
import { ownerText } from '../owner.ts'
import type { NeededDocument } from '../settings.ts'
import { numberText, stateMeaning, stateTag, typeTitle, validityText } from './document-words.ts'

/** One owner with what it has and what is asked of it. */
export type OwnerGroup = Readonly<{
  owner: Owner & Readonly<{ name: string }>
  documents: readonly StatedDocument[]
  needed: readonly NeededDocument[]
  mayAdd: boolean
}>

export type OwnerDocumentsData = Readonly<{
  title: string
  crumbs: readonly Crumb[]
  types: DocumentTypes
  groups: readonly OwnerGroup[]
}>

const addAddress = (request: PageRequest, owner: Owner, type = ''): string =>
  request.link(`/dokumen/baru?milik=${ownerText(owner)}${type === '' ? '' : `&jenis=${type}`}`)

/** The document of a type that counts: a usable one before one that has to be replaced. */
const bestOf = (group: OwnerGroup, type: string): StatedDocument | undefined => {
  const ofType = group.documents.filter(document => document.type === type)
  return ofType.find(document => isUsable(document.state)) ?? ofType[0]
}

function stateOfNeed(document: StatedDocument | undefined, needed: NeededDocument): CheckItem['state'] {
  if (!document) return needed.atApproval ? 'at-approval' : 'missing'
  if (!isUsable(document.state)) return 'wrong'
  return document.state === 'expiring' ? 'expiring' : 'met'
}

/** Why, where and how long, each on a line of its own. */
function waysOf({ locale }: PageRequest, needed: NeededDocument): Html {
  const own = words[locale]
  if (needed.atApproval) return html`${own.atApproval}`
  const only = needed.isUndecided ? html`${own.undecided}<br>` : nothing
  return html`${only}${needed.why[locale]}<br>${own.where} ${needed.where[locale]}<br>${own.duration} ${needed.duration[locale]}`
}

function needItem(request: PageRequest, group: OwnerGroup, needed: NeededDocument): CheckItem {
  const { locale } = request
  const own = words[locale]
  const document = bestOf(group, needed.type)
  const state = stateOfNeed(document, needed)
  const action = document
    ? { label: own.open, href: request.link(`/dokumen/${document.id}`) }
    : { label: own.add, href: addAddress(request, group.owner, needed.type) }
  return {
    state,
    label: needed.title[locale],
    detail: document ? stateMeaning(document, locale) : waysOf(request, needed),
    ...(document || (group.mayAdd && !needed.atApproval) ? { action } : {}),
    rule: needed.source[locale],
  }
}

function documentRow(request: PageRequest, types: DocumentTypes, document: StatedDocument): Row {
  const { locale } = request
  const type = findDocumentType(types, document.type)
  return {
    cells: [
      html`<a href="${request.link(`/dokumen/${document.id}`)}">${typeTitle(type, document.type, locale)}</a>`,
      numberText(type, document) || '–',
      validityText(document, locale),
      stateTag(document, locale),
    ],
  }
}

function groupSection(request: PageRequest, { types }: OwnerDocumentsData, group: OwnerGroup): Html {
  const own = words[request.locale]
  const title = `${own.ownerKinds[group.owner.kind]}: ${group.owner.name}`
  const stored = table({
    caption: `${own.present}, ${title}`,
    captionHidden: true,
    columns: [{ label: own.type }, { label: own.number }, { label: own.validity }, { label: own.state }],
    rows: group.documents.map(document => documentRow(request, types, document)),
    empty: own.none,
  })
  const needs =
    group.needed.length === 0
      ? nothing
      : checklist({
          locale: request.locale,
          label: `${own.needed}, ${title}`,
          items: group.needed.map(needed => needItem(request, group, needed)),
        })
  const add = linkButton({ href: addAddress(request, group.owner), label: own.add, icon: 'plus' })
  return section({
    title,
    body: html`${group.documents.length === 0 && group.needed.length > 0 ? nothing : stored}${needs}${group.mayAdd ? html`<p>${add}</p>` : nothing}`,
  })
}

/** What has to be done about the documents, before any of them is listed. */
function summary(request: PageRequest, groups: readonly OwnerGroup[]): Html {
  const { locale } = request
  const own = words[locale].summary
  const documents = groups.flatMap(group => group.documents)
  const wrong = documents.filter(document => !isUsable(document.state)).length
  const expiring = documents.filter(document => document.state === 'expiring').length
  const isMissing = (group: OwnerGroup, needed: NeededDocument): boolean =>
    !bestOf(group, needed.type) && !needed.atApproval && !needed.isUndecided
  const missing = groups.flatMap(group => group.needed.filter(one => isMissing(group, one))).length
  const said = (count: number, kind: 'info' | 'warning', text: (count: string) => string): Html =>
    count === 0 ? nothing : notice({ locale, kind, text: text(formatNumber(count, locale)) })
  return html`${said(wrong, 'warning', own.wrong)}${said(expiring, 'warning', own.expiring)}${said(missing, 'info', own.missing)}`
}

/** All documents around one producer, or of one sentra: what is there, what is wrong, what is missing. */
export function ownerDocumentsPage(request: PageRequest, data: OwnerDocumentsData): Html {
  const { locale } = request
  return html`${pageTitle({
    locale,
    title: `${words[locale].title}: ${data.title}`,
    lead: words[locale].lead,
    crumbs: data.crumbs,
  })}${summary(request, data.groups)}${data.groups.map(group => groupSection(request, data, group))}`
}
