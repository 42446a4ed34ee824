import { digestOf } from '../../platform/digest.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listFiles, type StoredFile } from '../files/index.ts'
import { freezeFile, type WorkingFile } from '../nominations/index.ts'
import { letterRequirement } from './compose-letter.ts'
import { partsOf } from './letter.ts'
import { fileIdsOf, loadFilesOf } from './load-approval.ts'
import { tickOf } from './letter-query.ts'

const LENGTH = 20

/**
 * What somebody who approves has looked at, in short: all that leaves the office with the approval. The version of
 * the nomination alone does not tell of a product that was renamed or of a paper that was replaced meanwhile.
 */
export function seenOf(file: WorkingFile, files: ReadonlyMap<string, StoredFile>, now: Date): string {
  const asked = letterRequirement(file)
  const letter = asked?.document ?? null
  const stored = files.get(letter?.fileId ?? '')?.sha256 ?? null
  const parts = partsOf(freezeFile(file, files, now), asked?.requirement.id ?? '')
  return digestOf([parts, letter?.id ?? null, letter?.number ?? null, stored]).slice(0, LENGTH)
}

/** Nominations as they are ticked now, as one field of a form holds them; those that are not there are left out. */
export async function ticksOf(reader: Reader, ids: readonly string[], now: Date): Promise<string> {
  const found = (await loadFilesOf(reader, ids, now)) ?? []
  const files = await listFiles(reader, found.flatMap(fileIdsOf))
  return found.map(file => tickOf(file.nomination, seenOf(file, files, now))).join(' ')
}
