import { announce, say } from './said.ts'

const isSection = (form: HTMLFormElement): boolean => 'draft' in form.dataset

/** Approving, submitting and the like need the server: without a line they are refused calmly, and nothing is lost. */
export function startOfflineForms(): void {
  const copy = document.documentElement.dataset.copy !== undefined
  document.addEventListener(
    'submit',
    event => {
      const form = event.target
      const isAct = form instanceof HTMLFormElement && form.method === 'post' && !isSection(form)
      if (!isAct || (navigator.onLine && !copy)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      announce('not-now', 'warning', say.notNow, { label: say.reload, href: location.pathname })
      document.getElementById('draft-not-now')?.scrollIntoView({ block: 'center' })
    },
    true,
  )
  addEventListener('online', () => {
    announce('not-now', 'warning', '')
    // The copy was made with what was known then; the page as it is now carries on from it.
    if (copy && !document.querySelector('form[data-draft]')) location.reload()
  })
}
