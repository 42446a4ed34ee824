import { isLeaving, leave } from './leaving.ts'
import { PAGES, PICTURES, shelves } from './service-worker/names.ts'
import { say } from './words.ts'

/** Where a browser remembers whose things it keeps: phones are shared. */
export const OWNER = 'bintang-person'
/** Set while something typed on this device waits for the server. */
export const UNSENT = 'bintang-unsent'
/** Set while files that no form has taken are kept on this device. */
export const UNSENT_FILES = 'bintang-unsent-files'
/** Every store of ours has a name that begins so. */
const OURS = 'bintang-'

/** The id of the person who is signed in on this page; empty for visitors. */
export const personOf = (page: Document): string => page.body.dataset.person ?? ''

/** Gone, or not to be had: a store that another page still holds is deleted once that page lets go of it. */
const deleted = (name: string): Promise<void> =>
  new Promise(done => {
    const asked = indexedDB.deleteDatabase(name)
    asked.addEventListener('success', () => done())
    asked.addEventListener('error', () => done())
  })

async function wipe(): Promise<void> {
  try {
    // Named at once: the page may be gone before the browser has told which stores there are.
    const known = Object.values(shelves).map(deleted)
    const others = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(OURS) ? [name] : []))
    const stores = [...known, ...others.map(deleted)]
    for (const name of await caches.keys())
      if ([PAGES, PICTURES].some(kind => name.startsWith(kind))) await caches.delete(name)
    for (const key of Object.keys(localStorage)) if (key.startsWith(OURS)) localStorage.removeItem(key)
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(OURS)) sessionStorage.removeItem(key)
    // Last: another page may hold a store for long, and nothing else waits for it.
    await Promise.all(stores)
  } catch {
    // A browser that lets nothing be kept has nothing to wipe.
  }
}

/** True where things of somebody else were kept here. */
function becomesOwner(person: string): boolean {
  try {
    const before = localStorage.getItem(OWNER)
    localStorage.setItem(OWNER, person)
    return before !== null && before !== person
  } catch {
    return false
  }
}

function hasUnsent(): boolean {
  try {
    return [UNSENT, UNSENT_FILES].some(key => localStorage.getItem(key) !== null)
  } catch {
    return false
  }
}

const isSignOut = (form: HTMLFormElement): boolean =>
  form.querySelector('[name=action][value="session.sign-out"]') !== null

/** A browser forgets what a page asked it to delete once that page is gone: so the page stays that long, and no longer. */
const PATIENCE_MS = 2_000
const patience = (): Promise<void> => new Promise(done => setTimeout(done, PATIENCE_MS))

async function wipeThenGo(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  leave()
  await Promise.race([wipe(), patience()])
  form.dataset.wiped = 'yes'
  form.requestSubmit(submitter)
}

/** Signing out, or another person signing in, wipes what was kept on this device. */
export function startDeviceOwner(): void {
  const person = personOf(document)
  if (person && becomesOwner(person)) void wipe().then(() => becomesOwner(person))
  document.addEventListener('submit', event => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !isSignOut(form)) return
    if (form.dataset.wiped) return
    event.preventDefault()
    if (isLeaving()) return
    // What was typed and never reached the server would be lost with it: that is for its person to say.
    if (!hasUnsent() || confirm(say.signOutLoses)) void wipeThenGo(form, event.submitter)
  })
}
