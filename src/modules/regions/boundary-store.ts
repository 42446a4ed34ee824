import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Drawing } from './boundary-drawing.ts'

type Tables = {
  boundary_map: {
    code: string
    width: number
    height: number
    shapes: unknown
    source: string
    imported_at: Date
  }
}

/** The parts of an area, drawn; `source` is empty when they come from where `boundarySource` says. */
export type BoundaryMap = Drawing & Readonly<{ source: string }>

/** The provinces for the code null, or the regencies of a province; null where none were imported. One query. */
export async function findBoundaryMap(reader: Reader, code: string | null): Promise<BoundaryMap | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('boundary_map')
    .select(['width', 'height', 'shapes', 'source'])
    .where('code', '=', code ?? '')
    .executeTakeFirst()
  return row ? { ...row, shapes: row.shapes as Drawing['shapes'] } : null
}

/** The stored maps of these areas (`null`: the country), by code. One query. */
export async function listBoundaryMaps(
  reader: Reader,
  codes: readonly (string | null)[],
): Promise<ReadonlyMap<string | null, BoundaryMap>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('boundary_map')
    .select(['code', 'width', 'height', 'shapes', 'source'])
    .where(
      'code',
      'in',
      codes.map(code => code ?? ''),
    )
    .execute()
  return new Map(
    rows.map(({ code, ...row }) => [code || null, { ...row, shapes: row.shapes as Drawing['shapes'] }]),
  )
}

/** Puts a drawing in the place of an earlier one. */
export async function putBoundaryMap(
  tx: Tx,
  map: BoundaryMap & Readonly<{ code: string | null; importedAt: Date }>,
): Promise<void> {
  const values = {
    width: map.width,
    height: map.height,
    shapes: json(map.shapes),
    source: map.source,
    imported_at: map.importedAt,
  }
  await tx
    .withTables<Tables>()
    .insertInto('boundary_map')
    .values({ code: map.code ?? '', ...values })
    .onConflict(conflict => conflict.column('code').doUpdateSet(values))
    .execute()
}
