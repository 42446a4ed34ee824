// Runs the test files that its parent names, one after the other, and answers each with what came of it.
import { run } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { getRequestListener } from '@hono/node-server'

export type Counts = { passed: number; failed: number; skipped: number }
/** `failures` are written for people; `megabytes` is what the process holds after the file. */
export type Outcome = Readonly<{ counts: Counts; failures: readonly string[]; megabytes: number }>

const isSuite = (details: unknown): boolean =>
  typeof details === 'object' && details !== null && 'type' in details && details.type === 'suite'

function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)
}

let counts: Counts
let failures: string[]

/** Node only tells of an error that nobody awaited: its test had ended. To us it is a failure. */
const cameLate = (message: string): boolean =>
  /generated asynchronous activity after the test ended/.test(message)

function count(event: TestEvent): void {
  if (event.type === 'test:pass' && !isSuite(event.data.details)) {
    if (event.data.skip === undefined && event.data.todo === undefined) counts.passed++
    else counts.skipped++
  }
  if (event.type === 'test:diagnostic' && cameLate(event.data.message)) {
    counts.failed++
    failures.push(`FAILED after its end\n  ${event.data.file ?? ''}\n  ${event.data.message}\n`)
  }
  if (event.type === 'test:fail') {
    const message = messageOf(event.data.details.error)
    // A suite fails because one of its tests did, which is counted already.
    if (isSuite(event.data.details) && /subtests? failed/.test(message)) return
    counts.failed++
    failures.push(
      `FAILED ${event.data.name}\n  ${event.data.file ?? ''}\n  ${message.replaceAll('\n', '\n  ')}\n`,
    )
  }
}

async function runFile(file: string): Promise<Outcome> {
  counts = { passed: 0, failed: 0, skipped: 0 }
  failures = []
  const stream = run({ files: [file], isolation: 'none', concurrency: 1 })
  for await (const event of stream as AsyncIterable<TestEvent>) count(event)
  global.gc?.()
  return { counts, failures, megabytes: process.memoryUsage().rss / 2 ** 20 }
}

// The server puts its own Request and Response in the place of Node's when it first listens. Here they stand from the
// beginning, so that no test depends on which files ran before it in the same process.
getRequestListener(() => new Response())

process.on('message', (file: string) => {
  // A run is over when nothing is left to be done: the way to the parent must not count.
  process.channel?.unref()
  void runFile(file).then(outcome => {
    process.channel?.ref()
    process.send?.(outcome)
  })
})
process.on('disconnect', () => process.exit())
