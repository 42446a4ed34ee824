import { html, raw } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'

/** A five-pointed star in a box of 24 units, drawn so that no font has to have one. */
export const starPath =
  'M12 1.6 15.2 8.5 22.7 9.4 17.1 14.5 18.6 21.9 12 18.2 5.4 21.9 6.9 14.5 1.3 9.4 8.8 8.5Z'

export type StarsProps = Readonly<{
  /** Stars awarded. */
  stars: number
  /** Stars that the scheme has. */
  of: number
  /** What the drawing says in words: `Bintang 2 dari 3`. */
  label: string
  /** Shows the label beside the drawing, too. */
  withLabel?: boolean
}>

/** Stars awarded, filled, among those of the scheme, outlined. */
export function stars(props: StarsProps): Html {
  const total = Math.max(0, Math.min(10, Math.trunc(props.of)))
  const star = (index: number): Html =>
    html`<path class="${index < props.stars ? 'stars__on' : 'stars__off'}" transform="translate(${index * 26} 0)" d="${raw(starPath)}"/>`
  const drawing = html`<svg width="${total * 26 - 2}" height="24" viewBox="0 0 ${Math.max(total * 26 - 2, 1)} 24" aria-hidden="true" focusable="false">${Array.from({ length: total }, (_, index) => star(index))}</svg>`
  return props.withLabel
    ? html`<span class="stars">${drawing} <span class="stars__label">${props.label}</span></span>`
    : html`<span class="stars" role="img" aria-label="${props.label}">${drawing}</span>`
}
