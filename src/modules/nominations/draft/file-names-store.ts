import { sql } from 'kysely'
import type { Reader } from '../../../platform/database/index.ts'
import type { NominationState } from '../lifecycle.ts'

/** Whom a submitted file names, and who made it. Empty where the file has none. */
export type FileNames = Readonly<{
  producer: string
  owner: string
  sentra: string
  /** Who signed the decree of the sentra. */
  signatory: string
  /** What the file answers to questions about suppliers, as it was written. */
  suppliers: string
  /** Who issued its documents. */
  issuers: readonly string[]
  /** Who began the file, approved it and sent it. */
  madeBy: readonly string[]
  producerId: string
  /** When the first file of its edition was begun. */
  since: Date | null
}>

export const noFileNames: FileNames = {
  producer: '',
  owner: '',
  sentra: '',
  signatory: '',
  suppliers: '',
  issuers: [],
  madeBy: [],
  producerId: '',
  since: null,
}

/** A question is about suppliers where its id says so. */
const ABOUT_SUPPLIERS = '(^|-)(pemasok|supplier|suppliers)(-|$)'

/** The names in the frozen files of these nominations, by id. One query that reads no other part of a file. */
export async function fileNamesOf(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileNames>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<FileNames & Readonly<{ id: string }>>`
    with began as (select edition_id, min(created_at) as since from nomination
      where edition_id in (select edition_id from nomination where id in (${sql.join(ids)})) group by edition_id)
    select id,
      coalesce(submitted_file -> 'producer' ->> 'name', '') as producer,
      coalesce(submitted_file -> 'producer' ->> 'owner', '') as owner,
      coalesce(submitted_file -> 'sentra' ->> 'name', '') as sentra,
      coalesce(submitted_file -> 'sentra' ->> 'decree-signatory', '') as signatory,
      coalesce((select string_agg(value #>> '{}', ' ') from jsonb_each(submitted_file -> 'answers')
        where key ~ ${ABOUT_SUPPLIERS}), '') as suppliers,
      array(select distinct one ->> 'issuer' from jsonb_array_elements(submitted_file -> 'documents') as one
        where one ->> 'issuer' <> '') as issuers,
      array_remove(array[opened_by, approved_by, submitted_by], null) as "madeBy",
      producer_id as "producerId", began.since
    from nomination join began using (edition_id) where id in (${sql.join(ids)})`.execute(reader)
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}

/** A file that was sent and is neither public nor over; it stays the same until its version changes. */
type SentFile = Readonly<{
  id: string
  areaPath: string
  producerId: string
  rowVersion: number
  /** Not admitted yet, and not refused. */
  inVerification: boolean
}>

/** The states of such files. */
export const sentStates: readonly NominationState[] = [
  'submitted',
  'returned',
  'resubmitted',
  'admitted',
  'not-admitted',
  'in-assessment',
  'assessed',
  'recommended',
  'decided',
]

/** Those of files in verification. */
export const checkedStates: readonly NominationState[] = ['submitted', 'returned', 'resubmitted']

/** Every such file, without what is in it. One query. */
export async function listSentFiles(reader: Reader): Promise<readonly SentFile[]> {
  const { rows } = await sql<SentFile>`
    select id, area_path as "areaPath", producer_id as "producerId", row_version as "rowVersion",
      state in (${sql.join(checkedStates)}) as "inVerification"
    from nomination where state in (${sql.join(sentStates)})`.execute(reader)
  return rows
}

/** Another one as soon as any of these files is there, gone or changed. One query that reads no row. */
export async function stampOfSentFiles(reader: Reader): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select count(*)::text || ' ' || coalesce(sum(hashtextextended(id, row_version)), 0)::text as stamp
    from nomination where state in (${sql.join(sentStates)})`.execute(reader)
  return rows[0]?.stamp ?? ''
}
