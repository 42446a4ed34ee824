import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { formWith } from '../tests/builders/test-client.ts'
import type { Officer } from './fill-rush.ts'

export type Answer = Readonly<{ status: number; body: string; headers: IncomingHttpHeaders }>

/** Status codes of the server's own failures, and how often each came. */
export type Counter = { errors: number; requests: number }

const agent = new Agent({ keepAlive: true, maxSockets: 512 })

class KeptConnectionClosed extends Error {}

type Sent = Readonly<{ method?: string; headers?: Record<string, string>; body?: string | Buffer }>

/** One browser of an officer: keeps the session, and nothing else. */
export class RushClient {
  private readonly port: number
  private readonly cookie: string
  private readonly counter: Counter

  constructor(port: number, officer: Pick<Officer, 'secret'> | null, counter: Counter) {
    this.port = port
    this.cookie = officer ? `bintang_session=${officer.secret}` : ''
    this.counter = counter
  }

  /** As browsers do, it sends again over a new connection where a kept one was closed at that moment. */
  async send(path: string, sent: Sent = {}): Promise<Answer> {
    try {
      return await this.sendOnce(path, sent)
    } catch (error) {
      if (error instanceof KeptConnectionClosed) return this.sendOnce(path, sent)
      throw error
    }
  }

  private sendOnce(path: string, { method = 'GET', headers = {}, body }: Sent): Promise<Answer> {
    this.counter.requests++
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.port,
          path,
          method,
          agent,
          headers: {
            ...(this.cookie === '' ? {} : { cookie: this.cookie }),
            ...headers,
            ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          },
        },
        answer => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () => {
            const status = answer.statusCode ?? 0
            if (status >= 500) this.counter.errors++
            resolve({ status, body: Buffer.concat(parts).toString(), headers: answer.headers })
          })
        },
      )
      asked.on('error', error => reject(asked.reusedSocket ? new KeptConnectionClosed() : error))
      asked.end(body)
    })
  }

  post(path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
    return this.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  }

  /** The fields of the form with this button, as the page holds them. */
  async formOf(path: string, action: string): Promise<Readonly<Record<string, string>>> {
    const { status, body } = await this.send(path)
    const form = formWith(body, action)
    if (!form) throw new Error(`${path} answered ${status} without ${action}`)
    return Object.fromEntries(
      Object.entries(form.fields).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    )
  }
}
