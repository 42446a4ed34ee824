import { readFile } from 'node:fs/promises'
import { checkRules, diffRules, loadRules, rehearse, type Rules, scoreSheets } from '../engine/index.ts'
import type { Text } from '../foundation/text.ts'
import { eachResult, type PublishedResult } from '../modules/decisions/index.ts'
import { findEdition, findEditionBySlug } from '../modules/editions/index.ts'
import type { Reader } from '../platform/database/index.ts'
import { CannotRun, type Command, option } from './command.ts'

const read = (path: string | undefined, what: string): Promise<string> => {
  if (!path) throw new CannotRun(`${what} is missing; see --help.`)
  return readFile(path, 'utf8').catch(() => {
    throw new CannotRun(`${path} cannot be read.`)
  })
}

const told = (code: string, path: string, { id, en }: Text): string =>
  JSON.stringify({ code, path, message: { id, en } })

/** Rules that pass the check; anything else ends the command with the first faults. */
async function readRules(path: string | undefined): Promise<Rules> {
  const loaded = loadRules(await read(path, 'RULES'))
  if (loaded.ok) return loaded.value
  const [first] = loaded.problems
  throw new CannotRun(
    `RULES has ${loaded.problems.length} problems, first at ${first?.path}: ${first?.message.en}`,
  )
}

async function publishedResults(reader: Reader, wanted: string): Promise<readonly PublishedResult[]> {
  const edition = (await findEdition(reader, wanted)) ?? (await findEditionBySlug(reader, wanted))
  if (!edition) throw new CannotRun(`There is no edition ${wanted}.`)
  const results: PublishedResult[] = []
  for await (const result of eachResult(reader)) if (result.editionId === edition.id) results.push(result)
  return results
}

const rehearseCommand: Command = {
  words: 'rules rehearse',
  parameters: 'RULES --edition ID',
  help: 'Says what every published result of an edition (id or address name) would become by other rules, from its frozen inputs: one line of JSON for each nomination, and one with the counts. Nothing is stored.',
  needs: 'application',
  namesPath: true,
  run: async (parameters, output, { environment }) => {
    const wanted = option(parameters, 'edition')
    if (!wanted) throw new CannotRun('--edition is needed.')
    const rules = await readRules(parameters[0])
    const results = await environment.database.read(reader => publishedResults(reader, wanted))
    const lines = rehearse(
      rules,
      results.map(({ nominationId, trace }) => ({ id: nominationId, trace })),
    )
    for (const line of lines) output.line(JSON.stringify(line))
    const changed = lines.filter(line => line.changed.length > 0).length
    output.line(JSON.stringify({ edition: wanted, results: lines.length, changed }))
    return changed > 0 ? 1 : 0
  },
}

export const rulesCommands: readonly Command[] = [
  {
    words: 'rules check',
    parameters: 'FILE',
    help: 'Lints a rules document: one line of JSON for each problem.',
    needs: 'nothing',
    run: async ([file], output) => {
      const problems = checkRules(await read(file, 'FILE'))
      for (const { code, path, message } of problems) output.line(told(code, path, message))
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
  {
    words: 'rules diff',
    parameters: 'A B',
    help: 'Says in words what changes from one rules document to another: one line of JSON for each change.',
    needs: 'nothing',
    run: async ([a, b], output) => {
      const changes = diffRules(await read(a, 'A'), await read(b, 'B'))
      if (!changes.ok) throw new CannotRun(changes.problems.map(one => one.message.en).join(' '))
      for (const { code, path, message } of changes.value) output.line(told(code, path, message))
      return changes.value.length > 0 ? 1 : 0
    },
  },
  rehearseCommand,
]
