import type { Reader, Tx } from '../../platform/database/index.ts'
import { blindCodeFrom, neighboursOf } from './codes.ts'

type Tables = { blind_code: { nomination_id: string; round: number; code: string; given_at: Date } }

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
 * The nomination's blind code in a round of scoring; given once, on first need, from the random text that the caller makes. One wrong
 * character, or two neighbours swapped, never make it another product's code.
 */
export async function giveBlindCode(
  tx: Tx,
  nominationId: string,
  now: Date,
  random: () => string,
  round = 1,
): Promise<string> {
  const db = tx.withTables<Tables>()
  for (;;) {
    const given = await db
      .selectFrom('blind_code')
      .select('code')
      .where('nomination_id', '=', nominationId)
      .where('round', '=', round)
      .executeTakeFirst()
    if (given) return given.code
    const code = blindCodeFrom(random())
    if (await isTaken(tx, neighboursOf(code))) continue
    // Either the code is another product's, or this product was given one a moment ago: look again, then draw again.
    const inserted = await db
      .insertInto('blind_code')
      .values({ nomination_id: nominationId, round, code, given_at: now })
      .onConflict(conflict => conflict.doNothing())
      .returning('code')
      .executeTakeFirst()
    if (inserted) return inserted.code
  }
}

/** A code that no product has, nor a neighbour of it, for what is kept elsewhere: `isOther` asks there. */
export async function drawBlindCode(
  tx: Tx,
  random: () => string,
  isOther: (codes: readonly string[]) => Promise<boolean>,
): Promise<string> {
  for (;;) {
    const code = blindCodeFrom(random())
    const near = [code, ...neighboursOf(code)]
    if (!(await isTaken(tx, near)) && !(await isOther(near))) return code
  }
}

/** The codes under which the panel knows the nominations, and which stand on their samples. */
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
    .where('round', '=', 1)
    .execute()
  return new Map(rows.map(row => [row.nomination_id, row.code]))
}

/** A product as the assessors of one round of scoring know it. */
export type Coded = Readonly<{ nominationId: string; round: number; code: string }>

/** The codes of every round: each round knows the product by another one. One query. */
export async function listCodes(reader: Reader, nominationIds: readonly string[]): Promise<readonly Coded[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('blind_code')
    .selectAll()
    .where('nomination_id', 'in', nominationIds)
    .orderBy('nomination_id')
    .orderBy('round')
    .execute()
  return rows.map(row => ({ nominationId: row.nomination_id, round: row.round, code: row.code }))
}

export async function findNominationByCode(reader: Reader, code: string): Promise<string | null> {
  const coded = await findCoded(reader, code)
  return coded?.round === 1 ? coded.nominationId : null
}

/** What a blind code stands for: a nomination, and the round of scoring that knows it by this code. */
export async function findCoded(reader: Reader, code: string): Promise<Coded | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('blind_code')
    .select(['nomination_id', 'round'])
    .where('code', '=', code)
    .executeTakeFirst()
  return row ? { nominationId: row.nomination_id, round: row.round, code } : null
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
    .where('round', '=', 1)
    .execute()
  return new Map(rows.map(row => [row.code, row.nomination_id]))
}
