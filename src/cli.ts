// The operator's commands: `npm run -s bintang -- <command>`. Exit 0 done, 1 findings, 2 could not run.
import { resolve } from 'node:path'
import { createApplication } from './app.ts'
import {
  findCommand,
  help,
  runInApplication,
  sendToServer,
  type ExitCode,
  type Output,
} from './commands/index.ts'
import { readConfig } from './platform/config.ts'

const output: Output = {
  line: text => void process.stdout.write(`${text}\n`),
  complain: text => void process.stderr.write(`${text}\n`),
}

// Whoever reads may stop reading (`| head`): that is no failure.
process.stdout.on('error', () => process.exit(0))

async function run(words: readonly string[]): Promise<ExitCode> {
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    output.line(help())
    return words.length === 0 ? 2 : 0
  }
  const found = findCommand(words)
  if (!found) {
    output.complain(`There is no command "${words.join(' ')}"; see --help.`)
    return 2
  }
  const { command, parameters } = found
  if (parameters.includes('--help')) {
    output.line(`${command.words} ${command.parameters}\n${command.help}`)
    return 0
  }
  const named = command.namesPath ? withPath(parameters) : parameters
  const meant = command.namesTarget ? withTarget(named) : named
  if (command.needs === 'nothing') return command.run(meant, output)
  return runWithDatabase([...command.words.split(' '), ...meant])
}

/** npm runs scripts in the package's folder and keeps the operator's own in INIT_CWD. */
const fromOperator = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path)

function withPath([path, ...rest]: readonly string[]): readonly string[] {
  if (path === undefined || path.startsWith('--')) return path === undefined ? [] : [path, ...rest]
  return [fromOperator(path), ...rest]
}

const withTarget = (parameters: readonly string[]): readonly string[] =>
  parameters.map((one, index) => {
    if (one.startsWith('--to=')) return `--to=${fromOperator(one.slice('--to='.length))}`
    return parameters[index - 1] === '--to' ? fromOperator(one) : one
  })

/** Through the running server when there is one, since the embedded database has one owner. */
async function runWithDatabase(words: readonly string[]): Promise<ExitCode> {
  const config = readConfig(process.env)
  const answered = config.databaseUrl ? null : await sendToServer(config.dataDir, words, output)
  if (answered !== null) return answered
  const application = await createApplication(config)
  try {
    return await runInApplication(words, output, application)
  } finally {
    await application.close()
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  output.complain(error instanceof Error ? error.message : 'unknown error')
  process.exitCode = 2
}
