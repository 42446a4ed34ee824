import { say } from './words.ts'

const radios = (criterion: Element): HTMLInputElement[] => [
  ...criterion.querySelectorAll<HTMLInputElement>('input[type=radio]:not(:disabled)'),
]

function go(from: Element, step: number): void {
  const all = [...document.querySelectorAll('[data-criterion]')]
  const next = all[all.indexOf(from) + step]
  if (!next) return
  const choices = radios(next)
  const target = choices.find(radio => radio.checked) ?? choices[0]
  target?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'start' })
}

/** Single keys work only while the focus is on a criterion's options, never in a text. */
function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target
  if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
  const criterion = target.closest('[data-criterion]')
  if (!criterion) return
  const key = event.key.toLowerCase()
  if (key === 'j' || key === 'k') go(criterion, key === 'j' ? 1 : -1)
  else if (/^[1-9]$/.test(key)) {
    const chosen = radios(criterion)[Number(key) - 1]
    chosen?.focus()
    chosen?.click()
  } else return
  event.preventDefault()
}

/** Says at once that a criterion has its mark; whether it is saved is said by the form. */
function onChange(event: Event): void {
  const target = event.target
  if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
  const mark = target.closest('[data-criterion]')?.querySelector<HTMLElement>('[data-mark]')
  if (!mark) return
  mark.classList.add('criterion__mark--done')
  const said = mark.querySelector('span')
  if (said) said.textContent = mark.dataset.done ?? say.scored
}

export function startScoring(): void {
  if (!document.querySelector('[data-criterion]')) return
  document.addEventListener('keydown', onKey)
  document.addEventListener('change', onChange)
}
