import { open } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { contentKindOf, HEAD_BYTES } from './content-kind.ts'
import type { Inspected, MediaType, RenderedPicture } from './media.ts'
import { inspectPaper, renderPage } from './papers.ts'
import { inspectPicture, renderPicture } from './pictures.ts'
import type { Refusal } from './refusals.ts'

/** What the thread is asked; one at a time. */
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

const port = parentPort
port?.on('message', (request: Request) => {
  answer(request).then(
    value => port.postMessage({ value } satisfies Answer),
    (error: unknown) => {
      const said = error instanceof Error ? error : new Error('unknown')
      port.postMessage({ error: said.message, machine: 'syscall' in said } satisfies Answer)
    },
  )
})
