import { performance } from 'node:perf_hooks'
import sharp from 'sharp'
import { newId } from '../src/platform/random.ts'
import type { Filled, Officer } from './fill-rush.ts'
import { RushClient, type Counter } from './rush-client.ts'
import type { Kept } from './rush-losses.ts'

export type Load = Readonly<{
  port: number
  filled: Filled
  counter: Counter
  /** How long the last hour takes, in milliseconds. */
  milliseconds: number
}>
export type Written = {
  /** Milliseconds of each saving, from the moment at which it was due. */
  saves: number[]
  catalogue: number[]
  submitted: string[]
  documents: string[]
  saved: Kept['saved'][number][]
  failures: string[]
  uploadedBytes: number
}
export const nothingYet = (): Written => ({
  saves: [],
  catalogue: [],
  submitted: [],
  documents: [],
  saved: [],
  failures: [],
  uploadedBytes: 0,
})

const SAVE_EVERY = 5_000
const PIECE = 256 * 1024
const wait = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, Math.max(0, milliseconds)))
const told = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** One officer who opens the form and types, and whose script saves every five seconds, answered or not. */
async function saveOn(load: Load, officer: Officer, offset: number, written: Written): Promise<void> {
  const { milliseconds } = load
  const { section, question } = load.filled
  const client = new RushClient(load.port, officer, load.counter)
  const path = `/usulan/${officer.draft}/bagian/${section}`
  const start = performance.now() + offset
  await wait(offset)
  const form = await client.formOf(path, 'nomination.answer')
  let base = form[`b.${question}`] ?? ''
  const open: string[] = []
  let confirmed = base
  for (let due = start + SAVE_EVERY; due - start <= milliseconds; due += SAVE_EVERY) {
    await wait(due - performance.now())
    const text = `Penyimpanan ke-${Math.round((due - start) / SAVE_EVERY)} milik ${officer.draft}. ${'Uraian contoh yang cukup panjang. '.repeat(8)}`
    try {
      const answer = await client.post(
        path,
        {
          action: 'nomination.autosave',
          _key: `${form['_key'] ?? ''}.${newId()}`,
          [`q.${question}`]: text,
          [`b.${question}`]: base,
        },
        { accept: 'application/json' },
      )
      const said = JSON.parse(answer.body) as { ok?: boolean; answers?: unknown }
      if (answer.status !== 200 || said.ok !== true)
        throw new Error(`saving answered ${answer.status} ${answer.body.slice(0, 200)}`)
      base = baseIn(said.answers, question)
      confirmed = text.trim()
      open.length = 0
    } catch (error) {
      open.push(text.trim())
      written.failures.push(told(error))
    }
    written.saves.push(performance.now() - due)
  }
  written.saved.push({ nomination: officer.draft, question, confirmed, open: [...open] })
}

/** What the server says of a field after a saving: its new base, or that it was not taken. */
function baseIn(answers: unknown, question: string): string {
  const told = answers as readonly { name: string; base: string; state: string }[] | undefined
  const one = told?.find(each => each.name === `q.${question}`)
  if (one?.state !== 'saved') throw new Error(`a saving was answered by ${one?.state ?? 'nothing'}`)
  return one.base
}

/** Officers save for a while, spread over the five seconds. */
export async function saving(load: Load, written: Written): Promise<void> {
  const { officers } = load.filled
  await Promise.all(
    officers.map((officer, index) =>
      saveOn(load, officer, (index * SAVE_EVERY) / officers.length, written).catch(error => {
        written.failures.push(told(error))
      }),
    ),
  )
}

/** One nomination is opened and sent; every fiftieth is sent twice, as by a double click. */
async function submitOne(
  load: Load,
  officer: Officer,
  id: string,
  twice: boolean,
  written: Written,
): Promise<void> {
  const client = new RushClient(load.port, officer, load.counter)
  try {
    const path = `/usulan/${id}`
    const form = await client.formOf(path, 'nomination.submit')
    const send = () => client.post(path, { ...form, action: 'nomination.submit' })
    const [answer] = await Promise.all(twice ? [send(), send()] : [send()])
    if (answer?.status !== 303) throw new Error(`submitting answered ${answer?.status}`)
    written.submitted.push(id)
  } catch (error) {
    written.failures.push(told(error))
  }
}

