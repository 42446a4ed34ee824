import { findEntry, verify } from '../audit/index.ts'
import { CannotRun, type Command } from './command.ts'

const ledgerVerify: Command = {
  words: 'ledger verify',
  parameters: '',
  help: 'Walks the whole chain of the ledger and names the first bad entry.',
  needs: 'application',
  run: async (_, output, { environment }) => {
    const found = await environment.database.read(reader => verify(reader))
    output.line(
      JSON.stringify({ entries: found.entries, head: found.head, ok: found.ok, first_bad: found.firstBad }),
    )
    return found.ok ? 0 : 1
  },
}

const ledgerEntry: Command = {
  words: 'ledger entry',
  parameters: 'NUMBER',
  help: 'Tells the fingerprint of one entry, as the annex of a decree names it. The chain is checked by ledger verify.',
  needs: 'application',
  run: async ([wanted = ''], output, { environment }) => {
    if (!/^[1-9]\d{0,14}$/.test(wanted))
      throw new CannotRun('The number of an entry is needed: ledger entry 742.')
    const entry = await environment.database.read(reader => findEntry(reader, Number(wanted)))
    if (!entry) throw new CannotRun(`The ledger has no entry ${wanted}.`)
    const { hash, event, at } = entry
    output.line(JSON.stringify({ entry: Number(wanted), hash, event, at: at.toISOString() }))
    return 0
  },
}

export const ledgerCommands: readonly Command[] = [ledgerVerify, ledgerEntry]
