import { verify } from '../audit/index.ts'
import type { Command } from './command.ts'

export const ledgerCommands: readonly Command[] = [
  {
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
  },
]
