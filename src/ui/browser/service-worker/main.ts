import { copyOf } from './copy.ts'
import { ASSETS, KEEP_HEADER, KEEP_PAGE, PAGES, PERSON_HEADER, SEND_LATER, SEND_NOW } from './names.ts'
import { forgetPicturesOf, isPicture, ofOthers, pictureFor, sheetOf } from './pictures.ts'
import { sendKept } from './send-kept.ts'

/** What the pages load, and the page that says that there is no line; written in when the worker is built. */
declare const PRECACHED: readonly string[]
declare const VERSION: string

type Waiting = Event & Readonly<{ waitUntil: (work: Promise<unknown>) => void }>
type Fetching = Waiting & Readonly<{ request: Request; respondWith: (answer: Promise<Response>) => void }>
type Syncing = Waiting & Readonly<{ tag: string }>
type Worker = Readonly<{
  addEventListener: ((type: 'install' | 'activate', listener: (event: Waiting) => void) => void) &
    ((type: 'fetch', listener: (event: Fetching) => void) => void) &
    ((type: 'sync', listener: (event: Syncing) => void) => void) &
    ((type: 'message', listener: (event: Waiting & { data: unknown }) => void) => void)
  clients: {
    claim: () => Promise<void>
    matchAll: (of: { type: 'window'; includeUncontrolled: true }) => Promise<readonly { url: string }[]>
  }
  skipWaiting: () => Promise<void>
}>
const worker = self as unknown as Worker

/** How long a page that is kept waits for the line before its copy is shown. */
const PATIENCE_MS = 6_000
/** As many as an assessor has sheets in a long week, and some more. */
const MOST_PAGES = 120
/**
 * The pages of work on nominations, of a producer's own part of one, of an assessor's sheets, where labels are scanned, the sheet on
 * which a panel agrees, and the first page;
 * nothing else passes here.
 */
const WORK =
  /^(\/en)?\/(tugas|(usulan|bagian-saya)(\/[^/]+(\/bagian\/[^/]+)?)?|penilaian(\/([A-Z]{2}-[0-9]{4}|pindai))?|lembar-bersama\/[A-Z]{2}-[0-9]{4})$/
const OFFLINE_PAGE = '/luring'
/** The reader of codes: it is the same for everybody, and what it reads stays in the part of the address after `#`. */
const READERS = ['/p', '/en/p']
/** Where one signs in, with all steps of it, and where an invited producer comes in. */
const SIGN_IN = /^(\/en)?\/(masuk|undangan)(\/|$)/
/** Part of the address of a form that comes back after signing in. */
const TYPED = 'isian'
const ours = ASSETS + VERSION

/** Somebody signs in, and until a page says who it is, nobody's copies may be shown. */
let leaving: Promise<void> = Promise.resolve()
let signIns = 0

worker.addEventListener('install', event => {
  const install = async (): Promise<void> => {
    // As a visitor sees them: no page with somebody's name in it is shown to whoever comes next.
    const asVisitor = (path: string) => new Request(path, { credentials: 'omit' })
    const cache = await caches.open(ours)
    await cache.addAll(PRECACHED.map(asVisitor))
    // Nobody's work waits for these.
    await Promise.all(READERS.map(path => cache.add(asVisitor(path)).catch(() => {})))
    await worker.skipWaiting()
  }
  event.waitUntil(install())
})

worker.addEventListener('activate', event => {
  const activate = async (): Promise<void> => {
    const old = (await caches.keys()).filter(name => name.startsWith(ASSETS) && name !== ours)
    // The files of the version before stay: pages that were kept then load them.
    await Promise.all(old.slice(0, -1).map(name => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(activate())
})

/** Pages and pictures of anybody but this person are gone: phones are shared. */
async function forgetOthers(own: string | null): Promise<void> {
  const foreign = (await caches.keys()).filter(name => ofOthers(name, own))
  await Promise.all(foreign.map(name => caches.delete(name)))
}

/** `answer`: null where the page may not be kept (any more). */
async function keepFor(person: string, address: string, answer: Response | null): Promise<void> {
  const own = PAGES + person
  const cache = await caches.open(own)
  await cache.delete(address, { ignoreVary: true })
  if (answer) await cache.put(address, answer)
  const kept = await cache.keys()
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST_PAGES)).map(one => cache.delete(one)))
}

