// Runs the test files named on the command line in this process and prints a last line of JSON with the counts.
import { run } from 'node:test'
import type { TestEvent } from 'node:test/reporters'

type Failure = Readonly<{ name: string; file: string | undefined; message: string }>

const counts = { passed: 0, failed: 0, skipped: 0 }
const failures: Failure[] = []

const isSuite = (details: unknown): boolean =>
  typeof details === 'object' && details !== null && 'type' in details && details.type === 'suite'

function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)
}

function count(event: TestEvent): void {
  if (event.type === 'test:pass' && !isSuite(event.data.details)) {
    if (event.data.skip === undefined && event.data.todo === undefined) counts.passed++
    else counts.skipped++
  }
  if (event.type === 'test:fail') {
    const message = messageOf(event.data.details.error)
    // A suite fails because one of its tests did, which is counted already.
    if (isSuite(event.data.details) && /subtests? failed/.test(message)) return
    counts.failed++
    failures.push({ name: event.data.name, file: event.data.file, message })
    process.stdout.write(
      `FAILED ${event.data.name}\n  ${event.data.file ?? ''}\n  ${message.replaceAll('\n', '\n  ')}\n`,
    )
  }
}

const stream = run({ files: process.argv.slice(2), isolation: 'none', concurrency: 1 })
for await (const event of stream as AsyncIterable<TestEvent>) count(event)
process.stdout.write(`${JSON.stringify({ counts })}\n`)
process.exit(failures.length > 0 ? 1 : 0)
