import { draftOf } from '../marks/ornament.ts'
import type { OrnamentKind } from '../marks/ornament.ts'

/**
 * Pictures for the page that shows the components: a draped cloth, a pot, a basket, packed food and a
 * sheet of paper, drawn here, so that the page needs no photo of a real product.
 */
const WIDTH = 800
const HEIGHT = 600

type Threads = Readonly<{ ground: string; first: string; second: string }>

/** A weave as a pattern to fill shapes with; `cell` is the size of a crossing. */
function weave(id: string, kind: OrnamentKind, cell: number, threads: Threads): string {
  const rows = draftOf(kind)
  const across = (rows[0]?.length ?? 1) * cell
  const crossings = rows.flatMap((row, y) =>
    Array.from(row, (letter, x) => {
      if (letter === '.') return ''
      const fill = letter === '#' ? threads.first : threads.second
      return `<rect x="${x * cell}" y="${y * cell}" width="${cell}" height="${cell - 1}" fill="${fill}"/>`
    }),
  )
  return `<pattern id="${id}" width="${across}" height="${rows.length * cell}" patternUnits="userSpaceOnUse"><rect width="${across}" height="${rows.length * cell}" fill="${threads.ground}"/>${crossings.join('')}</pattern>`
}

const gradient = (
  id: string,
  direction: string,
  stops: readonly (readonly [number, string, number])[],
): string =>
  `<linearGradient id="${id}" ${direction}>${stops.map(([at, colour, opacity]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`).join('')}</linearGradient>`

/** A quiet room: wall, table, and the shadow that the thing throws. */
function scene(defs: string, thing: string, wall: string, table: string, shadow = 250): string {
  const light = gradient('light', 'x1="0" y1="0" x2="1" y2="1"', [
    [0, '#fff', 0.55],
    [1, '#5a4a35', 0.22],
  ])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><defs>${light}<radialGradient id="shadow"><stop offset="0" stop-color="#2b2115" stop-opacity=".5"/><stop offset="1" stop-color="#2b2115" stop-opacity="0"/></radialGradient>${defs}</defs><rect width="${WIDTH}" height="${HEIGHT}" fill="${wall}"/><rect y="430" width="${WIDTH}" height="170" fill="${table}"/><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#light)"/><ellipse cx="430" cy="510" rx="${shadow}" ry="42" fill="url(#shadow)"/>${thing}</svg>`
}

/** Light from the left on something round. */
const roundness = gradient('round', 'x1="0" x2="1" y1="0" y2="0"', [
  [0, '#000', 0.38],
  [0.24, '#fff', 0.3],
  [0.5, '#fff', 0],
  [1, '#000', 0.5],
])

function cloth(): string {
  const shape =
    'M150 96H650V470Q617 498 584 470T518 470T452 470T386 470T320 470T254 470T188 470Q166 490 150 476Z'
  const folds = gradient(
    'folds',
    'x1="0" x2="132" y1="0" y2="0" gradientUnits="userSpaceOnUse" spreadMethod="repeat"',
    [
      [0, '#000', 0.34],
      [0.3, '#fff', 0.2],
      [0.62, '#000', 0.04],
      [1, '#000', 0.34],
    ],
  )
  const defs = `${weave('body', 'wajik', 6, { ground: '#22335f', first: '#d9b985', second: '#a9652c' })}${weave('border', 'tumpal', 6, { ground: '#17244a', first: '#e6cfa3', second: '#a9652c' })}${folds}<clipPath id="shape"><path d="${shape}"/></clipPath>`
  const hanging = `<g clip-path="url(#shape)"><path d="${shape}" fill="url(#body)"/><rect x="150" y="384" width="500" height="110" fill="#17244a"/><g transform="translate(0 400)"><rect x="96" width="576" height="48" fill="url(#border)"/></g><path d="${shape}" fill="url(#folds)" transform="translate(0 0)"/></g>`
  const rod =
    '<rect x="110" y="84" width="580" height="16" rx="8" fill="#6b4423"/><rect x="110" y="84" width="580" height="6" rx="3" fill="#fff" opacity=".25"/>'
  return scene(defs, `${hanging}${rod}`, '#efe7da', '#cdb99a', 290)
}

