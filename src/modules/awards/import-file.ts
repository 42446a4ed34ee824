import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { AwardSettings, Claim, ClaimOrigin } from './claim.ts'
import { compareClaims, saveClaims, type ClaimChanges } from './claim-store.ts'
import { findAwardFile, markImported, type AwardFile } from './file-store.ts'
import { readClaims, type ReadClaims } from './read-claims.ts'
import { claimRules, ledgerDetail, reportOf } from './store-claims.ts'

/** A sent file, and what importing it would do now. */
export type FileView = Readonly<{ file: AwardFile; changes: ClaimChanges; read: ReadClaims }>

const unread: ReadClaims = { claims: [], lineOf: new Map(), bad: [] }

/** Reads a sent file anew and compares it with what is stored. Two queries. */
export async function viewFile(
  reader: Reader,
  settings: AwardSettings,
  id: string,
): Promise<FileView | null> {
  const file = await findAwardFile(reader, id)
  if (!file) return null
  const result = readClaims(file.content, claimRules(settings))
  // Its rows could be read when it was sent; only the programme's data may have changed since.
  const read = result.ok ? result.value : unread
  return { file, changes: await compareClaims(reader, read.claims), read }
}

const nothingNew = text(
  'Semua pernyataan dalam berkas ini sudah tersimpan. Tidak ada yang berubah.',
  'Every claim of this file is stored already. Nothing changed.',
)

const onlyWithdrawn = text(
  'Yang belum tersimpan dalam berkas ini hanya pernyataan yang sudah ditarik, dan tetap ditarik. Tidak ada yang berubah.',
  'All that is not stored of this file are claims that were withdrawn, and they stay withdrawn. Nothing changed.',
)

type Change = Readonly<{ id: string; claims: readonly Claim[]; origin: ClaimOrigin }>

/** Stores the good rows of a sent file. A file that would change nothing is refused, and says so. */
export const importFile = (settings: AwardSettings) =>
  defineAction({
    name: 'awards.import',
    readAction: 'awards.read',
    input: z.object({ id: fields.recordId }),
    load: (reader, { id }) => viewFile(reader, settings, id),
    facts: () => ({ areaPath: '/' }),
    handle: ({ file, changes, read }, _, { actor, now }) => {
      const report = reportOf(file.digest, changes, read)
      if (report.added + report.corrected === 0)
        return refuse([problem('nothing-new', '', report.withdrawn.length > 0 ? onlyWithdrawn : nothingNew)])
      const origin: ClaimOrigin = { at: now, by: actor.personId, fileDigest: file.digest }
      const change: Change = { id: file.id, claims: [...changes.added, ...changes.corrected], origin }
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
    save: async (tx: Tx, { id, claims, origin }: Change) => {
      await saveClaims(tx, claims, origin)
      await markImported(tx, id, origin)
    },
  })
