import { DetailedError, Upload } from 'tus-js-client'
import type { UploadOptions } from 'tus-js-client'
import { locale } from '../words.ts'

const PATH = locale === 'en' ? '/en/unggahan' : '/unggahan'
/** No word from the line for so long, and it is taken for broken. */
const SILENCE_MS = 60_000
const headers = { 'X-Requested-With': 'bintang' }

const addressOf = (upload: string): string => `${location.origin}${PATH}/${upload}`
const lastSegment = (address: string): string =>
  new URL(address, location.href).pathname.split('/').pop() ?? ''

/** Over for good: sent, refused with the server's sentence, or no such service here. */
export type Over = Readonly<{ kind: 'sent' | 'noEndpoint' }> | Readonly<{ kind: 'refused'; words: string }>
/** To be tried again. */
export type Break = Readonly<{ kind: 'gone' | 'signedOut' | 'broken' }>
/** How one try to send the rest of a file ended. */
export type Ending = Over | Break | Readonly<{ kind: 'stopped' }>

export type Piecework = Readonly<{
  blob: Blob
  name: string
  purpose: string
  /** Bytes of one request. */
  piece: number
  /** Where it goes on; a new upload is begun without it. */
  upload: string | undefined
  began: (upload: string) => void
  /** Bytes on their way or there. */
  progress: (bytes: number) => void
  /** What the server has before this try adds to it. */
  stands: (bytes: number) => void
  /** A piece is there; answers how many bytes go into the next request. */
  arrived: (bytes: number) => number
}>

/** The server's sentence, in plain text or as the problems of a form. */
function wordsIn(body: string): string {
  try {
    const answer = JSON.parse(body) as { problems?: readonly { message: string }[]; message?: string }
    return answer.problems?.[0]?.message ?? answer.message ?? ''
  } catch {
    return /^\s*</.test(body) ? '' : body.trim().slice(0, 400)
  }
}

function endingOf(error: Error, isNew: boolean): Ending {
  const answer = error instanceof DetailedError ? error.originalResponse : null
  const status = answer?.getStatus() ?? 0
  if (status === 401) return { kind: 'signedOut' }
  if (status === 404 || status === 410) return { kind: isNew ? 'noEndpoint' : 'gone' }
  // 409: another piece came in between; 423: an earlier request is still being ended there.
  const passes = status < 400 || status === 409 || status === 423 || status === 429
  if (passes || (status >= 500 && status !== 507)) return { kind: 'broken' }
  return { kind: 'refused', words: wordsIn(answer?.getBody() ?? '') }
}

/** Without an endpoint a refused continuation is told, instead of beginning anew unasked. */
const targetOf = (upload: string | undefined): UploadOptions =>
  upload === undefined ? { endpoint: location.origin + PATH } : { uploadUrl: addressOf(upload) }

type Listening = Readonly<{ alive: () => void; finish: (ending: Ending) => void }>

function tusFor(work: Piecework, { alive, finish }: Listening): Upload {
  let isFirst = true
  const tus = new Upload(work.blob, {
    ...targetOf(work.upload),
    metadata: { filename: work.name, purpose: work.purpose },
    headers,
    chunkSize: work.piece,
    retryDelays: null,
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => {
      const upload = lastSegment(tus.url ?? '')
      tus.url = addressOf(upload)
      work.began(upload)
    },
    onProgress: bytes => {
      alive()
      // Before its first piece, an upload that goes on says where the server stands.
      if (isFirst) work.stands(bytes)
      isFirst = false
      work.progress(bytes)
    },
    onChunkComplete: (_piece, bytes) => {
      tus.options.chunkSize = work.arrived(bytes)
    },
    onSuccess: () => finish({ kind: 'sent' }),
    onError: error => finish(endingOf(error, work.upload === undefined && tus.url === null)),
  })
  return tus
}

/** Sends the rest of a file, piece by piece, until it is there or something breaks. */
export function attempt(
  work: Piecework,
): Readonly<{ ending: Promise<Ending>; stop: (how: 'stopped' | 'broken') => void }> {
  let end: (ending: Ending) => void = () => {}
  const ending = new Promise<Ending>(done => {
    end = done
  })
  let watch: ReturnType<typeof setTimeout> | undefined
  const finish = (how: Ending): void => {
    clearTimeout(watch)
    void tus.abort()
    end(how)
  }
  const alive = (): void => {
    clearTimeout(watch)
    watch = setTimeout(() => finish({ kind: 'broken' }), SILENCE_MS)
  }
  const tus = tusFor(work, { alive, finish })
  alive()
  tus.start()
  return { ending, stop: kind => finish({ kind }) }
}

/** What the server has of an upload: its bytes, nothing at all, or no answer. */
export async function askAbout(upload: string): Promise<number | 'gone' | 'unknown'> {
  try {
    const answer = await fetch(addressOf(upload), {
      method: 'HEAD',
      headers: { ...headers, 'Tus-Resumable': '1.0.0' },
    })
    if (answer.status === 404 || answer.status === 410) return 'gone'
    const offset = Number(answer.headers.get('Upload-Offset') ?? NaN)
    return answer.ok && Number.isInteger(offset) ? offset : 'unknown'
  } catch {
    return 'unknown'
  }
}

/** Lets the server forget an upload. What it does not hear, it clears away later by itself. */
export async function takeBack(upload: string): Promise<void> {
  try {
    await fetch(addressOf(upload), {
      method: 'DELETE',
      headers: { ...headers, 'Tus-Resumable': '1.0.0' },
      keepalive: true,
    })
  } catch {
    // No line, no matter.
  }
}
