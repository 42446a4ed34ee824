import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

const listen = (server: Hono, port: number): Promise<Server> =>
  new Promise(resolve => {
    const started = serve({ fetch: server.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(started),
    ) as Server
  })

/** The line to a server on this machine, which can be cut and mended at the same address. */
export class BreakableLine {
  readonly origin: string
  readonly #server: Hono
  readonly #port: number
  #listening: Server | null

  private constructor(server: Hono, listening: Server) {
    this.#server = server
    this.#listening = listening
    this.#port = (listening.address() as AddressInfo).port
    this.origin = `http://localhost:${this.#port}`
  }

  static open = async (server: Hono): Promise<BreakableLine> =>
    new BreakableLine(server, await listen(server, 0))

  /** Nobody answers any more, as on a line that is there in name only. */
  cut(): void {
    this.#listening?.closeAllConnections()
    this.#listening?.close()
    this.#listening = null
  }

  async mend(): Promise<void> {
    this.#listening ??= await listen(this.#server, this.#port)
  }
}
