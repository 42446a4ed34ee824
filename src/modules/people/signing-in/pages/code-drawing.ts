import { encode } from 'uqr'
import { html, type Html } from '../../../../platform/html.ts'

const MARGIN = 2

/** A QR code as a drawing: each dark run is one piece of one path, so that it is sharp at any size. */
export function renderCode(content: string, label: string): Html {
  const { data } = encode(content, { ecc: 'M', border: 0 })
  const path = data
    .flatMap((row, y) => {
      const runs = row.map(dark => (dark ? '1' : '0')).join('')
      return [...runs.matchAll(/1+/g)].map(
        run => `M${run.index + MARGIN} ${y + MARGIN}h${run[0].length}v1h-${run[0].length}z`,
      )
    })
    .join('')
  const size = data.length + 2 * MARGIN
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#17244a"/></svg>`
}
