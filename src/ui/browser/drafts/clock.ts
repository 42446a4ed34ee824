import { formatTime } from '../../../platform/translations.ts'
import { locale } from '../words.ts'

/** The server's time when the page was made, and the device's counter then: a device's clock may be wrong. */
const made = document.querySelector<HTMLElement>('[data-now]')?.dataset.now
const offset = made === undefined || document.documentElement.dataset.copy ? keptOffset() : newOffset(made)

function newOffset(at: string): number {
  const found = new Date(at).getTime() - (Date.now() - performance.now())
  try {
    localStorage.setItem('bintang-jam', String(found))
  } catch {
    // Kept nowhere, the device's own time has to do.
  }
  return found
}

function keptOffset(): number {
  try {
    return Number(localStorage.getItem('bintang-jam') ?? 0) || 0
  } catch {
    return 0
  }
}

/** The server's time, as far as it is known. Shown only: what came first is told by revisions. */
export const timeNow = (): number => Date.now() + offset

export const timeText = (at: number): string => formatTime(new Date(at), locale)
