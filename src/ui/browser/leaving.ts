/** Set on the page while its person signs out. */
const LEAVING = 'leaving'

/** Whether this page keeps nothing any more: work that still runs on it would put back what is being wiped. */
export const isLeaving = (): boolean =>
  typeof document !== 'undefined' && LEAVING in document.documentElement.dataset

/** The person of this page signs out. Somebody who comes back to it by the browser's own way works on. */
export function leave(): void {
  document.documentElement.dataset[LEAVING] = ''
  window.addEventListener('pageshow', () => delete document.documentElement.dataset[LEAVING], { once: true })
}
