import type { Environment } from '../../actions/index.ts'
import { text } from '../../foundation/text.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { findActing } from '../people/index.ts'
import { RUN_JOB } from './confirm-import.ts'
import type { Import, ImportSettings } from './import.ts'
import { endImport, findImport } from './import-store.ts'
import { endRow, listWaiting } from './row-store.ts'
import { runRow } from './run-row.ts'

/** Rows of one turn: other work of the background comes in between. */
const TURN = 50
const AT_ONCE = 1

const overText = text(
  'Peran yang mengonfirmasi impor ini sudah berakhir sebelum baris ini disimpan.',
  'The role that confirmed this import ended before this row was stored.',
)

/** Nothing is stored through a post that is no longer held: what waits is told, and the import ends. */
async function giveUp({ database, clock }: Environment, { id }: Import): Promise<void> {
  await database.write(async tx => {
    for (const { position } of await listWaiting(tx, id, Number.MAX_SAFE_INTEGER))
      await endRow(tx, id, position, {
        outcome: 'failed',
        resultId: null,
        problems: [{ cell: null, message: overText }],
      })
    await endImport(tx, id, clock.now())
  })
}

/** Stores some rows; answers whether more wait. */
async function takeTurn(environment: Environment, settings: ImportSettings, id: string): Promise<boolean> {
  const { database, clock } = environment
  const one = await database.read(reader => findImport(reader, id))
  if (one?.state !== 'running') return false
  const actor = await database.read(reader =>
    findActing(reader, one.confirmedBy ?? '', one.confirmedGrant ?? '', clock.now()),
  )
  if (!actor) {
    await giveUp(environment, one)
    return false
  }
  const rows = await database.read(reader => listWaiting(reader, id, TURN))
  for (const row of rows) await runRow(environment, settings, one, row, actor)
  if (rows.length === TURN) return true
  await database.write(tx => endImport(tx, id, clock.now()))
  return false
}

/** The background work of confirmed imports: after a crash it goes on with the rows that are not stored yet. */
export const importJobHandlers = (
  environment: Environment,
  settings: ImportSettings,
): Readonly<Record<string, JobHandler>> => ({
  [RUN_JOB]: async payload => {
    const { id } = payload as Readonly<{ id: string }>
    return (await takeTurn(environment, settings, id)) ? AT_ONCE : undefined
  },
})
