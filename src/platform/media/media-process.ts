// What opens files that people send, in a process of its own. See process-queue.ts.
import { execFile } from 'node:child_process'
import { open } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { contentKindOf, HEAD_BYTES } from './content-kind.ts'
import type { Inspected, MediaType, RenderedPicture } from './media.ts'
import { inspectPaper, renderPage } from './papers.ts'
import { inspectPicture, renderPicture } from './pictures.ts'
import type { Refusal } from './refusals.ts'

/** What the process is asked; one at a time. */
export type Request =
  | Readonly<{ kind: 'inspect'; path: string; accepted: readonly MediaType[] }>
  | Readonly<{ kind: 'picture'; path: string }>
  | Readonly<{ kind: 'page'; path: string; index: number }>

export type Verdict = Readonly<{ inspected: Inspected } | { refusal: Refusal }>

export type Answers = {
  inspect: Verdict
  picture: readonly RenderedPicture[]
  page: RenderedPicture | null
}
/** `machine` is true when the content is not to blame: the file is not there, or the disk fails. */
export type Answer = Readonly<{ value: Answers[keyof Answers] } | { error: string; machine: boolean }>

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function inspect(path: string, accepted: readonly MediaType[]): Promise<Verdict> {
  const head = await headOf(path)
  if (head.length === 0) return { refusal: { code: 'empty' } }
  const found = contentKindOf(head)
  if (found === 'heic') return { refusal: { code: 'heic' } }
  const mediaType = accepted.find(type => type === found)
  if (!mediaType) return { refusal: { code: 'wrong-type', found } }
  const facts = mediaType === 'application/pdf' ? await inspectPaper(path) : await inspectPicture(path)
  if ('code' in facts) return { refusal: facts }
  return { inspected: { mediaType, pages: null, width: null, height: null, evidence: null, ...facts } }
}

function answer(request: Request): Promise<Answers[keyof Answers]> {
  switch (request.kind) {
    case 'inspect':
      return inspect(request.path, request.accepted)
    case 'picture':
      return renderPicture(request.path)
    case 'page':
      return renderPage(request.path, request.index)
  }
}

/**
 * Takes the processors when nobody else wants them. The low priority alone holds requests up by milliseconds, each
 * time that they want one; the scheduling class for idle work does not. Where there is no `chrt`, the priority stays.
 */
function giveWay(): void {
  setPriority(constants.priority.PRIORITY_LOW)
  execFile('chrt', ['--all-tasks', '--idle', '--pid', '0', String(process.pid)], () => {})
}

if (process.argv.includes('patient')) giveWay()

// Whoever stops the server at its terminal stops this one with it; it ends with the server, and not before.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit(0))

const say = (said: Answer): unknown => process.send?.(said)
process.on('message', (request: Request) => {
  answer(request).then(
    value => say({ value }),
    (error: unknown) => {
      const told = error instanceof Error ? error : new Error('unknown')
      say({ error: told.message, machine: 'syscall' in told })
    },
  )
})
