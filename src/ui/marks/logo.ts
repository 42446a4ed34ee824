import { html, raw } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'

/**
 * The mark: the eight-pointed woven star. Eight parallelograms around one point, the four that lean
 * to the left in one thread and the four that lean to the right in the other.
 */
const turns = [0, 90, 180, 270]
const left = 'M0-.7-5.3-6V-14.6L0-9.3Z'
const right = 'M0-.7 5.3-6V-14.6L0-9.3Z'

const petals = (path: string, fill: string): string =>
  `<g fill="${fill}">${turns.map(turn => `<path d="${path}"${turn ? ` transform="rotate(${turn})"` : ''}/>`).join('')}</g>`

const mark = (warp: string, weft: string): string => petals(left, warp) + petals(right, weft)

const nila = '#22335f'
const soga = '#a9652c'

/** The mark beside the name of the site; hidden from screen readers because the name says it. */
export function logoMark(): Html {
  return html`<svg class="logo__mark" width="36" height="36" viewBox="-16 -16 32 32" aria-hidden="true" focusable="false">${raw(mark('currentColor', soga))}</svg>`
}

/** The mark as a file, for the browser's tab. */
export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 -16 32 32"><rect x="-16" y="-16" width="32" height="32" rx="6" fill="#fff"/>${mark(nila, soga)}</svg>`
