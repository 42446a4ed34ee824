import { rotatePaperKey } from '../modules/certificates/index.ts'
import { paperKeys } from '../setup/signing.ts'
import { CannotRun, type Command, option } from './command.ts'

const SHORTEST_REASON = 10

export const paperKeyCommands: readonly Command[] = [
  {
    words: 'paper-key rotate',
    parameters: '--reason TEXT',
    help: 'Ends the key that signs codes on certificates and credentials, and makes a new one. What it signed on papers stays valid; whatever else bears its signature does not from now on. Its end is published, and stands in the ledger.',
    needs: 'application',
    run: async (parameters, output, { config, environment }) => {
      const reason = (option(parameters, 'reason') ?? '').trim()
      if (reason.length < SHORTEST_REASON)
        throw new CannotRun(`--reason is needed, with at least ${SHORTEST_REASON} characters.`)
      const { database, clock } = environment
      const rotation = await rotatePaperKey({ database, clock, keys: paperKeys(config) }, reason)
      output.line(JSON.stringify(rotation))
      return 0
    },
  },
]
