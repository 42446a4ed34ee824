import type { Reader, Tx } from '../../platform/database/index.ts'
import { blindCodeFrom, neighboursOf } from './codes.ts'

type Tables = { blind_code: { nomination_id: string; code: string; given_at: Date } }

async function isTaken(tx: Tx, codes: readonly string[]): Promise<boolean> {
  const found = await tx
    .withTables<Tables>()
    .selectFrom('blind_code')
    .select('code')
    .where('code', 'in', codes)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * The nomination's blind code; given once, on first need, from the random text that the caller makes. One wrong
 * character, or two neighbours swapped, never make it another product's code.
 */
export async function giveBlindCode(
  tx: Tx,
  nominationId: string,
  now: Date,
  random: () => string,
): Promise<string> {
  const db = tx.withTables<Tables>()
  for (;;) {
    const given = await db
      .selectFrom('blind_code')
      .select('code')
      .where('nomination_id', '=', nominationId)
      .executeTakeFirst()
    if (given) return given.code
    const code = blindCodeFrom(random())
    if (await isTaken(tx, neighboursOf(code))) continue
    // Either the code is another product's, or this product was given one a moment ago: look again, then draw again.
    const inserted = await db
      .insertInto('blind_code')
      .values({ nomination_id: nominationId, code, given_at: now })
      .onConflict(conflict => conflict.doNothing())
      .returning('code')
      .executeTakeFirst()
    if (inserted) return inserted.code
  }
}

export async function blindCodesOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (nominationIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('blind_code')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .execute()
  return new Map(rows.map(row => [row.nomination_id, row.code]))
}

export async function findNominationByCode(reader: Reader, code: string): Promise<string | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('blind_code')
    .select('nomination_id')
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.nomination_id ?? null
}

/** The nominations of these codes, by code. One query. */
export async function nominationsByCodes(
  reader: Reader,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('blind_code')
    .select(['nomination_id', 'code'])
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map(row => [row.code, row.nomination_id]))
}
