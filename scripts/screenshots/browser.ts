import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../test/chromium.ts'

/** Without traffic of the browser's own: no updates, no synchronisation. */
export const quietly: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

/** A browser with an empty profile and no traffic of its own; `more`: further arguments. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium was found. Install chromium, or name it in CHROMIUM.')
  return chromium.launch({ executablePath, args: [...quietly, ...more] })
}
