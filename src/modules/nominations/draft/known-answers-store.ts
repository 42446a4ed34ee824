import { sql } from 'kysely'
import type { Reader } from '../../../platform/database/index.ts'
import type { Answers, AnswerValue } from '../nomination.ts'

/**
 * What the office answered last to these questions, by product: in the nomination of the edition where there is one,
 * or else in the newest of all. One query.
 */
export async function listKnownAnswers(
  reader: Reader,
  productIds: readonly string[],
  questionIds: readonly string[],
  editionId: string,
): Promise<ReadonlyMap<string, Answers>> {
  if (productIds.length === 0 || questionIds.length === 0) return new Map()
  const { rows } = await sql<{ product: string; question: string; value: AnswerValue }>`
    select distinct on (n.product_id, a.question_id)
      n.product_id as product, a.question_id as question, a.value
    from nomination n join nomination_answer a on a.nomination_id = n.id
    where n.product_id = any(${productIds}) and a.question_id = any(${questionIds}) and n.state <> 'withdrawn'
      and a.value is not null
    order by n.product_id, a.question_id, (n.edition_id = ${editionId}) desc, n.created_at desc, n.id`.execute(
    reader,
  )
  return new Map(
    [...Map.groupBy(rows, row => row.product)].map(([product, own]) => [
      product,
      Object.fromEntries(own.map(row => [row.question, row.value])),
    ]),
  )
}
