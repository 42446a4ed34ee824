import tiles from './tile-map.json' with { type: 'json' }

/** A province's place in the tile map: columns from the west, rows from the north, from 0; `short` is its ISO 3166-2 letters. */
export type Tile = Readonly<{ code: string; column: number; row: number; short: string }>

/** Our own drawing of the country: one square for each province, so that small ones are seen as well as large ones. */
export const listTiles = (): readonly Tile[] =>
  Object.entries(tiles).map(([code, tile]) => ({ code, ...tile }))
