import type { LedgerRow } from '../../../audit/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../platform/translations.ts'
import { definitionList, emptyState, pageTitle, pager, table } from '../../../ui/index.ts'
import { actedAs, eventName, recordKind, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'

export type TrailView = Readonly<{
  rows: readonly LedgerRow[]
  names: ReadonlyMap<string, string>
  head: Readonly<{ seq: number; hash: string }>
  olderHref: string | null
}>

/** The auditor's view of the ledger. */
export function trailPage(request: PageRequest, { rows, names, head, olderHref }: TrailView): Html {
  const said = words[request.locale]
  const who = (row: LedgerRow): string => {
    const name = row.person_id === null ? said.system : (names.get(row.person_id) ?? row.person_id)
    return `${name} (${actedAs(row, request.locale)})`
  }
  const lines = rows.map(row => ({
    cells: [
      formatNumber(Number(row.seq), request.locale),
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
${table({ caption: said.list, captionHidden: true, columns, rows: lines, empty: emptyState({ title: said.none }) })}
${olderHref ? pager({ locale: request.locale, olderHref }) : ''}`
}
