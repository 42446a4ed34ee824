import type { Application } from '../app.ts'
import { awardsCommands } from './awards.ts'
import { backupCommands } from './backup.ts'
import { CannotRun, type Command, type ExitCode, type Output } from './command.ts'
import { demoCommands } from './demo.ts'
import { editionExportCommands } from './edition-export.ts'
import { filesCommands } from './files.ts'
import { invariantsCommands } from './invariants.ts'
import { ledgerCommands } from './ledger.ts'
import { paperKeyCommands } from './paper-key.ts'
import { peopleCommands } from './people.ts'
import { recomputeCommands } from './recompute.ts'
import { regionsCommands } from './regions.ts'
import { rulesCommands } from './rules.ts'

export { type Command, type ExitCode, type Output } from './command.ts'
export { listenForCommands, sendToServer } from './socket.ts'

export const commands: readonly Command[] = [
  ...rulesCommands,
  ...ledgerCommands,
  ...invariantsCommands,
  ...backupCommands,
  ...filesCommands,
  ...recomputeCommands,
  ...editionExportCommands,
  ...regionsCommands,
  ...awardsCommands,
  ...paperKeyCommands,
  ...peopleCommands,
  ...demoCommands,
]

/** The command that the words name, and what follows them. */
export function findCommand(
  words: readonly string[],
): Readonly<{ command: Command; parameters: readonly string[] }> | null {
  for (const command of commands) {
    const own = command.words.split(' ')
    if (own.every((word, index) => words[index] === word))
      return { command, parameters: words.slice(own.length) }
  }
  return null
}

export const help = (): string =>
  [
    'npm run -s bintang -- <command>',
    '',
    ...commands.map(one => `  ${`${one.words} ${one.parameters}`.trim()}\n      ${one.help}`),
  ].join('\n')

/** Runs a command that needs the application inside the process that has the database open. */
export async function runInApplication(
  words: readonly string[],
  output: Output,
  application: Application,
): Promise<ExitCode> {
  const found = findCommand(words)
  if (!found || found.command.needs !== 'application')
    throw new CannotRun(`There is no command "${words.join(' ')}".`)
  return found.command.run(found.parameters, output, application)
}
