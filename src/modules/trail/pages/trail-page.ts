import type { LedgerRow } from '../../../audit/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  definitionList,
  emptyState,
  filterBar,
  notice,
  pageTitle,
  pager,
  table,
  textField,
} from '../../../ui/index.ts'
import { actedAs, eventName, recordKind, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'

export type TrailView = Readonly<{
  rows: readonly LedgerRow[]
  names: ReadonlyMap<string, string>
  head: Readonly<{ seq: number; hash: string }>
  olderHref: string | null
  wanted: Wanted | null
}>

/** An entry by its number: the hash that somebody typed from a paper (may be empty), and the one that it has. */
export type Wanted = Readonly<{ number: number; hash: string; found: string | null }>

/** Enough of a hash to tell entries apart by eye; the whole one is shown for the entry that was asked for. */
const HASH_LETTERS = 12

function findPart({ locale, link }: PageRequest, wanted: Wanted | null): Html {
  const said = words[locale]
  const body = html`${textField({ locale, name: 'nomor', label: said.findNumber, value: wanted ? String(wanted.number) : '', width: 'short', maxLength: 20 })}
${textField({ locale, name: 'sidik', label: said.findHash, value: wanted?.hash ?? '', maxLength: 80 })}`
  return filterBar({
    locale,
    action: link('/jejak'),
    label: said.find,
    body,
    submit: said.findSubmit,
    clearHref: wanted ? link('/jejak') : null,
  })
}

function answerPart({ locale }: PageRequest, wanted: Wanted | null): Html {
  if (!wanted) return html``
  const said = words[locale]
  const number = formatNumber(wanted.number, locale)
  if (wanted.found === null) return notice({ locale, kind: 'warning', text: said.noEntry(number) })
  const hash = definitionList({
    items: [{ term: said.hashOf(number), detail: html`<span class="code">${wanted.found}</span>` }],
  })
  if (wanted.hash === '') return hash
  return wanted.hash === wanted.found
    ? html`${notice({ locale, kind: 'success', text: said.same(number) })}${hash}`
    : html`${notice({ locale, kind: 'error', text: said.other(number) })}${hash}`
}

/** The auditor's view of the ledger. */
export function trailPage(request: PageRequest, { rows, names, head, olderHref, wanted }: TrailView): Html {
  const said = words[request.locale]
  const who = (row: LedgerRow): string => {
    const name = row.person_id === null ? said.system : (names.get(row.person_id) ?? row.person_id)
    return `${name} (${actedAs(row, request.locale)})`
  }
  const lines = rows.map(row => ({
    cells: [
      html`${formatNumber(Number(row.seq), request.locale)}<br><span class="muted code">${row.hash.slice(0, HASH_LETTERS)}</span>`,
      formatMoment(row.at, request.locale),
      html`${eventName(row.event, request.locale)}<br><span class="muted code">${row.event}</span>`,
      who(row),
      html`${recordKind(row.record_kind, request.locale)}<br><span class="muted code">${row.record_id}</span>`,
      row.reason ?? '',
    ],
  }))
  const columns = [said.number, said.when, said.what, said.who, said.record, said.reason].map(label => ({
    label,
  }))
  return html`${pageTitle({ locale: request.locale, title: said.title, lead: said.lead })}
${definitionList({
  items: [
    { term: said.list, detail: said.head(formatNumber(head.seq, request.locale)) },
    { term: said.hash, detail: html`<span class="code">${head.hash}</span>` },
  ],
})}
<p class="muted">${said.verifyHow}</p>
${findPart(request, wanted)}
${answerPart(request, wanted)}
${table({ caption: said.list, captionHidden: true, columns, rows: lines, empty: emptyState({ title: said.none }) })}
${olderHref ? pager({ locale: request.locale, olderHref }) : ''}`
}
