import { say } from './words.ts'

const blockOf = (name: string, root: ParentNode): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>('[data-field]')].find(block => block.dataset.field === name)

const lineOf = (block: HTMLElement): HTMLElement | null => block.querySelector('.field__problem')

function markControls(block: HTMLElement, wrong: boolean): void {
  const controls = block.matches('[role=radiogroup]')
    ? [block]
    : [...block.querySelectorAll('input:not([type=radio]), select, textarea')]
  for (const control of controls) {
    if (wrong) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
  }
}

/** Says beside the field what is wrong with it. False where the page has no such field. */
export function showProblem(root: ParentNode, name: string, message: string): boolean {
  const block = blockOf(name, root)
  const line = block && lineOf(block)
  if (!block || !line) return false
  const spoken = document.createElement('span')
  spoken.className = 'visually-hidden'
  spoken.textContent = say.problem
  line.replaceChildren(spoken, message)
  line.hidden = false
  block.classList.add('field--wrong')
  markControls(block, true)
  return true
}

export function clearProblem(root: ParentNode, name: string): void {
  const block = blockOf(name, root)
  const line = block && lineOf(block)
  if (!block || !line) return
  line.replaceChildren()
  line.hidden = true
  block.classList.remove('field--wrong')
  markControls(block, false)
}
