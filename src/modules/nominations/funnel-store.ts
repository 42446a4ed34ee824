import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import type { NominationState } from './lifecycle.ts'

/** How many nominations of an edition came how far. Withdrawn ones count as sent only. */
export type Funnel = Readonly<{ nominated: number; admitted: number; assessed: number }>

const afterAssessment: readonly NominationState[] = ['assessed', 'recommended', 'decided', 'published']
const afterAdmission: readonly NominationState[] = ['admitted', 'in-assessment', ...afterAssessment]

type Row = { edition_id: string; nominated: number; admitted: number; assessed: number }

/** By the edition's id; an edition without a sent nomination is not there. One query. */
export async function countFunnels(
  reader: Reader,
  editionIds: readonly string[],
): Promise<ReadonlyMap<string, Funnel>> {
  const { rows } = await sql<Row>`select edition_id, count(*) as nominated,
      count(*) filter (where state = any(${afterAdmission})) as admitted,
      count(*) filter (where state = any(${afterAssessment})) as assessed
    from nomination where edition_id = any(${editionIds}) and submitted_at is not null
    group by edition_id`.execute(reader)
  return new Map(
    rows.map(({ edition_id, nominated, admitted, assessed }) => [
      edition_id,
      { nominated: Number(nominated), admitted: Number(admitted), assessed: Number(assessed) },
    ]),
  )
}
