import { sql } from 'kysely'
import type { Tx } from '../src/platform/database/index.ts'

/**
 * Copies the rows of a table that fit, once for each row of `numbers`, which is SQL with the columns that `changes`
 * name: each of them is SQL over `numbers`, over the copied row (`one`) and its place among the copied rows (`place`).
 */
export async function copyRows(
  tx: Tx,
  table: string,
  { where, numbers }: Readonly<{ where: string; numbers: string }>,
  changes: Readonly<Record<string, string>>,
): Promise<void> {
  const pairs = Object.entries(changes).map(([name, value]) => `'${name}', ${value}`)
  await sql
    .raw(
      `insert into ${table}
       select (jsonb_populate_record(null::${table}, to_jsonb(one) - 'place' || jsonb_build_object(${pairs.join(', ')}))).*
       from (select *, row_number() over () as place from ${table} where ${where}) as one
       cross join (${numbers}) as numbers`,
    )
    .execute(tx)
}

/** Where a template was made by the acts themselves: the records that go with it. */
export type Template = Readonly<{ id: string; product: string; producer: string }>

/** What the copies of a template's records get beside ids of their own, table by table. */
export type Changes = Readonly<
  Partial<Record<'producer' | 'product' | 'document' | 'nomination', Readonly<Record<string, string>>>>
>

/**
 * Copies a nomination with its maker, product, papers and photos. The ids of the copies are a letter for the kind,
 * `letter`, and 14 digits of `n`.
 */
export async function copyNomination(
  tx: Tx,
  { id, product, producer }: Template,
  { letter, numbers }: Readonly<{ letter: string; numbers: string }>,
  changes: Changes,
): Promise<void> {
  const own = (kind: string): string => `'${kind}${letter}' || lpad(n::text, 14, '0')`
  const paper = (kind: string): string =>
    `'${kind}${letter}' || lpad(place::text, 3, '0') || lpad(n::text, 11, '0')`
  const copy = (table: string, where: string, fields: Readonly<Record<string, string>>): Promise<void> =>
    copyRows(tx, table, { where, numbers }, fields)
  const papersOf = (kind: string, owner: string): string => `owner_kind = '${kind}' and owner_id = '${owner}'`
  const [ofProducer, ofProduct] = [own('p'), own('q')]
  await copy('producer', `id = '${producer}'`, { ...changes.producer, id: ofProducer })
  const made = { producer_id: ofProducer }
  await copy('product', `id = '${product}'`, { ...changes.product, id: ofProduct, ...made })
  const papers = { ...changes.document, ...made }
  await copy('document', papersOf('producer', producer), { ...papers, id: paper('d'), owner_id: ofProducer })
  await copy('document', papersOf('product', product), { ...papers, id: paper('e'), owner_id: ofProduct })
  await copy('photo', `product_id = '${product}'`, { id: paper('f'), product_id: ofProduct })
  const nominated = { id: own('n'), product_id: ofProduct, ...made }
  await copy('nomination', `id = '${id}'`, { ...changes.nomination, ...nominated })
}
