import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { findDocument, type StoredDocument } from '../../src/modules/documents/index.ts'
import { ticksOf } from '../../src/modules/letters/index.ts'
import { listLettersOf, type LetterOfNomination } from '../../src/modules/letters/letter-store.ts'
import type { AProduct, NominationOffice } from './nomination-office.ts'

/** A draft that lacks nothing but the letter. */
export async function draftWithoutLetter(
  office: NominationOffice,
): Promise<Readonly<{ id: string } & AProduct>> {
  const { id, made, papers } = await office.readyDraft()
  await office.database.write(tx =>
    sql`update document set removed_at = now() where id = ${papers['surat-usulan'] ?? ''}`.execute(tx),
  )
  return { id, ...made }
}

export const lettersOf = (office: NominationOffice, id: string): Promise<readonly LetterOfNomination[]> =>
  office.database.read(reader => listLettersOf(reader, [id]))

/** The latest letter about a nomination, with the paper that it is. */
export async function newestLetter(
  office: NominationOffice,
  id: string,
): Promise<LetterOfNomination & Readonly<{ paper: StoredDocument }>> {
  const [found] = await lettersOf(office, id)
  assert.ok(found)
  const paper = await office.database.read(reader => findDocument(reader, found.documentId))
  assert.ok(paper)
  return { ...found, paper }
}

/** Nominations as the list ticks them: with what was looked at. */
export const tickedOf = (office: NominationOffice, ...ids: readonly string[]): Promise<string> =>
  office.database.read(reader => ticksOf(reader, ids, office.clock.now()))
