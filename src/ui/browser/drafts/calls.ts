import { baseInput, revisionOf, type DraftForm, type News } from './draft-form.ts'
import { applyNews } from './news.ts'
import { announce, say } from './said.ts'

const EVERY_MS = 20_000
const PATIENCE_MS = 10_000
const LEFT_AFTER_MS = 15 * 60_000

type Told = Readonly<{
  version: number
  others: readonly Readonly<{ who: string; self: boolean }>[]
  answers: readonly News[]
}>

const tab = [...crypto.getRandomValues(new Uint8Array(8))].map(byte => (byte % 36).toString(36)).join('')

function tellOthers(others: Told['others']): void {
  const words = others.map(one => (one.self ? say.ownTab : say.others(one.who)))
  announce('others', 'info', words.join(' '))
}

const isKnown = ({ form }: DraftForm, { name, base }: News): boolean => {
  const input = baseInput(form, name)
  return input === null || revisionOf(input.value) >= revisionOf(base)
}

/** The page knows of this version; answers may overtake each other, and an older one takes nothing back. */
export function knowVersion(form: HTMLFormElement, version: number | string): void {
  if (Number(version) > Number(form.dataset.version ?? 0)) form.dataset.version = String(version)
}

async function call(draft: DraftForm): Promise<void> {
  const { form } = draft
  const address = `${form.dataset.draft ?? ''}?tab=${tab}&versi=${form.dataset.version ?? ''}`
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS)
  try {
    const response = await fetch(address, { headers: { Accept: 'application/json' }, signal: stop.signal })
    if (!response.ok || !(response.headers.get('content-type') ?? '').includes('json')) return
    const told = (await response.json()) as Told
    tellOthers(told.others)
    applyNews(draft, told.answers, null)
    // Where something typed stands in the way of the news, the next call asks for it once more.
    if (told.answers.every(news => isKnown(draft, news))) knowVersion(form, told.version)
  } catch {
    // No connection: the next call may have one.
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Asks now and then who else is here and what they changed: only while the page is seen, there is a connection, and
 * somebody does something. Each call keeps the session going, and a page that was left open must not do that.
 */
export function startCalls(draft: DraftForm): void {
  let lastInput = performance.now()
  const isLeft = (): boolean => performance.now() - lastInput > LEFT_AFTER_MS
  const now = (): void => {
    if (document.visibilityState === 'visible' && navigator.onLine && !isLeft()) void call(draft)
  }
  const noteInput = (): void => {
    const wasLeft = isLeft()
    lastInput = performance.now()
    if (wasLeft) now()
  }
  for (const kind of ['input', 'keydown', 'pointerdown', 'wheel', 'touchstart'])
    document.addEventListener(kind, noteInput, { capture: true, passive: true })
  now()
  setInterval(now, EVERY_MS)
  document.addEventListener('visibilitychange', now)
  addEventListener('online', now)
}
