import { locale } from '../words.ts'
import { wordsFor } from './words.ts'

export const say = wordsFor(locale)

type Kind = 'info' | 'warning'
type Way = Readonly<{ label: string; href?: string; press?: () => void }>

function wayOf({ label, href, press }: Way): HTMLElement {
  const made = document.createElement(href === undefined ? 'button' : 'a')
  if (made instanceof HTMLAnchorElement) made.href = href ?? ''
  else {
    made.setAttribute('type', 'button')
    made.addEventListener('click', () => press?.())
  }
  made.className = 'button button--secondary'
  made.textContent = label
  return made
}

/** Says something above the form; each topic has one place, which is emptied by an empty text. */
export function announce(topic: string, kind: Kind, text: string, way?: Way): void {
  const id = `draft-${topic}`
  const present = document.getElementById(id)
  if (text === '') return present?.remove()
  if (present?.dataset.text === text) return
  const said = present ?? document.createElement('div')
  said.id = id
  said.className = `notice notice--${kind} draft-said`
  said.setAttribute('role', 'status')
  said.dataset.text = text
  const words = document.createElement('p')
  const inside = document.createElement('div')
  if (!present) placeFor(said)
  inside.append(words)
  if (way) inside.append(wayOf(way))
  said.replaceChildren(inside)
  // Into a place that is there already, so that it is read out.
  words.textContent = text
}

/** What must be seen wherever one types on a long page stands with the words about the saving. */
const IN_SIGHT = ['draft-ended']

function placeFor(said: HTMLElement): void {
  const form = document.querySelector('form[data-draft]')
  const status = form?.querySelector('[data-save-state]')
  if (status && IN_SIGHT.includes(said.id)) status.before(said)
  else if (form) form.before(said)
  else document.querySelector('main')?.prepend(said)
}
