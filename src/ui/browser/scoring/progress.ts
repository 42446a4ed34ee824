import { SETTLED, type Settled } from '../save-request.ts'
import { goTo } from './keys.ts'

/** What the server says after each saving: points and answered of each part, already written in the language. */
type Sums = Readonly<{
  points: string | null
  parts: readonly Readonly<{ id: string; points: string | null; done: number; all: number }>[]
  states: Readonly<{
    criteria: readonly Readonly<{ id: string; counts: boolean; said: string }>[]
    gates: readonly string[]
  }>
}>

const answered = (criterion: Element): boolean =>
  criterion.querySelector('.options input[type=radio]:checked') !== null ||
  (criterion.querySelector<HTMLInputElement>('input.input--number')?.value.trim() ?? '') !== ''

/** Some do not apply by the answers so far, or are asked no more. */
const counts = (criterion: Element): boolean => criterion.querySelector('[data-uncounted]') === null

/** What is asked, and counts as answered or open. */
const criteria = (): Element[] => [...document.querySelectorAll('[data-criterion]')].filter(counts)

/** The drawing of the server's icon for what is scored. */
const CHECKED = '<circle cx="12" cy="12" r="10"/><path d="m16 9-5.5 5.5L8 12"/>'

/** Counts on the page itself: it is right without a line, too. */
function count(): void {
  const all = criteria()
  const done = all.filter(answered).length
  const words = document.querySelector<HTMLElement>('[data-answered]')
  if (words)
    words.textContent = (words.dataset.answered ?? '')
      .replace('-1', String(done))
      .replace('-2', String(all.length))
  const bar = document.querySelector<HTMLProgressElement>('[data-done-bar]')
  if (bar) {
    bar.max = all.length
    bar.value = done
  }
}

function showSums(sums: Sums): void {
  const put = (selector: string, text: string): void => {
    const place = document.querySelector(selector)
    if (place) place.textContent = text
  }
  put('[data-points=""]', sums.points ?? '–')
  for (const { id, points, done, all } of sums.parts) {
    put(`[data-points="${CSS.escape(id)}"]`, points ?? '–')
    put(`[data-done="${CSS.escape(id)}"]`, String(done))
    put(`[data-all="${CSS.escape(id)}"]`, String(all))
  }
  showStates(sums.states)
}

/** What does not apply is neither scored nor open. */
function markUncounted(): void {
  for (const one of document.querySelectorAll('[data-criterion]')) {
    const mark = one.querySelector<HTMLElement>('[data-mark]')
    if (mark) mark.hidden = !counts(one)
  }
}

/** What each criterion says of itself by the answers, and the rules that act on the sheet. */
function showStates({ criteria: all, gates }: Sums['states']): void {
  for (const { id, counts: isCounted, said } of all) {
    const place = document.querySelector<HTMLElement>(`[data-criterion-now="${CSS.escape(id)}"]`)
    if (!place) continue
    place.textContent = said
    place.hidden = said === ''
    place.toggleAttribute('data-uncounted', !isCounted)
  }
  markUncounted()
  const list = document.querySelector('[data-sheet-gate-list]')
  const told = gates.map(gate => {
    const item = document.createElement('li')
    item.textContent = gate
    return item
  })
  list?.replaceChildren(...told)
  const place = document.querySelector<HTMLElement>('[data-sheet-gates]')
  if (place) place.hidden = gates.length === 0
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
  const icon = mark.querySelector('.icon')
  if (icon && isDone) icon.innerHTML = CHECKED
  mark.classList.toggle('criterion__mark--done', isDone)
  const said = mark.querySelector('span')
  if (said) said.textContent = (isDone ? mark.dataset.done : mark.dataset.undone) ?? ''
}

export function startProgress(): void {
  markUncounted()
  document.addEventListener('change', onChange)
  document.addEventListener('input', count)
  const form = document.querySelector<HTMLFormElement>('form[data-autosave$="sheet.autosave"]')
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
