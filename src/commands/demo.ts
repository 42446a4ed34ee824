import { seedDemo } from '../demo/index.ts'
import { CannotRun, type Command } from './command.ts'

export const demoCommands: readonly Command[] = [
  {
    words: 'seed demo',
    parameters: '',
    help: 'Fills a database that was made in demo mode with invented content. Safe to repeat.',
    needs: 'application',
    run: async (_, output, application) => {
      if (!application.config.demo) throw new CannotRun('This is no demo installation: DEMO=0 is set.')
      await seedDemo(application)
      output.line(JSON.stringify({ demo: 'complete' }))
      return 0
    },
  },
]