function pot(): string {
  const body =
    'M332 150C332 190 318 206 286 236C226 292 214 380 276 452C304 486 346 504 400 504C454 504 496 486 524 452C586 380 574 292 514 236C482 206 468 190 468 150Z'
  const defs = `${roundness}${weave('band', 'tumpal', 5, { ground: '#a2542f', first: '#5e2a14', second: '#d79a6c' })}<clipPath id="shape"><path d="${body}"/></clipPath>`
  const thing = `<path d="${body}" fill="#b5633a"/><g clip-path="url(#shape)"><g transform="translate(0 280)"><rect x="160" width="480" height="40" fill="url(#band)"/></g><rect x="200" y="272" width="400" height="4" fill="#5e2a14"/><rect x="200" y="324" width="400" height="4" fill="#5e2a14"/></g><path d="${body}" fill="url(#round)"/><ellipse cx="400" cy="150" rx="68" ry="17" fill="#8d4726"/><ellipse cx="400" cy="152" rx="56" ry="12" fill="#3c1b0c"/>`
  return scene(defs, thing, '#e9e6df', '#b9a892', 230)
}

function basket(): string {
  const body = 'M230 236H570L528 486Q400 524 272 486Z'
  const defs = `${roundness}${weave('strips', 'anyam', 9, { ground: '#8a6230', first: '#dcb878', second: '#b98c48' })}<clipPath id="shape"><path d="${body}"/></clipPath>`
  const handle =
    '<path d="M262 236C262 40 538 40 538 236" fill="none" stroke="#8a6230" stroke-width="20"/><path d="M262 236C262 40 538 40 538 236" fill="none" stroke="#dcb878" stroke-width="9" stroke-dasharray="16 7"/>'
  const thing = `${handle}<g clip-path="url(#shape)"><path d="${body}" fill="url(#strips)"/></g><path d="${body}" fill="url(#round)"/><ellipse cx="400" cy="236" rx="172" ry="30" fill="#5f4220"/><path d="M228 236A172 30 0 0 0 572 236" fill="none" stroke="#b98c48" stroke-width="18"/><path d="M228 236A172 30 0 0 0 572 236" fill="none" stroke="#e5c78e" stroke-width="6" stroke-dasharray="12 8"/>`
  return scene(defs, thing, '#e6ebe6', '#c3b79c', 250)
}

function food(): string {
  const pouch = 'M282 112H518L534 486Q400 520 266 486Z'
  const defs = `${roundness}${weave('band', 'lereng', 4, { ground: '#1f6446', first: '#f2e3c4', second: '#d9a24e' })}<clipPath id="shape"><path d="${pouch}"/></clipPath>`
  const label =
    '<rect x="306" y="216" width="188" height="176" rx="6" fill="#fbf7ee"/><circle cx="400" cy="272" r="34" fill="#a9652c"/><path d="M400 244 408 262 428 264 413 278 417 298 400 288 383 298 387 278 372 264 392 262Z" fill="#fbf7ee"/><rect x="336" y="324" width="128" height="10" rx="5" fill="#22335f"/><rect x="352" y="346" width="96" height="7" rx="3" fill="#a59a86"/><rect x="364" y="364" width="72" height="7" rx="3" fill="#a59a86"/>'
  const thing = `<g clip-path="url(#shape)"><path d="${pouch}" fill="#c7a06a"/><rect x="250" y="112" width="300" height="40" fill="#a9814b"/><g transform="translate(0 416)"><rect x="250" width="300" height="96" fill="url(#band)"/></g></g>${label}<path d="${pouch}" fill="url(#round)" opacity=".7"/><path d="M282 152H518" stroke="#7c5a2e" stroke-width="2" stroke-dasharray="5 4"/>`
  return scene(defs, thing, '#f1ece2', '#c9bda6', 200)
}

function paper(): string {
  const lines = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(
    line =>
      `<rect x="90" y="${330 + line * 34}" width="${line % 5 === 4 ? 300 : 580 - (line % 3) * 24}" height="10" rx="5" fill="#c9c4ba"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 1074" width="760" height="1074"><rect width="760" height="1074" fill="#fff"/><text x="380" y="130" text-anchor="middle" font-family="Georgia, serif" font-size="34" fill="#1d1c1a">DOKUMEN CONTOH</text><rect x="90" y="164" width="580" height="3" fill="#1d1c1a"/><text x="90" y="230" font-family="Georgia, serif" font-size="24" fill="#1d1c1a">Nomor: 000/CONTOH</text><text x="90" y="270" font-family="Georgia, serif" font-size="24" fill="#1d1c1a">Perihal: penetapan sentra (rekaan)</text>${lines.join('')}<text x="470" y="830" font-family="Georgia, serif" font-size="24" fill="#1d1c1a">Nama Contoh</text><circle cx="420" cy="800" r="66" fill="none" stroke="#5369a6" stroke-width="5" opacity=".6"/></svg>`
}

export const samplePictures = {
  cloth: cloth(),
  pot: pot(),
  basket: basket(),
  food: food(),
  paper: paper(),
} as const satisfies Record<string, string>

export type SampleName = keyof typeof samplePictures
