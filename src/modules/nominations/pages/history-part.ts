import { grants } from '../../../access/index.ts'
import type { LedgerRow } from '../../../audit/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { section, timeline } from '../../../ui/index.ts'
import { actedAs, eventName, officeIn } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { words } from '../messages.ts'

/** Roles that are held for one area: their acts are shown with the office. */
export const localRoles: ReadonlySet<string> = new Set(
  grants.filter(grant => grant.reach === 'area').map(grant => grant.role),
)

/** Who acted: the role and the office; the name only where the reader is of the same office. */
function whoActed(row: LedgerRow, names: ReadonlyMap<string, string>, locale: Locale): string {
  const own = words[locale]
  if (row.person_id === null) return own.system
  const role = actedAs(row, locale)
  const office = areaName(officeIn(row.detail) ?? row.area_path)
  const said = own.byRole(role, localRoles.has(row.role) ? office : '')
  const name = names.get(row.person_id)
  return name === undefined ? said : `${name}, ${said}`
}

/** Opening a nomination and letting it leave the office may fall to one person; whoever reads on is told. */
function isOwnApproval(row: LedgerRow, rows: readonly LedgerRow[]): boolean {
  if (row.event !== 'nomination.approved' || row.person_id === null) return false
  return rows.some(one => one.event === 'nomination.opened' && one.person_id === row.person_id)
}

function whatHappened({ row, times }: Told, rows: readonly LedgerRow[], locale: Locale): string {
  const [own, event] = [words[locale], eventName(row.event, locale)]
  if (times > 1) return own.times(event, times)
  return isOwnApproval(row, rows) ? own.byOpener(event) : event
}

type Told = Readonly<{ row: LedgerRow; times: number }>

/** Acts of the same kind by the same person in a row are told once, at the time of the last. */
function told(rows: readonly LedgerRow[]): readonly Told[] {
  const lines: Told[] = []
  for (const row of rows.toReversed()) {
    const last = lines.at(-1)
    const same = last?.row.event === row.event && last.row.person_id === row.person_id && row.reason === null
    if (last && same) lines[lines.length - 1] = { row: last.row, times: last.times + 1 }
    else lines.push({ row, times: 1 })
  }
  return lines
}

/** What happened to a nomination, the newest first. */
export function historyPart(
  rows: readonly LedgerRow[],
  names: ReadonlyMap<string, string>,
  locale: Locale,
): Html {
  const own = words[locale]
  const entries = told(rows).map(({ row, times }) => ({
    when: formatMoment(row.at, locale),
    dateTime: row.at.toISOString(),
    who: whoActed(row, names, locale),
    what: whatHappened({ row, times }, rows, locale),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }))
  const body =
    entries.length === 0
      ? html`<p class="muted">${own.noHistory}</p>`
      : timeline({ locale, label: own.history, entries })
  return section({ title: own.history, lead: own.historyLead, body, id: 'riwayat' })
}
