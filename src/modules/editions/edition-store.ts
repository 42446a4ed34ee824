import type { Text } from '../../foundation/text.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Edition, EditionKind, EditionState } from './edition.ts'

type Tables = {
  edition: {
    id: string
    slug: string
    title: unknown
    kind: EditionKind
    number: string
    fictional: boolean
    state: EditionState
    row_version: number
    created_at: Date
  }
}

const editionOf = (row: Tables['edition']): Edition => ({
  id: row.id,
  slug: row.slug,
  title: row.title as Text,
  kind: row.kind,
  number: row.number,
  fictional: row.fictional,
  state: row.state,
  rowVersion: row.row_version,
})

const editions = (reader: Reader) => reader.withTables<Tables>().selectFrom('edition').selectAll()

export async function findEdition(reader: Reader, id: string): Promise<Edition | null> {
  const row = await editions(reader).where('id', '=', id).executeTakeFirst()
  return row ? editionOf(row) : null
}

/** Throws when there is no such edition: for ids that come from our own records. */
export async function getEdition(reader: Reader, id: string): Promise<Edition> {
  const edition = await findEdition(reader, id)
  if (!edition) throw new Error(`no edition ${id}`)
  return edition
}

export async function findEditionBySlug(reader: Reader, slug: string): Promise<Edition | null> {
  const row = await editions(reader).where('slug', '=', slug).executeTakeFirst()
  return row ? editionOf(row) : null
}

/** All editions, the newest first. */
export async function listEditions(reader: Reader): Promise<readonly Edition[]> {
  const rows = await editions(reader).orderBy('created_at', 'desc').orderBy('id').execute()
  return rows.map(editionOf)
}

export async function insertEdition(tx: Tx, edition: Edition, createdAt: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('edition')
    .values({
      id: edition.id,
      slug: edition.slug,
      title: json(edition.title),
      kind: edition.kind,
      number: edition.number,
      fictional: edition.fictional,
      state: edition.state,
      row_version: edition.rowVersion,
      created_at: createdAt,
    })
    .execute()
}

/** Keeps others from opening or ending the edition until the transaction ends; its state as it is now. */
export async function holdEdition(tx: Tx, id: string): Promise<EditionState | null> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('edition')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state ?? null
}

/** False when the edition was changed since it was read. */
export async function setEditionState(tx: Tx, edition: Edition, state: EditionState): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('edition')
    .set({ state, row_version: edition.rowVersion + 1 })
    .where('id', '=', edition.id)
    .where('row_version', '=', edition.rowVersion)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
