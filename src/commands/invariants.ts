import type { Database } from '../platform/database/index.ts'
import type { FileStore } from '../platform/files/index.ts'
import { allInvariants, findBreaches } from '../setup/invariants.ts'
import type { Command, ExitCode, Output } from './command.ts'

/** How many records of one invariant are named: more would hide the other invariants. */
const NAMED = 20

/** Prints what does not hold, one line for each invariant, and how many were looked at. */
export async function printInvariants(
  database: Database,
  files: FileStore,
  output: Output,
): Promise<ExitCode> {
  const breaches = await findBreaches(database, files)
  for (const { id, says, records, error } of breaches) {
    output.line(
      JSON.stringify({
        invariant: id,
        says,
        found: records.length,
        ids: records.slice(0, NAMED),
        ...(error === null ? {} : { error }),
      }),
    )
  }
  output.line(JSON.stringify({ invariants: allInvariants.length, failed: breaches.length }))
  return breaches.length > 0 ? 1 : 0
}

export const invariantsCommands: readonly Command[] = [
  {
    words: 'invariants',
    parameters: '',
    help: 'Checks what must hold at every moment: one line of JSON for each rule that does not, with up to 20 ids.',
    needs: 'application',
    run: (_, output, { environment: { database, services } }) =>
      printInvariants(database, services.files, output),
  },
]
