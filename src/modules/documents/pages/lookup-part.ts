import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDay, formatMoment } from '../../../platform/translations.ts'
import { actionButton, form, formActions, timeline, type TimelineEntry } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { DocumentLookup } from '../lookup.ts'
import { lookupWords } from '../lookup-messages.ts'
import { isWaiting, type StoredLookup } from '../lookup-store.ts'
import { words } from '../messages.ts'

export type LookupPart = Readonly<{
  lookups: readonly StoredLookup[]
  sources: readonly DocumentLookup[]
  names: ReadonlyMap<string, string>
  mayLookUp: boolean
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

/** What official sources answered about a document, and the button to ask. A source never decides. */
export function lookupPart(request: PageRequest, part: LookupPart): Html {
  const { locale } = request
  const own = lookupWords[locale]
  const list =
    part.lookups.length === 0
      ? html`<p class="muted">${own.none}</p>`
      : timeline({ locale, label: own.title, entries: part.lookups.map(one => entryOf(request, part, one)) })
  const isOpen = part.lookups.some(one => isWaiting(one, request.now))
  const ask = form({
    action: request.link(request.path),
    key: request.formKey(),
    label: own.title,
    body: formActions([
      actionButton({ action: 'document.look-up', label: own.button, icon: 'search', kind: 'secondary' }),
    ]),
  })
  return html`<div id="pencarian"><p>${own.lead}</p>${list}${part.mayLookUp && !isOpen ? ask : nothing}</div>`
}
