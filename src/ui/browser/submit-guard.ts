import { say } from './words.ts'

/** After this time a form that did not lead to a new page, such as a download, can be sent again. */
const RELEASE_MS = 15_000

/** A form has been sent, and its new page is not here yet. */
export const formOnItsWay = (): boolean => document.querySelector('form[data-sending]') !== null

/**
 * What is typed after the press on a button would be lost with the page: until the answer comes, nothing
 * can be typed into a form that saves by itself. The pressed button stays readable.
 */
function holdTyping(pressed: HTMLElement | null): void {
  for (const part of document.querySelectorAll<HTMLElement>('form[data-autosave] > *'))
    if (!pressed || !part.contains(pressed)) part.inert = true
}

function release(form: HTMLFormElement): void {
  delete form.dataset.sending
  for (const part of document.querySelectorAll<HTMLElement>('form[data-autosave] > [inert]'))
    part.inert = false
  for (const button of form.querySelectorAll<HTMLElement>('[aria-busy]')) {
    button.removeAttribute('aria-busy')
    if (button.dataset.words) button.innerHTML = button.dataset.words
  }
}

/** A form on its way is not sent a second time. The server's key would refuse it; this spares the wait. */
export function startSubmitGuard(): void {
  document.addEventListener('submit', event => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !('guard' in form.dataset)) return
    if (form.dataset.sending) return event.preventDefault()
    form.dataset.sending = 'yes'
    holdTyping(event.submitter)
    // Sending a large file over a weak line may take minutes.
    if (form.enctype !== 'multipart/form-data') setTimeout(() => release(form), RELEASE_MS)
    const button = event.submitter
    if (!(button instanceof HTMLButtonElement)) return
    button.setAttribute('aria-busy', 'true')
    button.dataset.words = button.innerHTML
    button.textContent = say.sending
  })
  // Coming back by the browser's history shows the page as it was left: on its way.
  addEventListener('pageshow', event => {
    if (event.persisted)
      for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sending]')) release(form)
  })
}
