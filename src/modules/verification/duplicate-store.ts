import { sql, type RawBuilder } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import { pairKey, type DuplicateVerdict, type Ground, type Pair } from './duplicate.ts'

type Tables = {
  duplicate_verdict: {
    pair_kind: Pair['kind']
    first_id: string
    second_id: string
    verdict: DuplicateVerdict['verdict']
    reason: string
    grounds: unknown
    decided_by: string
    decided_at: Date
  }
}

/** The flag that a verdict raised carries its person, its moment and its reason. */
const raisedFlag = sql`check_flag raised where raised.kind = 'duplicate' and raised.resolved_at is null
  and raised.raised_by = duplicate_verdict.decided_by and raised.raised_at = duplicate_verdict.decided_at
  and raised.note = duplicate_verdict.reason`
const isOpen: RawBuilder<boolean> = sql<boolean>`(verdict = 'flagged' and exists (select 1 from ${raisedFlag}))`

/** True where the producer or the product is one of a pair whose flag, on another file, is not cleared up. One query. */
export async function hasHeldPair(
  reader: Reader,
  { id, producerId, productId }: Readonly<{ id: string; producerId: string; productId: string }>,
): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select exists (
    select 1 from duplicate_verdict where verdict = 'flagged'
      and ((pair_kind = 'producers' and ${producerId} in (first_id, second_id))
        or (pair_kind = 'products' and ${productId} in (first_id, second_id)))
      and exists (select 1 from ${raisedFlag} and raised.nomination_id <> ${id})) as held`.execute(reader)
  return rows[0]?.held ?? false
}

/** What was decided about some pairs, by `pairKey`. One query. */
export async function listDuplicateVerdicts(
  reader: Reader,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, DuplicateVerdict>> {
  if (pairs.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('duplicate_verdict')
    .selectAll()
    .select(isOpen.as('open'))
    .where(
      'first_id',
      'in',
      pairs.map(one => one.first),
    )
    .where(
      'second_id',
      'in',
      pairs.map(one => one.second),
    )
    .execute()
  return new Map(
    rows.map(row => {
      const pair = { kind: row.pair_kind, first: row.first_id, second: row.second_id }
      return [
        pairKey(pair),
        {
          pair,
          verdict: row.verdict,
          reason: row.reason,
          grounds: row.grounds as readonly Ground[],
          by: row.decided_by,
          at: row.decided_at,
          open: row.open,
        },
      ]
    }),
  )
}

/** Keeps what was decided about a pair in place of what was decided before. */
export async function saveDuplicateVerdict(tx: Tx, decided: Omit<DuplicateVerdict, 'open'>): Promise<void> {
  const { pair } = decided
  await tx
    .withTables<Tables>()
    .insertInto('duplicate_verdict')
    .values({
      pair_kind: pair.kind,
      first_id: pair.first,
      second_id: pair.second,
      verdict: decided.verdict,
      reason: decided.reason,
      grounds: json(decided.grounds),
      decided_by: decided.by,
      decided_at: decided.at,
    })
    .onConflict(conflict =>
      conflict.columns(['pair_kind', 'first_id', 'second_id']).doUpdateSet(eb => ({
        verdict: eb.ref('excluded.verdict'),
        reason: eb.ref('excluded.reason'),
        grounds: eb.ref('excluded.grounds'),
        decided_by: eb.ref('excluded.decided_by'),
        decided_at: eb.ref('excluded.decided_at'),
      })),
    )
    .execute()
}
