import { deserialize, serialize } from 'node:v8'
import { MemoryFS, PGlite, type PGliteOptions } from '@electric-sql/pglite'

/** What stands at a path of a data folder: a file, or a folder where there is no content. */
type Entry = Readonly<{ path: string; mode: number; content: Uint8Array | null }>

/** The whole data folder of an embedded database that was closed in order. */
export type Folder = readonly Entry[]

const PLACE = '/pglite/data'

/**
 * Small: of what a database takes to start, filling its memory and its log with zeros was the most. A scan begins at
 * the first row all the same, which it would not in a table larger than a quarter of that memory.
 */
const small: PGliteOptions = {
  initDbStartParams: ['--wal-segsize=1'],
  startParams: [
    ...PGlite.defaultStartParams,
    ...['shared_buffers=16MB', 'wal_recycle=off', 'wal_init_zero=off', 'synchronize_seqscans=off'].flatMap(
      one => ['-c', one],
    ),
  ],
}

/** Files in memory: filled from a folder before the database opens them, read when it has closed them. */
class Files extends MemoryFS {
  left: Folder = []
  private readonly given: Folder

  constructor(given: Folder) {
    super()
    this.given = given
  }

  private get tree() {
    if (!this.pg) throw new Error('the database is not there yet')
    return this.pg.Module.FS
  }

  override initialSyncFs(): Promise<void> {
    if (this.given.length > 0) this.tree.mkdirTree(PLACE)
    for (const { path, mode, content } of this.given) {
      if (content === null) this.tree.mkdir(path, mode)
      // The copy is the file from now on; it is not copied once more.
      else this.tree.writeFile(path, content.slice(), { mode, canOwn: true } as { flags?: string })
    }
    return Promise.resolve()
  }

  private entriesOf(folder: string): Folder {
    const names: readonly string[] = this.tree.readdir(folder)
    return names
      .filter(name => name !== '.' && name !== '..')
      .flatMap((name): Folder => {
        const path = `${folder}/${name}`
        const { mode } = this.tree.stat(path)
        return this.tree.isDir(mode)
          ? [{ path, mode, content: null }, ...this.entriesOf(path)]
          : [{ path, mode, content: this.tree.readFile(path) }]
      })
  }

  override async closeFs(): Promise<void> {
    if (this.given.length === 0) this.left = this.entriesOf(PLACE)
    await super.closeFs()
  }
}

/** Makes a database, lets `fill` write into it and closes it: its folder, which others can begin with. */
export async function makeFolder(
  parsers: PGliteOptions['parsers'],
  fill: (pglite: PGlite) => Promise<void>,
): Promise<Folder> {
  const files = new Files([])
  const pglite = await PGlite.create({ ...small, fs: files, ...(parsers ? { parsers } : {}) })
  await fill(pglite)
  await pglite.close()
  return files.left
}

/** A database that begins with what another one left; its writes are its own. */
export const openFolder = (folder: Folder, parsers: PGliteOptions['parsers']): Promise<PGlite> =>
  PGlite.create({ ...small, fs: new Files(folder), ...(parsers ? { parsers } : {}) })

/** A folder as one file on the disk, and back. */
export const packed = (folder: Folder): Buffer => serialize(folder)
export const unpacked = (bytes: Buffer): Folder => deserialize(bytes) as Folder
