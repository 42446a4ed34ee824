import { z } from 'zod'
import type { Environment } from '../../../actions/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../../platform/jobs/index.ts'
import { findSetting, setSetting } from '../../../platform/settings.ts'
import { hasOpenSheet } from './closed-sheet-store.ts'
import { countClosedSheets } from './closed-sheets.ts'
import { lookSince, mayTieSince } from './ledger-look.ts'

const KIND = 'assessment.count-closed'
const SETTING = 'closed-sheets'
const REST = 10_000

/** There is one, which comes again and again. */
export const closedCountJob: NewJob = { kind: KIND, key: 'always', payload: {} }

/** The number of closed sheets as it was after an entry of the ledger. */
const keptSchema = z.object({ seq: z.number(), count: z.number(), at: z.coerce.date() })
type Kept = z.infer<typeof keptSchema>

async function findKept(reader: Reader): Promise<Kept | null> {
  const read = keptSchema.safeParse(await findSetting(reader, SETTING))
  return read.success ? read.data : null
}

export type ClosedCount = Readonly<{
  count: number
  /** When it was counted, where what was done since may have changed it; null where it holds now. */
  asOf: Date | null
}>

/** Two small queries, or three where none was closed. Before it was ever counted, it is counted here. */
export async function closedSheetCount(reader: Reader): Promise<ClosedCount> {
  const kept = await findKept(reader)
  if (!kept) return { count: await countClosedSheets(work => work(reader)), asOf: null }
  const isActed = await mayTieSince(reader, kept.seq)
  const mayDiffer = isActed && (kept.count > 0 || (await hasOpenSheet(reader)))
  return { count: kept.count, asOf: mayDiffer ? kept.at : null }
}

/**
 * Counts again when something was done that may change the number, and once in each process: names are compared as its
 * code does. The ledger is read before the records, so that what is done meanwhile is counted again, never missed.
 */
export function closedCountHandlers({
  database,
  clock,
}: Pick<Environment, 'database' | 'clock'>): Readonly<Record<string, JobHandler>> {
  let isNew = true
  const keep = (kept: Kept): Promise<void> => database.write(tx => setSetting(tx, SETTING, kept))
  return {
    [KIND]: async () => {
      const { kept, seq, isActed } = await database.read(async reader => {
        const found = await findKept(reader)
        return { kept: found, ...(await lookSince(reader, found?.seq ?? null)) }
      })
      if (isNew || kept === null || isActed)
        await keep({ at: clock.now(), seq, count: await countClosedSheets(database.read) })
      else if (kept.seq < seq) await keep({ ...kept, seq })
      isNew = false
      return REST
    },
  }
}
