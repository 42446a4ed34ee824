import { sql, type RawBuilder } from 'kysely'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { filtered } from '../nomination-list-store.ts'
import type { Remark, RemarkAnswer, RemarkItem, RemarkState } from './remark.ts'

type Row = Omit<Remark, 'item'> & Readonly<{ itemKind: RemarkItem['kind']; itemId: string }>

const columns = sql`id, nomination_id as "nominationId", item_kind as "itemKind", item_id as "itemId", text,
  area_path as "areaPath", state, answer, reason, answered_at as "answeredAt", written_at as "writtenAt",
  closed_at as "closedAt", row_version as "rowVersion"`

const remarkOf = ({ itemKind, itemId, ...row }: Row): Remark => ({
  ...row,
  item: { kind: itemKind, id: itemId },
})

/** The remarks of a nomination, the oldest first. */
export async function listRemarks(reader: Reader, nominationId: string): Promise<readonly Remark[]> {
  const { rows } = await sql<Row>`select ${columns} from province_remark
    where nomination_id = ${nominationId} order by written_at, id`.execute(reader)
  return rows.map(remarkOf)
}

/** The remark, held until the transaction ends: two who close or answer it come one after the other. */
export async function lockRemark(reader: Reader, id: string): Promise<Remark | null> {
  const { rows } = await sql<Row>`select ${columns} from province_remark where id = ${id} for update`.execute(
    reader,
  )
  return rows[0] ? remarkOf(rows[0]) : null
}

type Stamp = Readonly<{ by: string; now: Date }>

export async function insertRemark(
  tx: Tx,
  remark: Pick<Remark, 'id' | 'nominationId' | 'item' | 'text' | 'areaPath'>,
  { by, now }: Stamp,
): Promise<void> {
  await sql`insert into province_remark (id, nomination_id, item_kind, item_id, text, area_path, written_by, written_at)
    values (${remark.id}, ${remark.nominationId}, ${remark.item.kind}, ${remark.item.id}, ${remark.text},
      ${remark.areaPath}, ${by}, ${now})`.execute(tx)
}

export async function storeAnswer(
  tx: Tx,
  id: string,
  { answer, reason }: Readonly<{ answer: RemarkAnswer; reason: string }>,
  { by, now }: Stamp,
): Promise<void> {
  await sql`update province_remark set state = 'answered', answer = ${answer}, reason = ${reason},
    answered_by = ${by}, answered_at = ${now}, row_version = row_version + 1 where id = ${id}`.execute(tx)
}

export async function closeRemark(
  tx: Tx,
  id: string,
  state: Extract<RemarkState, 'settled' | 'withdrawn'>,
  { by, now }: Stamp,
): Promise<void> {
  await sql`update province_remark set state = ${state}, closed_by = ${by}, closed_at = ${now},
    row_version = row_version + 1 where id = ${id}`.execute(tx)
}

/** How many remarks of a nomination wait for the office, and how many for the province. */
export type RemarkCounts = Readonly<{ open: number; answered: number }>

/** By nomination; one without waiting remarks is left out. One query. */
export async function countRemarks(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, RemarkCounts>> {
  if (nominationIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; open: string | number; answered: string | number }>`
    select nomination_id as id, count(*) filter (where state = 'open') as open,
      count(*) filter (where state = 'answered') as answered
    from province_remark where nomination_id = any(${nominationIds}) and state in ('open', 'answered')
    group by nomination_id`.execute(reader)
  return new Map(rows.map(row => [row.id, { open: Number(row.open), answered: Number(row.answered) }]))
}

/** Files with remarks that wait for the office, those that wait longest first. One query. */
export async function listOpenRemarked(
  reader: Reader,
  allowed: RawBuilder<boolean>,
  limit: number,
): Promise<readonly Readonly<{ id: string; productId: string; open: number }>[]> {
  const open = sql<number>`(select count(*) from province_remark r
    where r.nomination_id = nomination.id and r.state = 'open')`
  const rows = await filtered(reader, { allowed })
    .select(['nomination.id', 'nomination.product_id as productId', open.as('open')])
    .where(
      sql<boolean>`nomination.id in (select r.nomination_id from province_remark r where r.state = 'open')`,
    )
    .orderBy(
      sql`(select min(r.written_at) from province_remark r where r.nomination_id = nomination.id and r.state = 'open')`,
    )
    .orderBy('nomination.id')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...row, open: Number(row.open) }))
}
