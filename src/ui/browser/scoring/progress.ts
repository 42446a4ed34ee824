import { SETTLED, type Settled } from '../save-request.ts'
import { goTo } from './keys.ts'

/** What the server says after each saving: points and answered of each part, already written in the language. */
type Sums = Readonly<{
  points: string | null
  parts: readonly Readonly<{ id: string; points: string | null; done: number }>[]
}>

const answered = (criterion: Element): boolean =>
  criterion.querySelector('.options input[type=radio]:checked') !== null ||
  (criterion.querySelector<HTMLInputElement>('input.input--number')?.value.trim() ?? '') !== ''

const criteria = (): Element[] => [...document.querySelectorAll('[data-criterion]')]

/** Counts on the page itself: it is right without a line, too. */
function count(): void {
  const done = criteria().filter(answered).length
  const words = document.querySelector<HTMLElement>('[data-answered]')
  if (words) words.textContent = (words.dataset.answered ?? '').replace('-1', String(done))
  const bar = document.querySelector<HTMLProgressElement>('[data-done-bar]')
  if (bar) bar.value = done
}

function showSums(sums: Sums): void {
  const put = (selector: string, text: string): void => {
    const place = document.querySelector(selector)
    if (place) place.textContent = text
  }
  put('[data-points=""]', sums.points ?? '–')
  for (const { id, points, done } of sums.parts) {
    put(`[data-points="${CSS.escape(id)}"]`, points ?? '–')
    put(`[data-done="${CSS.escape(id)}"]`, String(done))
  }
}

/** Says at once that a criterion has its mark; whether it is saved is said by the form. */
function onChange(event: Event): void {
  count()
  const { target } = event
  if (!(target instanceof HTMLInputElement)) return
  const criterion = target.closest('[data-criterion]')
  const mark = criterion?.querySelector<HTMLElement>('[data-mark]')
  if (!criterion || !mark) return
  const isDone = answered(criterion)
  mark.classList.toggle('criterion__mark--done', isDone)
  const said = mark.querySelector('span')
  if (said) said.textContent = (isDone ? mark.dataset.done : mark.dataset.undone) ?? ''
}

export function startProgress(): void {
  document.addEventListener('change', onChange)
  document.addEventListener('input', count)
  const form = document.querySelector<HTMLFormElement>('form[data-autosave="scoresheet.autosave"]')
  form?.addEventListener(SETTLED, event => {
    const { outcome } = (event as Settled).detail
    if ('sums' in outcome && outcome.sums) showSums(outcome.sums as Sums)
    count()
  })
  document.querySelector('[data-next-open]')?.addEventListener('click', () => {
    const next = criteria().find(one => !answered(one))
    if (next) goTo(next)
  })
}
