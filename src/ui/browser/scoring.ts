import { startEvidence } from './scoring/evidence.ts'
import { startKeys } from './scoring/keys.ts'
import { startProgress } from './scoring/progress.ts'
import { say } from './scoring/words.ts'

/** The summary before the lock comes from the server: without a line the button says so, and nothing is lost. */
function holdReview(event: Event): void {
  const { submitter } = event as SubmitEvent
  if (!(submitter instanceof HTMLButtonElement) || submitter.value !== 'scoresheet.review') return
  if (navigator.onLine) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const status = document.querySelector<HTMLElement>('[data-save-state]')
  if (!status) return
  status.className = 'save-state save-state--unsaved'
  status.textContent = say.lockWaits
  status.scrollIntoView({ block: 'nearest' })
}

export function startScoring(): void {
  startKeys()
  startEvidence()
  startProgress()
  // Before the autosaving hears of it, whose words would take the place of these.
  window.addEventListener('submit', holdReview, true)
}
