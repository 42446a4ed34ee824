import type { Environment } from '../../../actions/index.ts'
import { append, listHistory, type LedgerEntry } from '../../../audit/index.ts'
import type { AnsweringOffice } from '../../../engine/index.ts'
import { provinceOf, wholeCountry, type AreaPath } from '../../../foundation/area-path.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../../platform/jobs/index.ts'
import { findOpenEditions, findOpenStage, listStages } from '../../editions/index.ts'
import { listNominations } from '../../nominations/index.ts'
import { levelsSent } from './carried-answers.ts'
import { answeredStates } from './load-level.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const KIND = 'assessment.level-reminders'
const EVENT = 'level-answer.due'

/** There is one, which comes again and again. */
export const levelRemindersJob: NewJob = { kind: KIND, key: 'hourly', payload: {} }

/** The reminder whose day has come most lately, in days before the closing; null where none has. */
export function dueReminder(days: readonly number[], closesAt: Date, now: Date): number | null {
  const come = days.filter(each => closesAt.getTime() - now.getTime() <= each * DAY)
  return come.length === 0 ? null : Math.min(...come)
}

const areaOf = (office: AnsweringOffice, areaPath: AreaPath): AreaPath =>
  office === 'national' ? wholeCountry : office === 'province' ? provinceOf(areaPath) : areaPath

/** The areas of the offices that owe an answer about some file of the edition, with how many they owe. */
async function owingIn(reader: Reader, editionId: string): Promise<ReadonlyMap<AreaPath, number>> {
  const files = await listNominations(reader, { editionId, states: answeredStates })
  const levels = await levelsSent(reader, files)
  const owed = files.flatMap(({ id, areaPath }) =>
    (levels.get(id) ?? []).flatMap(({ level, sent }) =>
      sent || !level.office ? [] : [areaOf(level.office, areaPath)],
    ),
  )
  return new Map([...Map.groupBy(owed, area => area)].map(([area, all]) => [area, all.length]))
}

type Due = Readonly<{ days: number; closesAt: string }>

/** Says that something is awaited, and neither of which product nor how it is scored. */
function entryOf(editionId: string, areaPath: AreaPath, count: number, due: Due, at: Date): LedgerEntry {
  const subject = { kind: 'edition', id: editionId }
  return {
    at,
    personId: null,
    role: 'system',
    areaPath,
    action: 'level-answer.remind',
    event: EVENT,
    subject,
    record: subject,
    audience: 'panel',
    reason: null,
    detail: { ...due, count },
    beforeDigest: null,
    afterDigest: null,
  }
}

async function remindEdition(tx: Tx, editionId: string, days: readonly number[], now: Date): Promise<void> {
  const closesAt = findOpenStage(await listStages(tx, editionId), 'assess', now)?.closesAt
  const latest = closesAt ? dueReminder(days, closesAt, now) : null
  if (!closesAt || latest === null) return
  // A closing that was moved has reminders of its own.
  const due: Due = { days: latest, closesAt: closesAt.toISOString() }
  const told = await listHistory(tx, { kind: 'edition', id: editionId }, ['panel'])
  const isTold = (areaPath: AreaPath): boolean =>
    told.some(({ event, area_path: area, detail }) => {
      const said = (detail ?? {}) as Partial<Due>
      return event === EVENT && area === areaPath && said.days === due.days && said.closesAt === due.closesAt
    })
  const owing = [...(await owingIn(tx, editionId))].filter(([areaPath]) => !isTold(areaPath))
  if (owing.length === 0) return
  await append(
    tx,
    owing.map(([areaPath, count]) => entryOf(editionId, areaPath, count, due, now)),
  )
}

/**
 * Every hour: the ledger notes which offices still owe answers of a level as many days before scoring closes as the
 * programme says, and their people are told from there.
 */
export const levelReminderHandlers = (
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  days: readonly number[],
): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => {
    const now = clock.now()
    const open = await database.read(reader => findOpenEditions(reader, 'assess', now))
    for (const { edition } of open) await database.write(tx => remindEdition(tx, edition.id, days, now))
    return HOUR
  },
})
