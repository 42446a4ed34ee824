import { sql } from 'kysely'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Area, AreaLevel } from './area.ts'
import type { AreaRow } from './area-source.ts'

type Tables = {
  area: {
    code: string
    level: AreaLevel
    name: string
    parent_code: string | null
    path: string
    search: string
  }
}

const columns = ['code', 'level', 'name', 'parent_code as parentCode', 'path'] as const

/** Adds areas and brings changed names up to date. Areas that are gone stay, since records may lie in them. */
export async function putAreas(tx: Tx, rows: readonly AreaRow[]): Promise<void> {
  const column = (name: keyof AreaRow) => rows.map(row => row[name])
  await sql`
    insert into area (code, level, name, parent_code, path, search)
    select * from unnest(
      ${column('code')}::text[], ${column('level')}::smallint[], ${column('name')}::text[],
      ${column('parentCode')}::text[], ${column('path')}::text[], ${column('search')}::text[]
    )
    on conflict (code) do update set name = excluded.name, search = excluded.search
    where area.name <> excluded.name or area.search <> excluded.search`.execute(tx)
}

export const listAreasOfLevels = (reader: Reader, levels: readonly AreaLevel[]): Promise<Area[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('area')
    .select(columns)
    .where('level', 'in', levels)
    .orderBy('level')
    .orderBy('code')
    .execute()

/** The areas right below one, by name. */
export const listAreasBelow = (reader: Reader, parentCode: string): Promise<Area[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('area')
    .select(columns)
    .where('parent_code', '=', parentCode)
    .orderBy('name')
    .orderBy('code')
    .execute()

export const listAreasByCode = (reader: Reader, codes: readonly string[]): Promise<Area[]> =>
  codes.length === 0
    ? Promise.resolve([])
    : reader.withTables<Tables>().selectFrom('area').select(columns).where('code', 'in', codes).execute()

/** Areas in whose name a word begins with each of the words, the larger areas first. */
export function findAreasByWords(reader: Reader, words: readonly string[], limit: number): Promise<Area[]> {
  let query = reader.withTables<Tables>().selectFrom('area').select(columns)
  for (const word of words) {
    query = query.where(sql<boolean>`(search like ${`${word}%`} or search like ${`% ${word}%`})`)
  }
  return query.orderBy('level').orderBy('name').orderBy('code').limit(limit).execute()
}

export async function countAreas(reader: Reader): Promise<Readonly<Record<number, number>>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('area')
    .select(eb => ['level', eb.fn.countAll<number>().as('areas')])
    .groupBy('level')
    .execute()
  return Object.fromEntries(rows.map(row => [row.level, Number(row.areas)]))
}
