import { rescanFiles } from '../modules/files/index.ts'
import { openScanner } from '../platform/scanner/index.ts'
import { CannotRun, type Command } from './command.ts'

export const filesCommands: readonly Command[] = [
  {
    words: 'files rescan',
    parameters: '[--all]',
    help: 'Scans every stored file that no virus scanner has read yet; with --all also those that were clean before. Needs CLAMD.',
    needs: 'application',
    run: async (parameters, output, { config, environment }) => {
      if (!config.clamd) throw new CannotRun('There is no scanner: set CLAMD.')
      const scanner = openScanner(config)
      const version = await scanner.version()
      if (version === null) throw new CannotRun('The scanner that CLAMD names does not answer.')
      const counts = await rescanFiles({ ...environment, scanner }, parameters.includes('--all'))
      output.line(JSON.stringify({ scanner: version, ...counts }))
      return counts.infected + counts.unscanned > 0 ? 1 : 0
    },
  },
]
