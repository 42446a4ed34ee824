import { readFile, stat } from 'node:fs/promises'
import { importClaims, reasonsOf } from '../modules/awards/index.ts'
import { CannotRun, type Command } from './command.ts'

/** Far more than the most claims of a file: many times what all programmes of the world have awarded. */
const MOST_BYTES = 20_000_000

async function read(path: string): Promise<Uint8Array> {
  const unread = (): never => {
    throw new CannotRun(`${path} cannot be read.`)
  }
  const { size } = await stat(path).catch(unread)
  if (size > MOST_BYTES)
    throw new CannotRun(`${path} has ${size} bytes; at most ${MOST_BYTES} are taken: split it.`)
  return readFile(path).catch(unread)
}

export const awardsCommands: readonly Command[] = [
  {
    words: 'awards import',
    parameters: 'FILE [--preview]',
    help: 'Imports claims about past awards (CSV; programmes/ovop-id/history/README.md has the columns): one line of JSON for each row that is left out, by its line number, and one with the counts and the file’s SHA-256. Claims that were withdrawn stay withdrawn. --preview stores nothing. Importing a file again changes nothing.',
    needs: 'application',
    namesPath: true,
    run: async (parameters, output, { environment, programme }) => {
      const preview = parameters.includes('--preview')
      const [file] = parameters.filter(one => !one.startsWith('--'))
      if (!file) throw new CannotRun('FILE is missing; see --help.')
      const result = await importClaims(environment, programme.awards, await read(file), { preview })
      if (!result.ok) throw new CannotRun(`${file}: ${result.problems.map(one => one.message.en).join(' ')}`)
      const { bad, withdrawn, ...counts } = result.value
      for (const { line, problems } of bad)
        output.line(
          JSON.stringify({ line, codes: problems.map(one => one.code), reason: reasonsOf(problems).en }),
        )
      for (const { line, stored: kept, differs } of withdrawn)
        output.line(
          JSON.stringify({
            line,
            codes: ['withdrawn'],
            reason: `withdrawn, and stays so: ${kept.withdrawal?.reason ?? ''}`,
            claim: kept.id,
            differs,
          }),
        )
      const stored = !preview && counts.added + counts.corrected > 0
      const said = preview ? 'preview: nothing was stored' : stored ? 'stored' : 'nothing changed'
      output.line(
        JSON.stringify({ ...counts, withdrawn: withdrawn.length, left_out: bad.length, stored, said }),
      )
      return bad.length + withdrawn.length > 0 ? 1 : 0
    },
  },
]
