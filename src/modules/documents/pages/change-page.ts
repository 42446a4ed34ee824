import { findDocumentType, type DocumentTypes } from '../../../engine/document-numbers/index.ts'
import { changeKinds } from '../../../engine/document-numbers/index.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDay, formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  dateField,
  errorSummary,
  form,
  formActions,
  longTextField,
  pageTitle,
  section,
  selectField,
  table,
  textField,
  timeline,
  type TimelineEntry,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { changeWords } from '../change-messages.ts'
import type { StatedDocument } from '../document.ts'
import { words } from '../messages.ts'
import type { NotedChange } from '../noted-change.ts'
import { numberText, stateTag, typeTitle } from './document-words.ts'

export type ChangePageData = Readonly<{
  producer: Readonly<{ id: string; name: string }>
  products: readonly Readonly<{ id: string; name: string }>[]
  /** The product from whose page the reader comes. */
  product: string
  changes: readonly NotedChange[]
  /** Papers that a noted change has ended. */
  ended: readonly StatedDocument[]
  types: DocumentTypes
  names: ReadonlyMap<string, string>
  mayNote: boolean
  mayTakeBack: boolean
}>

const nameOf = ({ products }: ChangePageData, id: string | null, whole: string): string =>
  id === null ? whole : (products.find(product => product.id === id)?.name ?? id)

function noteForm(request: PageRequest, data: ChangePageData): Html {
  const { locale } = request
  const own = changeWords[locale]
  const action = 'product.note-change'
  const field = (name: string, stored?: string) => fieldState(request, action, name, stored)
  const body = html`${choiceField({
    ...field('what', data.product === '' ? '' : 'composition'),
    label: own.what,
    choices: changeKinds.map(kind => ({ value: kind, label: own.kinds[kind] })),
    required: true,
  })}${selectField({
    ...field('product', data.product),
    label: own.product,
    hint: own.productHint,
    prompt: own.whole,
    options: data.products.map(product => ({ value: product.id, label: product.name })),
  })}${dateField({ ...field('changedOn'), label: own.changedOn, hint: own.changedOnHint, required: true })}${longTextField(
    {
      ...field('explanation'),
      label: own.explanation,
      hint: own.explanationHint,
      rows: 3,
      required: true,
    },
  )}${formActions([actionButton({ action, label: own.save })])}`
  return section({
    title: own.note,
    body: form({ action: request.link(request.path), key: request.formKey(), label: own.note, body }),
  })
}

const TAKE_BACK = 'product.take-back-change'

/** The change whose form came back; the first one where what came names none of them. */
function refusedOf({ form: sent }: PageRequest, open: readonly NotedChange[]): NotedChange | undefined {
  if (sent?.action !== TAKE_BACK) return undefined
  return open.find(one => one.id === sent.values['change']) ?? open[0]
}

function takeBackForm(request: PageRequest, change: NotedChange, isThis: boolean): Html {
  const { locale } = request
  const own = changeWords[locale]
  const action = TAKE_BACK
  const reason = textField({
    // Only the form that came back has the field's own id: the summary leads to it.
    ...(isThis
      ? fieldState(request, action, 'reason')
      : { locale, name: 'reason', value: '', id: `f-reason-${change.id}` }),
    label: own.reason,
    required: true,
    maxLength: 500,
  })
  return html`<details class="fold"${isThis ? html` open` : ''}><summary>${own.takeBack}</summary>${form({
    action: request.link(request.path),
    key: request.formKey(),
    label: `${own.takeBack} (${formatDay(change.changedOn, locale)})`,
    body: html`<input type="hidden" name="change" value="${change.id}"><p>${own.takeBackText}</p>${reason}${formActions([actionButton({ action, label: own.takeBack, kind: 'danger' })])}`,
  })}</details>`
}

function entryOf(request: PageRequest, data: ChangePageData, change: NotedChange): TimelineEntry {
  const { locale } = request
  const own = changeWords[locale]
  const who = (id: string): string => data.names.get(id) ?? own.official
  const undone =
    change.takenBackAt !== null && change.takenBackBy !== null
      ? ` (${own.takenBack(formatMoment(change.takenBackAt, locale), who(change.takenBackBy))})`
      : ''
  return {
    when: formatDay(change.changedOn, locale),
    dateTime: change.changedOn,
    who: `${own.by} ${who(change.notedBy)}, ${formatMoment(change.notedAt, locale)}`,
    what: `${own.kinds[change.what]}: ${nameOf(data, change.productId, own.whole)}${undone}`,
    tone: change.takenBackAt === null ? 'attention' : 'neutral',
    reason: change.explanation,
  }
}

function endedTable(request: PageRequest, data: ChangePageData): Html {
  const { locale } = request
  const own = words[locale]
  return table({
    caption: changeWords[locale].ended,
    captionHidden: true,
    columns: [{ label: own.type }, { label: own.number }, { label: own.state }],
    rows: data.ended.map(document => {
      const type = findDocumentType(data.types, document.type)
      return {
        cells: [
          html`<a href="${request.link(`/dokumen/${document.id}`)}">${typeTitle(type, document.type, locale)}</a>`,
          numberText(type, document) || '–',
          stateTag(document, locale, true),
        ],
      }
    }),
    empty: changeWords[locale].endedNone,
  })
}

/** What changed about a firm and its products since papers were issued, and which of them that ended. */
export function changePage(request: PageRequest, data: ChangePageData): Html {
  const { locale, link } = request
  const own = changeWords[locale]
  const { producer, changes } = data
  const open = data.mayTakeBack ? changes.filter(change => change.takenBackAt === null) : []
  const refused = refusedOf(request, open)
  const list =
    changes.length === 0
      ? html`<p class="muted">${own.none}</p>`
      : timeline({ locale, label: own.list, entries: changes.map(change => entryOf(request, data, change)) })
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [
      { label: words[locale].producers, href: link('/produsen') },
      { label: producer.name, href: link(`/produsen/${producer.id}`) },
    ],
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${section({ title: own.ended, body: endedTable(request, data) })}${section(
    {
      title: own.list,
      body: html`${list}${open.map(change => takeBackForm(request, change, change === refused))}`,
    },
  )}${data.mayNote ? noteForm(request, data) : nothing}`
}
