import type { Actor } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules, type LoadedRules } from '../../editions/index.ts'
import type { Nomination } from '../../nominations/index.ts'
import { listCodes } from '../../samples/index.ts'
import type { Mark, Scoresheet } from '../assessment.ts'
import { listOwnSheets } from './own-list.ts'
import { listOwnRepeats } from '../repeats/own-repeats.ts'
import { listRepeatMarks } from '../repeats/repeat-store.ts'
import { listMarks } from './scoresheet-store.ts'

/** One product of an assessor, by its blind code. */
export type OwnWork = Readonly<{
  code: string
  sheet: Scoresheet
  nomination: Nomination
  rules: LoadedRules
  marks: readonly Mark[]
  /** Scored by this person once before; nobody is told of it before it is locked. */
  isRepeat: boolean
}>

type Listed = Pick<OwnWork, 'code' | 'sheet' | 'nomination' | 'isRepeat'>

/** The scoresheets, each by the code under which its round knows the product. */
async function listScored(reader: Reader, actor: Actor): Promise<readonly Listed[]> {
  const own = await listOwnSheets(reader, actor)
  const codes = await listCodes(
    reader,
    own.map(one => one.nomination.id),
  )
  const codeOf = new Map(codes.map(one => [`${one.nominationId} ${one.round}`, one.code]))
  return own.flatMap(({ sheet, nomination }): Listed[] => {
    const code = codeOf.get(`${nomination.id} ${sheet.round}`)
    return code === undefined ? [] : [{ code, sheet, nomination, isRepeat: false }]
  })
}

const listAgain = async (reader: Reader, actor: Actor): Promise<readonly Listed[]> =>
  (await listOwnRepeats(reader, actor)).map(({ repeat, nomination }) => ({
    code: repeat.code,
    sheet: repeat,
    nomination,
    isRepeat: true,
  }))

const idsOf = (listed: readonly Listed[]): readonly string[] => listed.map(one => one.sheet.id)

/** All that a person may open now, by commodity and then by code. */
export async function listOwnWork(reader: Reader, actor: Actor): Promise<readonly OwnWork[]> {
  const scored = await listScored(reader, actor)
  const again = await listAgain(reader, actor)
  const marks = new Map([
    ...(await listMarks(reader, idsOf(scored))),
    ...(await listRepeatMarks(reader, idsOf(again))),
  ])
  const listed = [...scored, ...again]
  const loaded = await getAllRules(reader, [...new Set(listed.map(one => one.sheet.rulesId))])
  const rules = new Map(loaded.map(one => [one.id, one]))
  const work = listed.flatMap((one): OwnWork[] => {
    const pinned = rules.get(one.sheet.rulesId)
    return pinned ? [{ ...one, rules: pinned, marks: marks.get(one.sheet.id) ?? [] }] : []
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
