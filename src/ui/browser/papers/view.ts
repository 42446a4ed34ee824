import type { PaperClaim } from '../../../foundation/paper-claim.ts'
import { formatDay, formatMoment } from '../../../platform/translations.ts'
import { locale } from '../words.ts'
import type { PaperState } from './states.ts'
import { readerWords } from './words.ts'

const say = readerWords[locale]

/** What the reader ends in: the state's look, a title, what it means, and the facts of the paper where it is genuine. */
export type Result = Readonly<{
  look: PaperState | 'unknown'
  title: string
  text: string
  claim?: PaperClaim
}>

export const failed = {
  forged: { look: 'unknown', title: say.forgedTitle, text: say.forged },
  unreadable: { look: 'unknown', title: say.unreadableTitle, text: say.unreadable },
  'unknown-key': { look: 'unknown', title: say.unknownKeyTitle, text: say.unknownKey },
  'ended-key': { look: 'unknown', title: say.endedKeyTitle, text: say.endedKey },
  photo: { look: 'unknown', title: say.unreadableTitle, text: say.noCodeInPhoto },
  'no-list': { look: 'suspended', title: say.noListTitle, text: say.noList },
  insecure: { look: 'suspended', title: say.insecureTitle, text: say.insecure },
} as const satisfies Record<string, Result>

/** `at`: the moment of the list of states; `isFresh` where it was asked for just now. */
export function genuine(claim: PaperClaim, state: PaperState, at: string, isFresh: boolean): Result {
  const when = formatMoment(new Date(at), locale)
  const known = isFresh ? say.known(when) : say.old(when)
  const example = claim.example ? ` ${say.example}` : ''
  return { look: state, title: say.states[state], text: `${say.meanings[state]} ${known}${example}`, claim }
}

const element = (name: string, text: string, className = ''): HTMLElement => {
  const made = document.createElement(name)
  made.textContent = text
  if (className) made.className = className
  return made
}

/** The drawing of the server for one star of two, as many times as needed. */
function starsOf({ stars, of }: PaperClaim): HTMLElement {
  const line = element('p', '')
  const drawn = document.querySelector<HTMLTemplateElement>('[data-reader-stars]')?.content
  const total = Math.min(10, of)
  const svg = drawn?.querySelector('svg')?.cloneNode(true) as SVGSVGElement | undefined
  const [on, off] = [svg?.querySelector('.stars__on'), svg?.querySelector('.stars__off')]
  if (svg && on && off) {
    const paths = Array.from({ length: total }, (_, index) => {
      const path = (index < stars ? on : off).cloneNode(true) as SVGPathElement
      path.setAttribute('transform', `translate(${index * 26} 0)`)
      return path
    })
    svg.replaceChildren(...paths)
    const width = total * 26 - 2
    svg.setAttribute('width', String(width))
    svg.setAttribute('viewBox', `0 0 ${width} 24`)
    line.append(svg, ' ')
  }
  line.className = 'stars'
  line.append(element('span', say.stars(stars, of), 'stars__label'))
  return line
}

function endOf({ validUntil, validMonths }: PaperClaim): string {
  if (validUntil !== null) return formatDay(validUntil, locale)
  return validMonths === null ? say.withoutEnd : say.fromConferment(validMonths)
}

function factsOf(claim: PaperClaim): HTMLElement {
  const list = element('dl', '', 'facts-list')
  const { number, date } = claim.decree
  const lines = [
    [say.holder, claim.holder],
    [say.place, claim.place],
    [say.edition, claim.edition],
    [say.decree, say.decreeOf(number, formatDay(date, locale))],
    [say.validUntil, endOf(claim)],
    [say.number, claim.number],
  ] as const
  for (const [term, detail] of lines) {
    const line = document.createElement('div')
    line.append(element('dt', term), element('dd', detail))
    list.append(line)
  }
  return list
}

function linkTo(claim: PaperClaim, checkPage: string): HTMLElement {
  const line = element('p', '')
  const link = document.createElement('a')
  link.href = `${checkPage}?nomor=${encodeURIComponent(claim.number)}`
  link.textContent = say.toCheck
  line.append(link)
  return line
}

/** Shows a result in the card of the page. Everything of the paper is text, never markup. */
export function show(card: HTMLElement, { look, title, text, claim }: Result, checkPage: string): void {
  card.className = `certificate certificate--${look}`
  const state = element('div', '', 'certificate__state')
  state.append(element('h2', title), element('p', text))
  const parts: HTMLElement[] = [state]
  if (claim) {
    const [body, inner] = [element('div', '', 'certificate__body'), element('div', '')]
    inner.append(element('p', claim.product, 'certificate__product'), starsOf(claim), factsOf(claim))
    inner.append(linkTo(claim, checkPage))
    body.append(inner)
    parts.push(body)
  }
  card.replaceChildren(...parts)
  card.hidden = false
}
