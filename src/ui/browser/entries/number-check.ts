/* for: [data-number-check] */
import { clearProblem, showProblem } from '../field-problem.ts'
import { answersOf } from '../save-request.ts'

type Said = Readonly<{ problem: string | null; note: string | null; fine: string | null }>

const IDLE_MS = 600
const PATIENCE_MS = 8_000
const NAME = 'number'

async function ask(address: string, form: HTMLFormElement): Promise<Said | null> {
  const body = answersOf(form)
  body.set('action', 'document.check-number')
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    return response.ok && isJson ? ((await response.json()) as Said) : null
  } catch {
    // Without an answer the form is checked when it is sent.
    return null
  }
}

function watch(block: HTMLElement): void {
  const form = block.closest('form')
  const line = block.querySelector<HTMLElement>('[data-number-said]')
  if (!form || !line) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const look = async (): Promise<void> => {
    const mine = ++asked
    const said = await ask(block.dataset.numberCheck ?? '', form)
    // What was typed since has asked for itself.
    if (mine !== asked || !said) return
    if (said.problem === null) clearProblem(form, NAME)
    else showProblem(form, NAME, said.problem)
    line.textContent = [said.fine, said.note].filter(Boolean).join(' ')
  }
  form.addEventListener('input', event => {
    const field = event.target
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return
    if (![NAME, 'edition', 'issuedOn', 'validUntil'].includes(field.name)) return
    clearTimeout(timer)
    timer = setTimeout(() => void look(), IDLE_MS)
  })
}

for (const block of document.querySelectorAll<HTMLElement>('[data-number-check]')) watch(block)
