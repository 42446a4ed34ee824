import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'

/** Milliseconds of the processor that this process has used so far, and its memory in megabytes. */
export type Cpu = Readonly<{ ms: number; rssMb: number }>

export function cpu(): Cpu {
  const { user, system } = process.cpuUsage()
  return { ms: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1_000_000 }
}

/** The port, once somebody listens there. */
export async function listen({ fetch }: Pick<Hono, 'fetch'>): Promise<number> {
  const started = await new Promise<ServerType>(resolve => {
    const listening = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening))
  })
  return ((started as Server).address() as AddressInfo).port
}

/** Answers the bench for as long as it is there. */
export function answerEach<Question>(answer: (question: Question) => Promise<unknown>): void {
  process.on('message', (question: Question) => {
    answer(question).then(
      answered => process.send?.({ answered }),
      (error: unknown) => process.send?.({ failed: error instanceof Error ? error.stack : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
}
