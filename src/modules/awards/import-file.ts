import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { AwardSettings, Claim } from './claim.ts'
import { compareClaims, saveClaims, type ClaimChanges } from './claim-store.ts'
import { findAwardFile, markImported, type AwardFile } from './file-store.ts'
import { readClaims, type BadRow } from './read-claims.ts'
import { claimRules, ledgerDetail, reportOf } from './store-claims.ts'

/** A sent file, and what importing it would do now. */
export type FileView = Readonly<{ file: AwardFile; changes: ClaimChanges; bad: readonly BadRow[] }>

/** Reads a sent file anew and compares it with what is stored. Two queries. */
export async function viewFile(
  reader: Reader,
  settings: AwardSettings,
  id: string,
): Promise<FileView | null> {
  const file = await findAwardFile(reader, id)
  if (!file) return null
  const read = readClaims(file.content, claimRules(settings))
  // Its rows could be read when it was sent; only the programme's data may have changed since.
  const { claims, bad } = read.ok ? read.value : { claims: [], bad: [] }
  return { file, changes: await compareClaims(reader, claims), bad }
}

const nothingNew = text(
  'Semua pernyataan dalam berkas ini sudah tersimpan. Tidak ada yang berubah.',
  'Every claim of this file is stored already. Nothing changed.',
)

type Change = Readonly<{ id: string; claims: readonly Claim[]; at: Date }>

/** Stores the good rows of a sent file. A file that would change nothing is refused, and says so. */
export const importFile = (settings: AwardSettings) =>
  defineAction({
    name: 'awards.import',
    input: z.object({ id: fields.recordId }),
    load: (reader, { id }) => viewFile(reader, settings, id),
    facts: () => ({ areaPath: '/' }),
    handle: ({ file, changes, bad }, _, { now }) => {
      const report = reportOf(file.digest, changes, bad)
      if (report.added + report.corrected === 0) return refuse([problem('nothing-new', '', nothingNew)])
      const change: Change = { id: file.id, claims: [...changes.added, ...changes.corrected], at: now }
      return done({
        change,
        event: 'awards.imported',
        subject: { kind: 'award-file', id: file.id },
        areaPath: '/',
        detail: ledgerDetail(report),
        next: `/riwayat-penghargaan/${file.id}`,
        answer: ledgerDetail(report),
      })
    },
    save: async (tx: Tx, { id, claims, at }: Change) => {
      await saveClaims(tx, claims, at)
      await markImported(tx, id, at)
    },
  })
