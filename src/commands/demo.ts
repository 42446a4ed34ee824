import { seedDemo } from '../demo/index.ts'
import { CannotRun, type Command } from './command.ts'

/** How often the progress is told, in steps. */
const TELL_EVERY = 100

export const demoCommands: readonly Command[] = [
  {
    words: 'seed demo',
    parameters: '',
    help: 'Fills a database that was made in demo mode with invented content. Safe to repeat; goes on where an earlier run was cut off.',
    needs: 'application',
    run: async (_, output, application) => {
      if (!application.config.demo) throw new CannotRun('This is no demo installation: DEMO=0 is set.')
      const { kind, steps, total } = await seedDemo(application, {
        progress: (done, of) => {
          if (done % TELL_EVERY === 0) output.line(JSON.stringify({ done, total: of }))
        },
      })
      output.line(JSON.stringify({ demo: kind, steps, total }))
      return 0
    },
  },
]
