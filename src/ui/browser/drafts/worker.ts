import { listUnsent } from './kept-store.ts'
import { KEEP_PAGE, SEND_LATER, SEND_NOW } from '../service-worker/names.ts'

type WithSync = ServiceWorkerRegistration & Readonly<{ sync?: { register: (tag: string) => Promise<void> } }>

/** Starts the worker that serves kept pages without a line; gives false where the browser has none. */
export async function startWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !isSecureContext) return false
  const isFirst = navigator.serviceWorker.controller === null
  try {
    await navigator.serviceWorker.register('/sw.js')
    const { active } = await navigator.serviceWorker.ready
    // This page was loaded before there was a worker to keep it.
    if (isFirst) active?.postMessage({ kind: KEEP_PAGE, address: location.pathname })
    return true
  } catch {
    return false
  }
}

/** What an earlier page kept and could not send any more goes now, whatever page is open. */
export async function sendLeftBehind(): Promise<void> {
  if ((await listUnsent()).length === 0) return
  // At once, and also where a browser wakes no worker by itself.
  const registration = await navigator.serviceWorker?.getRegistration()
  registration?.active?.postMessage({ kind: SEND_NOW })
}

/** Asks the browser to wake the worker when there is a line again, even if the page is closed by then. */
export async function askToSendLater(): Promise<void> {
  try {
    const registration: WithSync | undefined = await navigator.serviceWorker?.getRegistration()
    await registration?.sync?.register(SEND_LATER)
  } catch {
    // Where there is no such thing, the page sends it when it is open the next time.
  }
}
