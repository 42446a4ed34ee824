import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import { servingArea } from '../regions/index.ts'
import { numberKey, type Letter, type LetterContent, type Lettered } from './letter.ts'

type Tables = {
  nomination_letter: {
    id: string
    check_key: string
    edition_id: string
    area_path: string
    office_path: string
    number: string
    number_key: string | null
    content: unknown
    file_id: string
    approved_by: string
    issued_at: Date
  }
  lettered_nomination: { letter_id: string; nomination_id: string; document_id: string; position: number }
}

const letterOf = (row: Tables['nomination_letter']): Letter => ({
  id: row.id,
  checkKey: row.check_key,
  editionId: row.edition_id,
  areaPath: row.area_path,
  number: row.number,
  content: row.content as LetterContent,
  fileId: row.file_id,
  approvedBy: row.approved_by,
  issuedAt: row.issued_at,
})

/** The area of the office whose register gives the numbers of letters about an area. */
export const registerOf = (area: string): string => servingArea(area) ?? area

/** False when the office has used the number for another letter. */
export async function insertLetter(tx: Tx, letter: Letter, lettered: readonly Lettered[]): Promise<boolean> {
  const db = tx.withTables<Tables>()
  const row = await db
    .insertInto('nomination_letter')
    .values({
      id: letter.id,
      check_key: letter.checkKey,
      edition_id: letter.editionId,
      area_path: letter.areaPath,
      office_path: registerOf(letter.areaPath),
      number_key: numberKey(letter.number),
      number: letter.number,
      content: json(letter.content),
      file_id: letter.fileId,
      approved_by: letter.approvedBy,
      issued_at: letter.issuedAt,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await db
    .insertInto('lettered_nomination')
    .values(
      lettered.map((one, index) => ({
        letter_id: letter.id,
        nomination_id: one.nominationId,
        document_id: one.documentId,
        position: index + 1,
      })),
    )
    .execute()
  return true
}

export async function findLetterByKey(reader: Reader, checkKey: string): Promise<Letter | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('nomination_letter')
    .selectAll()
    .where('check_key', '=', checkKey)
    .executeTakeFirst()
  return row ? letterOf(row) : null
}

/** The letter to which the register of the office gave the number, in whatever capitals and spaces it was typed. */
export async function findLetterByNumber(
  reader: Reader,
  areaPath: string,
  number: string,
): Promise<Letter | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('nomination_letter')
    .selectAll()
    .where('office_path', '=', registerOf(areaPath))
    .where('number_key', '=', numberKey(number))
    .executeTakeFirst()
  return row ? letterOf(row) : null
}

/** Lets the letters of one register be written one after the other, until the transaction ends: each sees the numbers before it. */
export async function holdRegister(reader: Reader, areaPath: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`letters ${registerOf(areaPath)}`}, 0))`.execute(
    reader,
  )
}

/** The latest letter of an office that a person let go out: what its head and signature said. */
export async function findLastLetterBy(
  reader: Reader,
  personId: string | null,
  areaPath: string,
): Promise<Letter | null> {
  if (personId === null) return null
  const row = await reader
    .withTables<Tables>()
    .selectFrom('nomination_letter')
    .selectAll()
    .where('approved_by', '=', personId)
    .where('area_path', '=', areaPath)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? letterOf(row) : null
}

/** The paper that each nomination has in a letter, in the letter's order. */
export const listLettered = async (reader: Reader, letterId: string): Promise<readonly Lettered[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('lettered_nomination')
    .select(['nomination_id as nominationId', 'document_id as documentId'])
    .where('letter_id', '=', letterId)
    .orderBy('position')
    .execute()

/** A letter with the paper that it is in the file of one nomination. */
export type LetterOfNomination = Readonly<{ nominationId: string; documentId: string; letter: Letter }>

/** Every letter that ever named one of these nominations, the newest first. One query. */
export async function listLettersOf(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<readonly LetterOfNomination[]> {
  if (nominationIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('lettered_nomination')
    .innerJoin('nomination_letter', 'nomination_letter.id', 'lettered_nomination.letter_id')
    .selectAll('nomination_letter')
    .select(['lettered_nomination.nomination_id', 'lettered_nomination.document_id'])
    .where('lettered_nomination.nomination_id', 'in', nominationIds)
    .orderBy('nomination_letter.issued_at', 'desc')
    .orderBy('nomination_letter.id', 'desc')
    .execute()
  return rows.map(row => ({
    nominationId: row.nomination_id,
    documentId: row.document_id,
    letter: letterOf(row),
  }))
}
