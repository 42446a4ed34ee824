import type { Actor } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { getAllRules, type LoadedRules } from '../editions/index.ts'
import type { Nomination } from '../nominations/index.ts'
import { blindCodesOf } from '../samples/index.ts'
import type { Mark, Scoresheet } from './assessment.ts'
import { listOwnSheets } from './own-list.ts'
import { listMarks } from './scoresheet-store.ts'

/** One product of an assessor, by its blind code. */
export type OwnWork = Readonly<{
  code: string
  sheet: Scoresheet
  nomination: Nomination
  rules: LoadedRules
  marks: readonly Mark[]
}>

/** All that a person may open now, by commodity and then by code. */
export async function listOwnWork(reader: Reader, actor: Actor): Promise<readonly OwnWork[]> {
  const own = await listOwnSheets(reader, actor)
  const marks = await listMarks(
    reader,
    own.map(one => one.sheet.id),
  )
  const codes = await blindCodesOf(
    reader,
    own.map(one => one.nomination.id),
  )
  const loaded = await getAllRules(reader, [...new Set(own.map(one => one.sheet.rulesId))])
  const rules = new Map(loaded.map(one => [one.id, one]))
  const work = own.flatMap(({ sheet, nomination }): OwnWork[] => {
    const code = codes.get(nomination.id)
    const pinned = rules.get(sheet.rulesId)
    return code && pinned
      ? [{ code, sheet, nomination, rules: pinned, marks: marks.get(sheet.id) ?? [] }]
      : []
  })
  const order = (one: OwnWork): string => `${one.nomination.commodity} ${one.code}`
  return work.toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
}

/** When a sheet was worked on last; null where it was not begun. */
export const lastSaved = (marks: readonly Mark[]): Date | null =>
  marks.reduce<Date | null>((last, one) => (last === null || one.savedAt > last ? one.savedAt : last), null)

/** What to go on with: the open sheet that was worked on last, and otherwise the first one in the list. */
export function nextWork(work: readonly OwnWork[]): OwnWork | null {
  const open = work.filter(one => one.sheet.state === 'open')
  const begun = open
    .filter(one => one.marks.length > 0)
    .toSorted((a, b) => (lastSaved(b.marks)?.getTime() ?? 0) - (lastSaved(a.marks)?.getTime() ?? 0))
  return begun[0] ?? open[0] ?? null
}
