import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import busboy from 'busboy'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { storageProblem, Upload } from '../files/index.ts'
import { newId } from '../random.ts'
import { withoutControls } from './controls.ts'

/** What a form sent: a field that came once is a text, one that came often a list. */
export type FormFields = Readonly<Record<string, string | readonly string[] | Upload>>

/** `problems` tells of what was not read whole: a form with any is refused, since what it sent is not known. */
export type ReceivedForm = Readonly<{
  fields: FormFields
  problems: readonly Problem[]
  discard: () => Promise<void>
}>

/** `fileBytes`: of each file; with 0 files are passed over. `textBytes`: of all texts together. */
export type FormLimits = Readonly<{ fileBytes: number; incomingFolder: string; textBytes?: number }>

export class BadForm extends Error {}

const FIELDS = { fields: 1_000, fieldSize: 1_000_000, files: 10, parts: 1_010 }
/** Bytes of all texts of a form together: they are held in memory. */
const ALL_TEXTS = 20_000_000

const cutOff = text(
  'Isian ini terlalu panjang, sehingga hanya awalnya yang terbaca. Persingkat, atau kirim sebagai berkas bila ada tempatnya.',
  'This is too long, so that only its beginning was read. Shorten it, or send it as a file where there is a place for one.',
)
const severalFiles = (first: string, second: string) =>
  text(
    `Dua berkas dikirim untuk satu isian (${first} dan ${second}), sedangkan tempatnya satu. Pilih satu berkas, lalu kirim lagi.`,
    `Two files were sent for one field (${first} and ${second}), which has room for one. Choose one file, then send again.`,
  )

/** Reads a form body; files are streamed to the incoming folder, never held in memory. */
export async function readForm(request: Request, limits: FormLimits): Promise<ReceivedForm> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type) || !request.body) {
    return { fields: {}, problems: [], discard: () => Promise.resolve() }
  }
  const reading = new FormReading(limits)
  const parser = createParser(type, limits)
  parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || !reading.addField(name, value, valueTruncated))
      parser.destroy(new BadForm('too long'))
  })
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
  return {
    fields: reading.fields(),
    problems: reading.problems,
    discard: () => reading.discard(),
  }
}

function createParser(type: string, limits: FormLimits): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { ...FIELDS, fileSize: Math.max(1, limits.fileBytes) },
    })
  } catch (error) {
    throw new BadForm(error instanceof Error ? error.message : 'unreadable form')
  }
}

type Kept = Readonly<{ bytes: number; sha256: string; problem: Problem | null }>

/**
 * Writes a file of the form to the disk. Where there is no room for it, its bytes are passed over, so that the fields
 * behind it are still read, and `problem` is what to tell.
 */
async function keepStream(stream: Readable, path: string): Promise<Kept> {
  // The form may break off before the place is open; the pipeline below tells of it then.
  stream.on('error', () => {})
  const file = await open(path, 'w')
  const hash = createHash('sha256')
  let bytes = 0
  let full: Problem | null = null
  const keep = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      try {
        if (!full) await file.appendFile(piece)
      } catch (error) {
        full = storageProblem(error)
        if (!full) throw error
      }
    }
  }
  try {
    await pipeline(stream, keep)
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex'), problem: full }
}

const shownName = (name: string): string => withoutControls(name).slice(0, 80)

class FormReading {
  readonly problems: Problem[] = []
  private textBytes = 0
  private readonly limits: FormLimits
  private readonly received = new Map<string, string | string[] | Upload>()
  private readonly fileNames = new Map<string, string>()
  private readonly writing: Promise<void>[] = []
  private readonly paths: string[] = []

  constructor(limits: FormLimits) {
    this.limits = limits
  }

  /** False when the texts of the form are too long together. */
  addField(name: string, sent: string, isCut: boolean): boolean {
    this.textBytes += Buffer.byteLength(sent)
    if (isCut) this.problems.push(problem('too-long', name, cutOff))
    const value = withoutControls(sent)
    const earlier = this.received.get(name)
    if (earlier === undefined || earlier instanceof Upload) this.received.set(name, value)
    else this.received.set(name, [...(Array.isArray(earlier) ? earlier : [earlier]), value])
    return this.textBytes <= (this.limits.textBytes ?? ALL_TEXTS)
  }

  addFile(name: string, stream: Readable & { truncated?: boolean }, originalName: string): void {
    if (originalName === '' || this.limits.fileBytes === 0) {
      stream.resume()
      return
    }
    const first = this.fileNames.get(name)
    if (first !== undefined) {
      const both = severalFiles(first, shownName(originalName))
      this.problems.push(problem('several-files', name, both))
      stream.resume()
      return
    }
    this.fileNames.set(name, shownName(originalName))
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
    const { bytes, sha256, problem: full } = await keepStream(stream, path)
    if (full) {
      this.problems.push(full)
      return
    }
    const upload = {
      path,
      originalName: originalName.slice(0, 200),
      bytes,
      sha256,
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
