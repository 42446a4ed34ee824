import { say } from './words.ts'

/** From here on evidence and rubric stand side by side; as in the style sheet. */
const BESIDE = '(min-width: 60rem)'
const HERE = 'evidence-here'

const isBeside = (): boolean => matchMedia(BESIDE).matches
const targetOf = (link: HTMLAnchorElement): HTMLElement | null =>
  document.getElementById(decodeURIComponent(link.hash.slice(1)))

/** Scrolls the evidence alone: the page stays where the criterion is. */
function bringUp(target: HTMLElement): void {
  const panel = document.querySelector<HTMLElement>('.split__left')
  if (!panel?.contains(target)) return
  panel.scrollTop += target.getBoundingClientRect().top - panel.getBoundingClientRect().top - 8
}

/** The part of the evidence that an id stands for: a whole section, or one answer with its question. */
function copyOf(target: HTMLElement): HTMLElement {
  const row = target.closest<HTMLElement>('dl > div')
  const part = (row ?? target).cloneNode(true) as HTMLElement
  const copy = document.createElement('div')
  if (row) {
    const list = document.createElement('dl')
    list.append(part)
    copy.append(list)
  } else copy.append(part)
  for (const one of [copy, ...copy.querySelectorAll('[id]')]) one.removeAttribute('id')
  // The criterion's own heading stands above; what is opened within it is no section of the page.
  for (const heading of copy.querySelectorAll('h2, h3')) heading.remove()
  return copy
}

function close(link: HTMLAnchorElement, here: Element): void {
  here.remove()
  link.setAttribute('aria-expanded', 'false')
  link.focus({ preventScroll: true })
  link.scrollIntoView({ block: 'nearest' })
}

function openHere(link: HTMLAnchorElement, target: HTMLElement): void {
  const item = link.closest('li')
  const present = item?.querySelector(`.${HERE}`)
  if (present) return close(link, present)
  const here = copyOf(target)
  here.className = HERE
  here.setAttribute('role', 'group')
  here.setAttribute('aria-label', link.textContent)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--secondary'
  button.textContent = say.close
  button.addEventListener('click', () => close(link, here))
  here.append(button)
  item?.append(here)
  link.setAttribute('aria-expanded', 'true')
}

/** Shows one piece of evidence: beside the criterion where there is room, and otherwise in its place. */
export function showEvidence(link: HTMLAnchorElement): void {
  const target = targetOf(link)
  if (!target) return
  if (!isBeside()) return openHere(link, target)
  bringUp(target)
  target.setAttribute('tabindex', '-1')
  target.focus({ preventScroll: true })
}

/** The criterion that was left for the evidence, to which Escape leads back. */
let left: HTMLElement | null = null

export function startEvidence(): void {
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey) return
    const link = event.target.closest<HTMLAnchorElement>('a[data-evidence]')
    if (!link || !targetOf(link)) return
    event.preventDefault()
    left = link
    showEvidence(link)
  })
  document.addEventListener('focusin', event => {
    if (!(event.target instanceof HTMLElement) || !isBeside()) return
    const link = event.target
      .closest('[data-criterion]')
      ?.querySelector<HTMLAnchorElement>('a[data-evidence]')
    const target = link && targetOf(link)
    if (target) bringUp(target)
  })
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !(event.target instanceof Element)) return
    if (event.target.closest('.split__left')) left?.focus()
  })
}