/** Keeps what may be kept of an answer, under its address without a query. */
async function note(address: string, answer: Response, asked: number): Promise<void> {
  // On its way since before somebody signed in: it may be of another person.
  if (asked !== signIns) return
  const person = answer.headers.get(PERSON_HEADER)
  if (!person) return
  await forgetOthers(person)
  // With what was typed before a session ended in it: that is shown once, and to its person only.
  if (new URL(address, location.origin).searchParams.has(TYPED)) return
  const mayKeep = answer.ok && !answer.redirected && answer.headers.get(KEEP_HEADER) === 'yes'
  const path = new URL(address, location.origin).pathname
  await keepFor(person, path, mayKeep ? answer : null)
  const code = sheetOf(path)
  // Locked, or taken back: its pictures are wanted no more.
  if (!mayKeep && code !== null) await forgetPicturesOf(code)
}

async function findKept(address: string): Promise<Response | undefined> {
  for (const name of (await caches.keys()).filter(one => one.startsWith(PAGES))) {
    const found = await (await caches.open(name)).match(address, { ignoreVary: true })
    if (found) return found
  }
  return undefined
}

const noLine = async (path: string): Promise<Response> => {
  const address = path.startsWith('/en/') ? `/en${OFFLINE_PAGE}` : OFFLINE_PAGE
  return (await caches.match(address, { ignoreVary: true })) ?? Response.error()
}

const tooLong = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('too long')), PATIENCE_MS))

async function pageFor(event: Fetching): Promise<Response> {
  await leaving
  const asked = signIns
  const path = new URL(event.request.url).pathname
  const coming = fetch(event.request)
  // Also when it comes too late to be shown.
  event.waitUntil(coming.then(answer => note(event.request.url, answer.clone(), asked)).catch(() => {}))
  const kept = await findKept(path)
  try {
    return await (kept ? Promise.race([coming, tooLong()]) : coming)
  } catch {
    return kept ? copyOf(kept) : noLine(path)
  }
}

/** As it came with this version, where there is no line or a very slow one. */
async function readerFor(request: Request): Promise<Response> {
  try {
    return await Promise.race([fetch(request), tooLong()])
  } catch {
    return (await caches.match(new URL(request.url).pathname, { ignoreVary: true })) ?? Response.error()
  }
}

const fileFor = async (request: Request): Promise<Response> =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request)

worker.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.method === 'POST' && request.mode === 'navigate' && SIGN_IN.test(pathname)) {
    signIns += 1
    leaving = forgetOthers(null).catch(() => {})
    event.waitUntil(leaving)
  }
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && WORK.test(pathname)) event.respondWith(pageFor(event))
  else if (isPicture(pathname)) event.respondWith(pictureFor(request))
  else if (request.mode === 'navigate' && READERS.includes(pathname)) event.respondWith(readerFor(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(fileFor(request))
})

async function fetchAndNote(address: string): Promise<void> {
  if (!WORK.test(address)) return
  const asked = signIns
  await note(address, await fetch(address, { headers: { Accept: 'text/html' } }), asked)
}

worker.addEventListener('message', event => {
  const data = event.data as { kind?: unknown; address?: unknown } | null
  if (data?.kind === KEEP_PAGE && typeof data.address === 'string')
    event.waitUntil(fetchAndNote(data.address).catch(() => {}))
  else if (data?.kind === SEND_NOW) event.waitUntil(sendKept(isOpen).catch(() => {}))
})

async function isOpen(page: string): Promise<boolean> {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return open.some(one => new URL(one.url).pathname === page)
}

worker.addEventListener('sync', event => {
  if (event.tag === SEND_LATER) event.waitUntil(sendKept(isOpen))
})
