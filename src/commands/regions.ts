import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { importBoundaries, UnreadableBoundaries } from '../modules/regions/index.ts'
import { CannotRun, option, type Command } from './command.ts'

const MOST_BYTES = 60_000_000

async function contentOf(file: string | undefined): Promise<Uint8Array> {
  if (!file || file.startsWith('--')) throw new CannotRun('FILE is missing; see --help.')
  const path = resolve(file)
  const size = await stat(path).then(
    found => found.size,
    () => {
      throw new CannotRun(`${path} cannot be read.`)
    },
  )
  if (size > MOST_BYTES)
    throw new CannotRun(`${path} has ${size} bytes; at most ${MOST_BYTES} are taken: simplify it first.`)
  return readFile(path).catch(() => {
    throw new CannotRun(`${path} cannot be read.`)
  })
}

export const regionsCommands: readonly Command[] = [
  {
    words: 'regions import-boundaries',
    parameters: 'FILE [--source TEXT]',
    help: 'Brings boundaries (TopoJSON or GeoJSON of provinces, or of regencies and cities, with their codes) into the maps: one line of JSON for each finding, then one with what was stored and the file’s SHA-256. --source is shown beside the maps. Importing a file again changes nothing.',
    needs: 'application',
    namesPath: true,
    run: async (parameters, output, { environment }) => {
      const content = await contentOf(parameters[0])
      try {
        const report = await importBoundaries(environment, content, option(parameters, 'source') ?? '')
        const { findings, ...counts } = report
        for (const finding of findings) output.line(JSON.stringify(finding))
        const said = counts.maps > 0 ? 'stored' : 'nothing changed'
        output.line(JSON.stringify({ ...counts, findings: findings.length, said }))
        return findings.length > 0 ? 1 : 0
      } catch (error) {
        if (error instanceof UnreadableBoundaries) throw new CannotRun(error.message)
        throw error
      }
    },
  },
]