/** Of all nominations a fifth is sent in the last hour, and a twentieth in its last five minutes. */
export function submissionTimes(nominations: number, milliseconds: number): readonly number[] {
  const [hour, end] = [Math.round(nominations * 0.2), Math.round(nominations * 0.05)]
  const lastPart = milliseconds / 12
  const spread = (count: number, from: number, length: number): readonly number[] =>
    Array.from({ length: count }, (_, index) => from + (index * length) / count)
  return [
    ...spread(hour - end, 0, milliseconds - lastPart),
    ...spread(end, milliseconds - lastPart, lastPart),
  ]
}

export async function submitting(load: Load, nominations: number, written: Written): Promise<void> {
  const { officers } = load.filled
  const start = performance.now()
  const times = submissionTimes(nominations, load.milliseconds)
  await Promise.all(
    times.map(async (at, index) => {
      await wait(start + at - performance.now())
      const officer = officers[index % officers.length]
      const id = officer?.waiting[Math.floor(index / officers.length)]
      if (officer && id) await submitOne(load, officer, id, index % 50 === 0, written)
    }),
  )
}

/** A photo of a paper of about this many bytes; each copy differs in a comment. */
export async function aScan(bytes: number): Promise<(mark: number) => Buffer> {
  const side = Math.round(Math.sqrt(bytes * 1.35))
  const noise = Buffer.from(
    Uint8Array.from({ length: side * side * 3 }, (_, index) => (index * 2_654_435_761) >>> 24),
  )
  const made = await sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
  return mark => {
    const comment = Buffer.from(`contoh ${mark}`)
    const segment = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
    return Buffer.concat([made.subarray(0, 2), segment, comment, made.subarray(2)])
  }
}

/** Sends a file in pieces; answers the name under which a form takes it. */
async function sendInPieces(
  client: RushClient,
  file: Buffer,
  name: string,
  written: Written,
): Promise<string> {
  const tus = { 'tus-resumable': '1.0.0', 'x-requested-with': 'bintang' }
  const made = await client.send('/unggahan', {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(file.length),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  })
  if (made.status !== 201) throw new Error(`an upload was answered by ${made.status}`)
  const place = new URL(made.headers.location ?? '', 'http://localhost').pathname
  for (let offset = 0; offset < file.length; offset += PIECE) {
    const piece = file.subarray(offset, offset + PIECE)
    const answer = await client.send(place, {
      method: 'PATCH',
      headers: {
        ...tus,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: piece,
    })
    if (answer.status !== 204) throw new Error(`a piece was answered by ${answer.status}`)
    written.uploadedBytes += piece.length
  }
  return place.split('/').at(-1) ?? ''
}

async function uploadOne(
  load: Load,
  officer: Officer,
  file: Buffer,
  mark: number,
  written: Written,
): Promise<void> {
  const client = new RushClient(load.port, officer, load.counter)
  const upload = await sendInPieces(client, file, `nib-${mark}.jpg`, written)
  const issuer = `Penerbit contoh ${mark}`
  const path = `/dokumen/baru?milik=produsen:${officer.producer}&jenis=nib`
  const form = await client.formOf(path, 'document.add')
  const typed = { number: '1234567890123', issuer, issuedOn: '2020-01-01', 'file.upload': upload }
  const answer = await client.post(path, { ...form, ...typed, action: 'document.add' })
  if (answer.status !== 303) throw new Error(`a document was answered by ${answer.status}`)
  written.documents.push(issuer)
}

/** Papers come in all the time, in pieces, until so many bytes are there. */
export async function uploading(
  load: Load,
  bytes: number,
  fileBytes: number,
  written: Written,
): Promise<void> {
  const scan = await aScan(fileBytes)
  const size = scan(0).length
  const count = Math.ceil(bytes / size)
  const { officers } = load.filled
  const start = performance.now()
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await wait(start + (index * load.milliseconds) / count - performance.now())
      const officer = officers[index % officers.length]
      if (officer)
        await uploadOne(load, officer, scan(index), index, written).catch(error => {
          written.failures.push(told(error))
        })
    }),
  )
}

/** A visitor who looks at the catalogue twice a second. */
export async function reading(load: Load, written: Written): Promise<void> {
  const client = new RushClient(load.port, null, load.counter)
  const start = performance.now()
  for (let due = start; due - start < load.milliseconds; due += 500) {
    await wait(due - performance.now())
    const from = performance.now()
    await client.send('/katalog').catch(error => written.failures.push(told(error)))
    written.catalogue.push(performance.now() - from)
  }
}
