/** What the server answers to a form that is saved in the background. */
type Answer = Readonly<{
  version?: number | string
  /** What became of each field, where the form says what it was drawn with. */
  answers?: readonly unknown[]
  /** How far the form is, where its page shows that. */
  sums?: unknown
}> &
  (
    | Readonly<{ ok: true; savedAt: string }>
    // A version is given where part of the answers was saved all the same.
    | Readonly<{ ok: false; problems: readonly Readonly<{ code?: string; path: string; message: string }>[] }>
  )

type Told = Readonly<{ version?: string; answers?: readonly unknown[]; sums?: unknown }>

/**
 * How a saving ended. Only `offline` is tried again by itself. `renewed`: the session is another one by now.
 * `linkAgain`: the session is over and was opened by a link. `closed`: the page is no longer open to its reader, who
 * is told why. `held`: nothing is saved by itself as things stand, and its reader is told what to do.
 */
export type Outcome =
  | (Told & Readonly<{ kind: 'saved'; at: Date }>)
  | (Told & Readonly<{ kind: 'problems'; problems: readonly Readonly<{ path: string; message: string }>[] }>)
  | Readonly<{ kind: 'closed' | 'held'; words: string }>
  | Readonly<{ kind: 'offline' | 'signedOut' | 'linkAgain' | 'renewed' | 'refused' | 'conflict' }>

/** Told to the form after each saving: what was sent, and how it ended. */
export type Settled = CustomEvent<Readonly<{ sent: URLSearchParams; outcome: Outcome }>>
export const SETTLED = 'bintang:settled'

const PATIENCE_MS = 20_000
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new idempotency key in the same alphabet as the server's: one for each content that is saved. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => alphabet[byte & 31]).join('')

/** The form's answers without files and without fields that must not be saved on the way. */
export function answersOf(form: HTMLFormElement): URLSearchParams {
  const left = new Set(
    [...form.querySelectorAll<HTMLInputElement>('[data-autosave=off][name]')].map(field => field.name),
  )
  const answers = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !left.has(name)) answers.append(name, value)
  }
  return answers
}

const problemIn = (answer: Answer, code: string) =>
  answer.ok ? undefined : answer.problems.find(one => one.code === code)

async function readAnswer(response: Response): Promise<Outcome> {
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  const isOver = response.status === 401 || response.redirected
  if (isOver && !isJson) return { kind: 'signedOut' }
  if (response.status >= 500 || response.status === 429) return { kind: 'offline' }
  if (!isJson) return { kind: 'refused' }
  const answer = (await response.json()) as Answer
  if (isOver) return { kind: problemIn(answer, 'guest-session-ended') ? 'linkAgain' : 'signedOut' }
  const closed = problemIn(answer, 'closed')
  if (closed) return { kind: 'closed', words: closed.message }
  const held = problemIn(answer, 'held')
  if (held) return { kind: 'held', words: held.message }
  const told = {
    ...(answer.version === undefined ? {} : { version: String(answer.version) }),
    ...(answer.answers === undefined ? {} : { answers: answer.answers }),
    ...(answer.sums === undefined ? {} : { sums: answer.sums }),
  }
  if (answer.ok) return { kind: 'saved', at: new Date(answer.savedAt), ...told }
  if (response.status === 409 || answer.problems.some(one => one.path === 'version'))
    return { kind: 'conflict' }
  if (problemIn(answer, 'expired-form')) return { kind: 'renewed' }
  return { kind: 'problems', problems: answer.problems, ...told }
}

/** Posts the answers and says how it ended; never throws. */
export async function post(address: string, answers: URLSearchParams): Promise<Outcome> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS)
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: answers,
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      signal: stop.signal,
    })
    return await readAnswer(response)
  } catch {
    // No connection, a broken one, or an answer that isn't what it says: all mean "not known to be saved".
    return { kind: 'offline' }
  } finally {
    clearTimeout(timer)
  }
}
