import { showEvidence } from './evidence.ts'

const radios = (criterion: Element): HTMLInputElement[] => [
  ...criterion.querySelectorAll<HTMLInputElement>('.options input[type=radio]:not(:disabled)'),
]

/** Where one answers a criterion: its chosen option, its first one, or the box of a measured number. */
function answerOf(criterion: Element): HTMLElement | null {
  const all = radios(criterion)
  const number = criterion.querySelector<HTMLElement>('input.input--number:not(:disabled)')
  return all.find(radio => radio.checked) ?? all[0] ?? number
}

export function goTo(criterion: Element): void {
  answerOf(criterion)?.focus({ preventScroll: true })
  criterion.scrollIntoView({ block: 'start' })
}

function go(from: Element, step: number): void {
  const all = [...document.querySelectorAll('[data-criterion]')]
  const next = all[all.indexOf(from) + step]
  if (next) goTo(next)
}

function choose(criterion: Element, index: number): void {
  const chosen = radios(criterion)[index]
  chosen?.focus()
  chosen?.click()
}

const press = (...actions: readonly string[]): void => {
  const values = actions.map(action => `[value="${action}"]`).join(',')
  document.querySelector<HTMLButtonElement>(`button[name=action]:is(${values})`)?.click()
}

function openNote(criterion: Element): void {
  const note = criterion.querySelector<HTMLDetailsElement>('details.own-note')
  if (!note) return
  note.open = true
  note.querySelector('textarea')?.focus()
}

function toggleHelp(): void {
  const help = document.querySelector<HTMLDetailsElement>('[data-key-help]')
  if (!help) return
  help.open = !help.open
  if (help.open) help.scrollIntoView({ block: 'nearest' })
}

const acts: Readonly<Record<string, (criterion: Element) => void>> = {
  j: criterion => go(criterion, 1),
  k: criterion => go(criterion, -1),
  e: criterion => {
    const link = criterion.querySelector<HTMLAnchorElement>('a[data-evidence]')
    link?.focus({ preventScroll: true })
    if (link) showEvidence(link)
  },
  a: criterion => criterion.querySelector<HTMLElement>('textarea')?.focus(),
  n: openNote,
  s: () => press('scoresheet.mark', 'agreed-sheet.save'),
  l: () => press('scoresheet.review'),
  '?': toggleHelp,
}

/** Single keys work only while the focus is on a criterion's options or in the box of a number, never in a text. */
function onOptions(event: KeyboardEvent, criterion: Element): boolean {
  const key = event.key.toLowerCase()
  const act = acts[key]
  if (act) act(criterion)
  else if (/^[1-9]$/.test(key)) choose(criterion, Number(key) - 1)
  else return false
  return true
}

/** In a text, Escape leads back to the options; in the box of a number, letters act as they do on options. */
function inText(event: KeyboardEvent, target: HTMLElement, criterion: Element): boolean {
  const isNumber = target.matches('.input--number')
  // No number has a letter in it.
  if (isNumber && acts[event.key.toLowerCase()]) acts[event.key.toLowerCase()]?.(criterion)
  else if (event.key === 'Escape' && target instanceof HTMLTextAreaElement) goTo(criterion)
  else if (event.key === 'ArrowDown' && isNumber) go(criterion, 1)
  else if (event.key === 'ArrowUp' && isNumber) go(criterion, -1)
  else return false
  return true
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { target } = event
  const criterion = target instanceof HTMLElement ? target.closest('[data-criterion]') : null
  if (!(target instanceof HTMLElement) || !criterion) return
  const isRadio = target instanceof HTMLInputElement && target.type === 'radio'
  if (isRadio ? onOptions(event, criterion) : inText(event, target, criterion)) event.preventDefault()
}

/** Whoever comes from the summary to one criterion finds it in sight. */
function openAddressed(): void {
  const field = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const criterion = location.hash === '' ? null : field?.closest('[data-criterion]')
  if (criterion) goTo(criterion)
}

export function startKeys(): void {
  document.addEventListener('keydown', onKey)
  // After the browser's own jump, which knows nothing of the bar that stays on top.
  addEventListener('load', () => requestAnimationFrame(openAddressed))
}
