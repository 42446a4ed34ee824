import { readFile } from 'node:fs/promises'
import { checkRules, scoreSheets } from '../engine/index.ts'
import { CannotRun, type Command } from './command.ts'

const read = (path: string | undefined, what: string): Promise<string> => {
  if (!path) throw new CannotRun(`${what} is missing; see --help.`)
  return readFile(path, 'utf8').catch(() => {
    throw new CannotRun(`${path} cannot be read.`)
  })
}

export const rulesCommands: readonly Command[] = [
  {
    words: 'rules check',
    parameters: 'FILE',
    help: 'Lints a rules document: one line of JSON for each problem.',
    needs: 'nothing',
    run: async ([file], output) => {
      const problems = checkRules(await read(file, 'FILE'))
      for (const { code, path, message } of problems)
        output.line(JSON.stringify({ code, path, message: message.en }))
      return problems.length > 0 ? 1 : 0
    },
  },
  {
    words: 'rules score',
    parameters: 'RULES SHEETS',
    help: 'Scores sheets by a rules document: one line of JSON for each case.',
    needs: 'nothing',
    run: async ([rules, sheets], output) => {
      const result = scoreSheets(await read(rules, 'RULES'), await read(sheets, 'SHEETS'))
      if (!result.ok)
        throw new CannotRun(result.problems.map(one => `${one.path}: ${one.message.en}`).join(' '))
      for (const line of result.value) output.line(JSON.stringify(line))
      return result.value.some(line => line.problems.length > 0) ? 1 : 0
    },
  },
]
