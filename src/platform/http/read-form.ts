import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import busboy from 'busboy'
import { Upload } from '../files/index.ts'
import { newId } from '../random.ts'

/** What a form sent: a field that came once is a text, one that came often a list. */
export type FormFields = Readonly<Record<string, string | readonly string[] | Upload>>

export type ReceivedForm = Readonly<{ fields: FormFields; discard: () => Promise<void> }>

export type FormLimits = Readonly<{ fileBytes: number; incomingFolder: string }>

export class BadForm extends Error {}

const FIELDS = { fields: 1_000, fieldSize: 100_000, files: 10, parts: 1_010 }

/** Reads a form body; files are streamed to the incoming folder, never held in memory. */
export async function readForm(request: Request, limits: FormLimits): Promise<ReceivedForm> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type) || !request.body) {
    return { fields: {}, discard: () => Promise.resolve() }
  }
  const reading = new FormReading(limits)
  const parser = createParser(type, limits)
  parser.on('field', (name, value) => reading.addField(name, value))
  parser.on('file', (name, stream, info) => reading.addFile(name, stream, info.filename ?? ''))
  for (const event of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) {
    parser.on(event, () => parser.destroy(new BadForm('too many parts')))
  }
  try {
    await pipeline(Readable.fromWeb(request.body as NodeWebStream), parser)
    await reading.finished()
  } catch (error) {
    await reading.discard()
    throw new BadForm(error instanceof Error ? error.message : 'unreadable form')
  }
  return { fields: reading.fields(), discard: () => reading.discard() }
}

function createParser(type: string, limits: FormLimits): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { ...FIELDS, fileSize: limits.fileBytes },
    })
  } catch (error) {
    throw new BadForm(error instanceof Error ? error.message : 'unreadable form')
  }
}

class FormReading {
  private readonly limits: FormLimits
  private readonly received = new Map<string, string | string[] | Upload>()
  private readonly writing: Promise<void>[] = []
  private readonly paths: string[] = []

  constructor(limits: FormLimits) {
    this.limits = limits
  }

  addField(name: string, value: string): void {
    const earlier = this.received.get(name)
    if (earlier === undefined || earlier instanceof Upload) this.received.set(name, value)
    else this.received.set(name, [...(Array.isArray(earlier) ? earlier : [earlier]), value])
  }

  addFile(name: string, stream: Readable & { truncated?: boolean }, originalName: string): void {
    if (originalName === '') {
      stream.resume()
      return
    }
    const writing = this.write(name, stream, originalName)
    // The failure is thrown by `finished`; this only keeps it from being called unhandled before that.
    writing.catch(() => {})
    this.writing.push(writing)
  }

  private async write(
    name: string,
    stream: Readable & { truncated?: boolean },
    originalName: string,
  ): Promise<void> {
    mkdirSync(this.limits.incomingFolder, { recursive: true })
    const path = join(this.limits.incomingFolder, newId())
    this.paths.push(path)
    const hash = createHash('sha256')
    let bytes = 0
    stream.on('data', (chunk: Buffer) => {
      hash.update(chunk)
      bytes += chunk.length
    })
    await pipeline(stream, createWriteStream(path))
    const upload = {
      path,
      originalName: originalName.slice(0, 200),
      bytes,
      sha256: hash.digest('hex'),
      tooLarge: stream.truncated === true,
    }
    this.received.set(name, new Upload(upload))
  }

  fields = (): FormFields => Object.fromEntries(this.received)

  async finished(): Promise<void> {
    await Promise.all(this.writing)
  }

  async discard(): Promise<void> {
    await Promise.allSettled(this.writing)
    await Promise.all(this.paths.map(path => rm(path, { force: true })))
  }
}
