import { sql, type Generated } from 'kysely'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type {
  CorrectedFact,
  Correction,
  CorrectionStage,
  CorrectionStanding,
  FactValue,
} from './correction.ts'

type Row = {
  objection_id: string
  nomination_id: string
  edition_id: string
  ground: string
  supersedes: string
  opened_by: string
  opened_at: Date
}
type FactRow = {
  place: Generated<number>
  objection_id: string
  fact: string
  earlier: unknown
  corrected: unknown
  reason: string
  corrected_by: string
  corrected_at: Date
}
type Tables = { correction: Row; corrected_fact: FactRow }

const correctionFrom = (row: Row): Correction => ({
  objectionId: row.objection_id,
  nominationId: row.nomination_id,
  editionId: row.edition_id,
  ground: row.ground,
  supersedes: row.supersedes,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
})

export async function findCorrection(reader: Reader, objectionId: string): Promise<Correction | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('correction')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .executeTakeFirst()
  return row ? correctionFrom(row) : null
}

/** Every correction that was ever opened. */
export async function listCorrections(reader: Reader): Promise<readonly Correction[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('correction')
    .selectAll()
    .orderBy('objection_id')
    .execute()
  return rows.map(correctionFrom)
}

/** False when the same result is being corrected already. */
export async function insertCorrection(tx: Tx, one: Correction): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('correction')
    .values({
      objection_id: one.objectionId,
      nomination_id: one.nominationId,
      edition_id: one.editionId,
      ground: one.ground,
      supersedes: one.supersedes,
      opened_by: one.openedBy,
      opened_at: one.openedAt,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('objection_id')
    .executeTakeFirst()
  return row !== undefined
}

/** The facts that were put right, in the order in which that was done. */
export async function listCorrectedFacts(
  reader: Reader,
  objectionId: string,
): Promise<readonly CorrectedFact[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('corrected_fact')
    .select(['objection_id', 'fact', 'earlier', 'corrected', 'reason', 'corrected_by', 'corrected_at'])
    .where('objection_id', '=', objectionId)
    .orderBy('place')
    .execute()
  return rows.map(row => ({
    objectionId: row.objection_id,
    fact: row.fact,
    earlier: row.earlier as FactValue | null,
    corrected: row.corrected as FactValue | null,
    reason: row.reason,
    correctedBy: row.corrected_by,
    correctedAt: row.corrected_at,
  }))
}

const valueOf = (value: FactValue | null) => (value === null ? null : json(value))

export async function insertCorrectedFact(tx: Tx, one: CorrectedFact): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('corrected_fact')
    .values({
      objection_id: one.objectionId,
      fact: one.fact,
      earlier: valueOf(one.earlier),
      corrected: valueOf(one.corrected),
      reason: one.reason,
      corrected_by: one.correctedBy,
      corrected_at: one.correctedAt,
    })
    .execute()
}

/** Puts the acts on one correction in order. */
export async function takeCorrectionTurn(reader: Reader, objectionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`correction ${objectionId}`}, 0))`.execute(reader)
}

type StandingRow = {
  objectionId: string
  nominationId: string
  stage: CorrectionStage
  listId: string | null
  decreeNumber: string | null
  decreeDate: string | null
  publishedAt: Date | null
}

/** How far the new decisions are that were begun after some objections. One query. */
export async function listCorrectionStandings(
  reader: Reader,
  objectionIds: readonly string[],
): Promise<ReadonlyMap<string, CorrectionStanding>> {
  if (objectionIds.length === 0) return new Map()
  const { rows } = await sql<StandingRow>`
    select distinct on (c.objection_id) c.objection_id as "objectionId", c.nomination_id as "nominationId",
      case when p.released_at is not null then 'published' else coalesce(l.state, 'open') end as stage,
      l.id as "listId", l.decree_number as "decreeNumber", l.decree_date as "decreeDate", p.released_at as "publishedAt"
    from correction c left join recommendation l on l.objection_id = c.objection_id
      left join publication p on p.recommendation_id = l.id
    where c.objection_id = any(${objectionIds})
    order by c.objection_id, l.version desc`.execute(reader)
  return new Map(
    rows.map(({ decreeNumber, decreeDate, ...row }) => [
      row.objectionId,
      {
        ...row,
        decree: decreeNumber && decreeDate ? { number: decreeNumber, date: decreeDate } : null,
      },
    ]),
  )
}

/** How far the new decision after one objection is; null before it was begun. */
export const findCorrectionStanding = async (
  reader: Reader,
  objectionId: string,
): Promise<CorrectionStanding | null> =>
  (await listCorrectionStandings(reader, [objectionId])).get(objectionId) ?? null
