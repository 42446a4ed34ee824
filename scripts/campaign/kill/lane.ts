import { RushClient, type Answer } from '../../../bench/rush-client.ts'
import type { Act, History } from './history.ts'

/** A request that can be sent again as it was. */
export type Request = Readonly<{
  path: string
  method?: string
  headers: Record<string, string>
  body?: string | Buffer
}>

/** What all writers share. */
export type Ground = {
  readonly port: number
  readonly history: History
  /** What must not have happened, in words. */
  readonly broken: Set<string>
  /** While the disk is full or the database away: an act may be refused with 503 or 507, and is sent again later. */
  mayRefuse: boolean
  /** How many refusals came while they were allowed. */
  refusals: number
}

type Pending = Readonly<{ n: number; request: Request; judge: (answer: Answer) => boolean }>

const wait = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))
const allowed: readonly number[] = [503, 507]
/** A refusal that its reader understands: a sentence of ours, and not only a number. */
const isSentence = (body: string): boolean => /Tempat penyimpanan|Basis data|tempat yang tersisa/i.test(body)

/** One person at one device, who does one thing after the other, and sends again what got no answer. */
export class Lane {
  readonly client: RushClient
  readonly ground: Ground
  private pending: Pending | null = null

  constructor(ground: Ground, officer: Readonly<{ secret: string }>) {
    this.ground = ground
    this.client = new RushClient(ground.port, officer, { errors: 0, requests: 0 })
  }

  /** Is nothing left without an answer? Sends it again where something is; a broken line throws. */
  async settled(): Promise<boolean> {
    if (this.pending === null) return true
    const { n, request, judge } = this.pending
    const answer = await this.client.send(request.path, request)
    if (judge(answer)) {
      this.ground.history.acknowledge(n)
      this.pending = null
      return true
    }
    await this.refused(answer, request.path)
    if (!this.ground.mayRefuse) this.pending = null
    return false
  }

  /** Sends an act whose fate matters; `judge` says whether the answer means that it is done. */
  async act(act: Act, request: Request, judge: (answer: Answer) => boolean): Promise<boolean> {
    this.pending = { n: this.ground.history.sent(act), request, judge }
    return this.settled()
  }

  /** Notes an answer that is no success: expected while the disk is full, and a fault at any other time. */
  async refused({ status, body }: Answer, path: string, hasBody = true): Promise<void> {
    if (this.ground.mayRefuse && allowed.includes(status)) {
      this.ground.refusals++
      if (hasBody && !isSentence(body))
        this.ground.broken.add(`${path} refused with ${status} and no sentence`)
      await wait(50)
      return
    }
    const said = body.replaceAll(/<[^>]*>|\s+/g, ' ').slice(0, 300)
    this.ground.broken.add(`${path} answered ${status}: ${said}`)
  }
}

/** The id by which the server knows the key of a form. */
export function keyId(key: string): string {
  const [id = '', , end] = key.split('.')
  return end === undefined ? id : `${id}.${end}`
}
