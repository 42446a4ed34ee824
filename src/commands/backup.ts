import { resolve } from 'node:path'
import { verify } from '../audit/index.ts'
import { loadAreaNames } from '../modules/regions/index.ts'
import { checkBackup, restoreBackup, writeBackup } from '../platform/backup/index.ts'
import { readConfig, type Config } from '../platform/config.ts'
import { knownMigrations, openEmbedded, openPostgres, type Database } from '../platform/database/index.ts'
import { openFileStore, type FileStore } from '../platform/files/index.ts'
import { backupSource } from '../setup/backup.ts'
import { CannotRun, type Command, type ExitCode, type Output } from './command.ts'
import { printInvariants } from './invariants.ts'

const folderIn = ([folder]: readonly string[]): string => {
  if (!folder || folder.startsWith('--')) throw new CannotRun('Name the folder of the backup; see --help.')
  // The command line made it absolute already; a caller within the program may not have.
  return resolve(folder)
}

/** Every row and file restored is looked at before the operator is told that the restore is done. */
async function printState(database: Database, files: FileStore, output: Output): Promise<ExitCode> {
  const ledger = await database.read(async reader => {
    await loadAreaNames(reader)
    return verify(reader)
  })
  const { entries, head, ok, firstBad } = ledger
  output.line(JSON.stringify({ entries, head, ok, first_bad: firstBad }))
  const found = await printInvariants(database, files, output)
  return ok ? found : 1
}

const open = (config: Config): Promise<Database> =>
  config.databaseUrl ? Promise.resolve(openPostgres(config.databaseUrl)) : openEmbedded(config.dataDir)

/** Restores into the place that the settings name. The backup is read to its end before the place is touched. */
export async function restoreInto(config: Config, folder: string, output: Output): Promise<ExitCode> {
  const manifest = await checkBackup(folder, knownMigrations)
  const database = await open(config)
  try {
    const files = openFileStore(config)
    await restoreBackup({ database, files }, folder, manifest)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    output.line(
      JSON.stringify({ restored: folder, tables: manifest.tables.length, rows, files: manifest.files.rows }),
    )
    return await printState(database, files, output)
  } finally {
    await database.close()
  }
}

export const backupCommands: readonly Command[] = [
  {
    words: 'backup',
    parameters: 'DIR',
    namesPath: true,
    help: 'Writes tables and files into a new folder, also while the server runs. It fits an embedded database and PostgreSQL.',
    needs: 'application',
    run: async (parameters, output, { environment }) => {
      const folder = folderIn(parameters)
      const source = backupSource({ database: environment.database, files: environment.services.files })
      const manifest = await writeBackup(source, folder, new Date())
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      output.line(
        JSON.stringify({
          backup: folder,
          tables: manifest.tables.length,
          rows,
          files: manifest.files.rows,
          ledger: manifest.ledger,
        }),
      )
      return 0
    },
  },
  {
    words: 'restore',
    parameters: 'DIR',
    namesPath: true,
    help: 'Restores a backup into an empty place (DATA_DIR, or DATABASE_URL), then runs ledger verify and invariants there.',
    needs: 'nothing',
    run: (parameters, output) => restoreInto(readConfig(process.env), folderIn(parameters), output),
  },
]
