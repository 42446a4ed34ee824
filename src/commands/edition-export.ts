import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { exportEdition } from '../modules/decisions/index.ts'
import { findEdition, findEditionBySlug } from '../modules/editions/index.ts'
import { CannotRun, option, type Command } from './command.ts'

/** An empty folder, made where there is none: an export is never mixed with another one. */
async function emptyFolder(path: string): Promise<string> {
  // The command line made it absolute already; a caller within the program may not have.
  const folder = resolve(path)
  const parts = await mkdir(folder, { recursive: true })
    .then(() => readdir(folder))
    .catch(() => {
      throw new CannotRun(`${folder} cannot be written.`)
    })
  if (parts.length > 0) throw new CannotRun(`${folder} is not empty.`)
  return folder
}

export const editionExportCommands: readonly Command[] = [
  {
    words: 'edition export',
    parameters: '--edition ID --to FOLDER',
    help: 'Writes rules, sheets and decisions of a decided edition (id or address name) for verify/score.py --check.',
    needs: 'application',
    namesTarget: true,
    run: async (parameters, output, { environment }) => {
      const [wanted, to] = [option(parameters, 'edition'), option(parameters, 'to')]
      if (!wanted || !to) throw new CannotRun('--edition and --to are needed.')
      const found = await environment.database.read(async reader => {
        const edition = (await findEdition(reader, wanted)) ?? (await findEditionBySlug(reader, wanted))
        if (!edition) throw new CannotRun(`There is no edition ${wanted}.`)
        const made = await exportEdition(reader, edition.id)
        if (!made) throw new CannotRun(`The list of edition ${edition.slug} is not decided yet.`)
        return { edition: edition.slug, ...made }
      })
      const folder = await emptyFolder(to)
      for (const { name, content } of found.files) {
        const path = join(folder, name)
        // What was decided anew has a folder of its own.
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await writeFile(path, content, { mode: 0o600 })
      }
      const { edition, cases, rulesHashes } = found
      output.line(JSON.stringify({ edition, folder, cases, rules: rulesHashes }))
      return 0
    },
  },
]
