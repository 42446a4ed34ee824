import { aScan } from '../../../bench/rush-load.ts'
import type { Answer } from '../../../bench/rush-client.ts'
import { sha256 } from '../../../src/platform/digest.ts'
import { paper } from '../../../tests/builders/specimens.ts'
import { keyId, type Lane } from './lane.ts'
import { formRequest, isDone, type Step } from './writers.ts'

const SCAN_BYTES = 50_000
const PIECE = 4 * 1024

type Form = Readonly<Record<string, string>>
const addressFor = (producer: string): string => `/dokumen/baru?milik=produsen:${producer}&jenis=nib`
const typed = (issuer: string): Form => ({
  number: '1234567890123',
  issuer,
  issuedOn: '2020-01-01',
  action: 'document.add',
})

/** Adds small papers that come with their form, as without script. */
export function paperSender(lane: Lane, producer: string): Step {
  const path = addressFor(producer)
  let mark = 0
  return async () => {
    if (!(await lane.settled())) return
    const form = await lane.client.formOf(path, 'document.add')
    const issuer = `Penerbit contoh formulir ${++mark}`
    const bytes = paper(1, issuer)
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...form, ...typed(issuer) })) body.append(name, value)
    body.append('file', new File([new Uint8Array(bytes)], `nib-${mark}.pdf`, { type: 'application/pdf' }))
    const packed = new Response(body)
    const request = {
      path,
      method: 'POST',
      headers: { 'content-type': packed.headers.get('content-type') ?? '' },
      body: Buffer.from(await packed.arrayBuffer()),
    }
    const key = keyId(form['_key'] ?? '')
    await lane.act({ kind: 'paper', issuer, sha256: sha256(bytes), key }, request, isDone)
  }
}

const tus = { 'tus-resumable': '1.0.0', 'x-requested-with': 'bintang' }
type Going = Readonly<{ place: string; file: Buffer; issuer: string }>

/** Adds photos of papers that come in pieces. After a broken line it asks how far the upload is, and goes on there. */
export class PieceSender {
  private readonly lane: Lane
  private readonly path: string
  private readonly scan: (mark: number) => Buffer
  private mark = 0
  private going: Going | null = null
  /** What the server has confirmed, and what was sent to it at most. */
  private confirmed = 0
  private sent = 0
  private isUnsure = false
  /** How often an upload went on in its middle after a kill. */
  continued = 0

  private constructor(lane: Lane, producer: string, scan: (mark: number) => Buffer) {
    this.lane = lane
    this.path = addressFor(producer)
    this.scan = scan
  }

  static async over(lane: Lane, producer: string): Promise<PieceSender> {
    return new PieceSender(lane, producer, await aScan(SCAN_BYTES))
  }

  step: Step = async () => {
    if (!(await this.lane.settled())) return
    if (this.going === null) return this.begin()
    if (this.isUnsure) return this.askHowFar(this.going)
    if (this.confirmed < this.going.file.length) return this.sendPiece(this.going)
    return this.sendForm(this.going)
  }

  private async begin(): Promise<void> {
    const mark = ++this.mark
    const file = this.scan(mark)
    const answer = await this.lane.client.send('/unggahan', {
      method: 'POST',
      headers: {
        ...tus,
        'upload-length': String(file.length),
        'upload-metadata': `filename ${Buffer.from(`nib-${mark}.jpg`).toString('base64')}`,
      },
    })
    if (answer.status !== 201) return this.lane.refused(answer, '/unggahan')
    const place = new URL(answer.headers.location ?? '', 'http://localhost').pathname
    this.going = { place, file, issuer: `Penerbit contoh potongan ${mark}` }
    this.confirmed = 0
    this.sent = 0
  }

  private async sendPiece({ place, file }: Going): Promise<void> {
    const piece = file.subarray(this.confirmed, this.confirmed + PIECE)
    this.sent = this.confirmed + piece.length
    this.isUnsure = true
    const answer = await this.lane.client.send(place, {
      method: 'PATCH',
      headers: {
        ...tus,
        'upload-offset': String(this.confirmed),
        'content-type': 'application/offset+octet-stream',
      },
      body: piece,
    })
    if (answer.status === 204) {
      this.confirmed = this.sent
      this.isUnsure = false
    } else if (answer.status !== 409) await this.lane.refused(answer, place)
  }

  private async askHowFar({ place }: Going): Promise<void> {
    const answer = await this.lane.client.send(place, { method: 'HEAD', headers: tus })
    if (answer.status !== 200) return this.lane.refused(answer, place, false)
    const offset = Number(answer.headers['upload-offset'])
    if (!(offset >= this.confirmed && offset <= this.sent))
      this.lane.ground.broken.add(
        `${place} is at ${offset}: ${this.confirmed} were confirmed and ${this.sent} sent`,
      )
    this.confirmed = offset
    this.isUnsure = false
    this.continued++
  }

  private async sendForm({ place, file, issuer }: Going): Promise<void> {
    const form = await this.lane.client.formOf(this.path, 'document.add')
    const fields = { ...form, ...typed(issuer), 'file.upload': place.split('/').at(-1) ?? '' }
    const judge = (answer: Answer): boolean => {
      if (!isDone(answer)) return false
      this.going = null
      return true
    }
    const key = keyId(form['_key'] ?? '')
    const act = { kind: 'paper', issuer, sha256: sha256(file), key } as const
    await this.lane.act(act, formRequest(this.path, fields), judge)
  }
}
