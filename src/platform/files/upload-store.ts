import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore, type Configstore } from '@tus/file-store'
import { Upload } from '@tus/server'
import { z } from 'zod'
import { newId } from '../random.ts'

const infoSchema = z.object({
  id: z.string(),
  size: z.number().int(),
  creation_date: z.string(),
  metadata: z.record(z.string(), z.string().nullable()).optional(),
})

/** What is known of an upload, in a file beside its bytes; written whole or not at all. */
function infoStore(folder: string): Configstore {
  const pathOf = (id: string): string => join(folder, `${id}.json`)
  return {
    get: async id => {
      const read = infoSchema.safeParse(
        await readFile(pathOf(id), 'utf8')
          .then(JSON.parse)
          .catch(() => null),
      )
      if (!read.success) return undefined
      const { metadata, ...info } = read.data
      return new Upload({ ...info, offset: 0, ...(metadata ? { metadata } : {}) })
    },
    set: async (id, { size, creation_date, metadata }) => {
      const path = pathOf(id)
      await mkdir(dirname(path), { recursive: true })
      const temporary = `${path}.${newId()}`
      await writeFile(temporary, JSON.stringify({ id, size, creation_date, metadata }), { flush: true })
      await rename(temporary, path)
    },
    delete: id => rm(pathOf(id), { force: true }),
  }
}

type Admit = (upload: Upload, create: () => Promise<Upload>) => Promise<Upload>

/**
 * Keeps the bytes of unfinished uploads in a folder of each person. How far an upload is, is how long its file is:
 * nothing beside it can tell another story after a crash. What was acknowledged was synchronised to the disk.
 */
export class UploadStore extends FileStore {
  private readonly admit: Admit

  constructor(folder: string, lifeMilliseconds: number, admit: Admit) {
    super({
      directory: folder,
      configstore: infoStore(folder),
      expirationPeriodInMilliseconds: lifeMilliseconds,
    })
    this.admit = admit
    // A length that is told at the end could not be refused at the beginning.
    this.extensions = this.extensions.filter(one => one !== 'creation-defer-length')
  }

  /** `admit` does its work when there is place for the upload, and nobody else of its folder comes in between. */
  override create(upload: Upload): Promise<Upload> {
    return this.admit(upload, () => super.create(upload))
  }

  override async write(sent: Readable, id: string, offset: number): Promise<number> {
    let written = 0
    sent.on('data', (piece: Buffer) => {
      written += piece.length
    })
    const file = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset, flush: true })
    await pipeline(sent, file)
    return offset + written
  }
}
