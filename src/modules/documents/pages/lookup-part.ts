import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDay, formatMoment } from '../../../platform/translations.ts'
import { actionButton, form, formActions, timeline, type TimelineEntry } from '../../../ui/index.ts'
import { BESIDE, type PageRequest } from '../../../web/index.ts'
import type { DocumentLookup } from '../lookup.ts'
import { lookupWords } from '../lookup-messages.ts'
import { isWaiting, type StoredLookup } from '../lookup-store.ts'
import { words } from '../messages.ts'

export type LookupPart = Readonly<{
  documentId: string
  lookups: readonly StoredLookup[]
  sources: readonly DocumentLookup[]
  names: ReadonlyMap<string, string>
  mayLookUp: boolean
}>

/** A page of another module; `beside`: the id and the act of the form on it that must not be lost. */
export type LookupDesk = Readonly<{
  address: string
  beside: Readonly<{ form: string; action: string }> | null
}>

const toneOf = { found: 'good', 'not-found': 'attention', unavailable: 'neutral' } as const

function entryOf(
  { locale, now }: PageRequest,
  { sources, names }: LookupPart,
  one: StoredLookup,
): TimelineEntry {
  const own = lookupWords[locale]
  const outcome = one.outcome ?? (isWaiting(one, now) ? null : 'unavailable')
  const source = sources.find(each => each.id === one.source)?.name[locale] ?? one.source
  const said = [
    outcome === null ? own.onTheWay : own.outcomes[outcome],
    ...(one.holder === '' ? [] : [own.holder(one.holder)]),
    ...(one.status === '' ? [] : [own.status(one.status)]),
    ...(one.validUntil === null ? [] : [own.validUntil(formatDay(one.validUntil, locale))]),
  ]
  return {
    when: formatMoment(one.askedAt, locale),
    dateTime: one.askedAt.toISOString(),
    who: names.get(one.askedBy) ?? words[locale].official,
    what: `${own.asked(source)}. ${said.join(' ')}`,
    tone: outcome === null ? 'waiting' : toneOf[outcome],
  }
}

/**
 * What official sources answered about a document, and the button to ask. A source never decides. `desk` is the page
 * that shows it, where that is not the document's own.
 */
export function lookupPart(request: PageRequest, part: LookupPart, desk?: LookupDesk): Html {
  const { locale } = request
  const own = lookupWords[locale]
  const list =
    part.lookups.length === 0
      ? html`<p class="muted">${own.none}</p>`
      : timeline({ locale, label: own.title, entries: part.lookups.map(one => entryOf(request, part, one)) })
  const isOpen = part.lookups.some(one => isWaiting(one, request.now))
  const ask = part.mayLookUp && !isOpen ? askForm(request, part, desk) : nothing
  return html`<div id="pencarian"><p>${own.lead}</p>${list}${ask}</div>`
}

const ACTION = 'document.look-up'

/** The button to ask: with a form of its own, or sending along what is being typed beside it. */
function askForm(request: PageRequest, { documentId }: LookupPart, desk?: LookupDesk): Html {
  const own = lookupWords[request.locale]
  const address = request.link(`/dokumen/${documentId}`)
  const button = { action: ACTION, label: own.button, icon: 'search', kind: 'secondary' } as const
  if (desk?.beside) {
    const { form: id, action } = desk.beside
    return html`<input type="hidden" name="back" value="${desk.address}" form="${id}"><input type="hidden" name="${BESIDE}" value="${action}" form="${id}">${formActions([actionButton({ ...button, of: { form: id, address } })])}`
  }
  const back = desk ? html`<input type="hidden" name="back" value="${desk.address}">` : nothing
  return form({
    action: address,
    key: request.formKey(),
    label: own.title,
    body: html`${back}${formActions([actionButton(button)])}`,
  })
}
