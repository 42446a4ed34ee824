import { sql } from 'kysely'
import type { Reader } from '../../platform/database/index.ts'
import { idsFrom } from '../../platform/invariant.ts'

/** What a letter is in the file of one nomination. */
export type LetterPaper = Readonly<{
  letterId: string
  nominationId: string
  documentId: string
  fileId: string
  number: string
}>

export const listLetterPapers = async (reader: Reader): Promise<readonly LetterPaper[]> =>
  (
    await sql<LetterPaper>`
    select letter_id as "letterId", nomination_id as "nominationId", document_id as "documentId", file_id as "fileId", number
    from lettered_nomination join nomination_letter on nomination_letter.id = letter_id
    order by letter_id, position`.execute(reader)
  ).rows

/** Letters whose list is not what is printed on them. */
export const listStrayLetters = (reader: Reader): Promise<readonly string[]> =>
  idsFrom(
    reader,
    sql`select id from nomination_letter letter where number <> letter.content->>'number'
      or jsonb_array_length(letter.content->'items') <> (select count(*) from lettered_nomination where letter_id = letter.id)
      order by id`,
  )
