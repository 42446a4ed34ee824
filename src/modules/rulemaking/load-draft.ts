import type { Facts } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findEdition } from '../editions/index.ts'
import { findDraft } from './draft-store.ts'
import type { DraftGround } from './draft.ts'

/** The edition with the draft of its rules; null where there is none. */
export async function loadDraft(reader: Reader, editionId: string): Promise<DraftGround | null> {
  const edition = await findEdition(reader, editionId)
  const draft = edition ? await findDraft(reader, edition.id) : null
  return edition && draft ? { edition, draft } : null
}

/** Rules are made for the whole programme. */
export const draftFacts = (): Facts => ({ areaPath: '/' })
