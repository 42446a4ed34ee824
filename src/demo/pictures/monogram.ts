import { strokesOf } from './letters.ts'
import { choiceOf, randomOf } from './random.ts'

/** Ground, ornament and letters, from the same dyes as the cloths. */
const dyes = [
  ['22304a', '3a4c6b', 'e6dcc6'],
  ['6a2a24', '85443a', 'eadfc9'],
  ['5c3a22', '77543a', 'ecdfc4'],
  ['2f4236', '4a5f50', 'e4dcc4'],
  ['8a6a34', 'a38550', 'f4ead2'],
  ['4a2f45', '67495f', 'e9dccb'],
  ['2c4a52', '476770', 'e5dfcd'],
  ['d9cfb8', 'c3b697', '3a2a1f'],
] as const

const side = 512

/** The first letters of the first and the last word of a name, leaving out forms of business. */
export function initialsOf(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(word => word !== '' && !['CV', 'UD', 'PT', 'KUB', 'IKM', 'KOPERASI'].includes(word))
  const first = words[0]?.[0] ?? 'X'
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : ''
  return first + last
}

/** The sign of a maker where a portrait would stand: initials on a tile of dyed cloth. SVG, 512 by 512. */
export function drawMonogram(name: string, seed: number): string {
  const random = randomOf(`monogram ${name}`, seed)
  const [ground, ornament, ink] = choiceOf(dyes, random.whole(0, 997), 'form')
  const initials = initialsOf(name)
  const pattern = random.pick([diamonds, stripes, crosses])(ornament)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" role="img">`,
    `<title>${initials}</title>`,
    `<rect width="${side}" height="${side}" fill="#${ground}"/>`,
    pattern,
    `<circle cx="256" cy="256" r="168" fill="#${ground}"/>`,
    `<circle cx="256" cy="256" r="168" fill="none" stroke="#${ornament}" stroke-width="6"/>`,
    lettersOf(initials, ink),
    '</svg>',
  ].join('')
}

function lettersOf(initials: string, ink: string): string {
  const { strokes, width } = strokesOf(initials, 0.3)
  const size = Math.min(150, 210 / Math.max(width, 0.1))
  const left = 256 - (width * size) / 2
  const top = 256 - size / 2
  const paths = strokes.map(stroke =>
    stroke
      .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(left + x * size)} ${round(top + y * size)}`)
      .join(''),
  )
  return `<path d="${paths.join('')}" fill="none" stroke="#${ink}" stroke-width="${round(size * 0.13)}" stroke-linecap="round" stroke-linejoin="round"/>`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Every place of a grid of `step` over the tile, put through `draw`. */
function strewn(step: number, draw: (x: number, y: number, odd: boolean) => string): string {
  const count = Math.round(side / step)
  return Array.from({ length: count * count }, (_, index) => {
    const column = index % count
    const row = Math.floor(index / count)
    return draw((column + 0.5) * step, (row + 0.5) * step, (column + row) % 2 === 1)
  }).join('')
}

const diamonds = (tone: string): string =>
  `<path fill="#${tone}" d="${strewn(32, (x, y, odd) => {
    const reach = odd ? 6 : 13
    return `M${x} ${y - reach}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}z`
  })}"/>`

const stripes = (tone: string): string =>
  `<path fill="none" stroke="#${tone}" stroke-width="5" d="${strewn(32, (x, y) => `M${x - 16} ${y + 8}l16 -16l16 16`)}"/>`

const crosses = (tone: string): string =>
  `<path fill="none" stroke="#${tone}" stroke-width="6" d="${strewn(32, (x, y, odd) =>
    odd ? `M${x - 9} ${y}h18M${x} ${y - 9}v18` : `M${x - 4} ${y}h8`,
  )}"/>`
