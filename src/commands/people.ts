import { createAdministrator, demoPeople } from '../modules/people/index.ts'
import { CannotRun, option, type Command } from './command.ts'

export const peopleCommands: readonly Command[] = [
  {
    words: 'admin create',
    parameters: '--name NAME --email MAIL --password PASSWORD',
    help: 'Makes an account administrator: the first account of a new installation. The password may also stand in BINTANG_PASSWORD.',
    needs: 'application',
    run: async (parameters, output, { environment }) => {
      const [name, email] = [option(parameters, 'name'), option(parameters, 'email')]
      const password = option(parameters, 'password') ?? process.env['BINTANG_PASSWORD'] ?? null
      if (!name || !email || !password) throw new CannotRun('--name, --email and --password are needed.')
      const result = await createAdministrator(environment, { name, email, password })
      if (result.ok) {
        output.line(JSON.stringify({ id: result.value, email }))
        return 0
      }
      for (const problem of result.problems)
        output.line(JSON.stringify({ path: problem.path, message: problem.message.en }))
      return 1
    },
  },
  {
    words: 'demo people',
    parameters: '',
    help: 'Lists the people of the demo mode: one line of JSON for each.',
    needs: 'nothing',
    run: async (_, output) => {
      for (const person of demoPeople()) output.line(JSON.stringify(person))
      return Promise.resolve(0)
    },
  },
]
