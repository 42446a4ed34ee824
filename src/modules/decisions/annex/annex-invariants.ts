import { listEntries } from '../../../audit/index.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { digestOf, sha256 } from '../../../platform/digest.ts'
import type { FileStore } from '../../../platform/files/index.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { linesOf, type Annex } from './annex.ts'
import { listAnnexes } from './annex-store.ts'
import { eachList } from '../chain/list-invariants.ts'
import { digestOfEntries, type Recommendation } from '../chain/recommendation.ts'

/** Whether a decree says what its annex says: the same list, number, date and awarded products. */
function fits(list: Recommendation, annex: Annex): boolean {
  const { content, decidedAt } = annex
  const isOfList =
    annex.listDigest === digestOfEntries(list.entries) &&
    content.listDigest === annex.listDigest &&
    digestOf(content.lines) === digestOf(linesOf(list.entries, content.text.language))
  if (decidedAt === null) return isOfList && list.state !== 'decided'
  const isOfDecree =
    list.state === 'decided' &&
    list.decreeNumber === content.number &&
    list.decreeDate === content.date &&
    list.decidedBy === annex.preparedBy &&
    annex.isSigned === content.electronic
  return isOfList && isOfDecree
}

async function misfits(reader: Reader): Promise<readonly string[]> {
  const annexes = await listAnnexes(reader)
  const wrong: string[] = []
  for await (const { list } of eachList(reader)) {
    const annex = annexes.get(list.id)
    if (annex && !fits(list, annex)) wrong.push(list.id)
  }
  return wrong
}

async function wrongCheckpoints(reader: Reader): Promise<readonly string[]> {
  const annexes = [...(await listAnnexes(reader)).values()]
  const entries = await listEntries(
    reader,
    annexes.map(one => one.content.checkpoint.seq),
  )
  return annexes
    .filter(({ content: { checkpoint } }) => entries.get(checkpoint.seq)?.hash !== checkpoint.hash)
    .map(one => one.listId)
}

/** The file is whole, and begins with the paper that was read. */
async function isWhole(files: FileStore, { fileSha256, readDigest, readBytes }: Annex): Promise<boolean> {
  const content = await files.read(fileSha256).catch(() => null)
  return (
    content !== null &&
    sha256(content) === fileSha256 &&
    sha256(content.subarray(0, readBytes)) === readDigest
  )
}

async function wrongFiles(files: FileStore, annexes: Iterable<Annex>): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const annex of annexes) if (!(await isWhole(files, annex))) wrong.push(annex.listId)
  return wrong
}

/** The annexes of decrees. Decrees from before they were made have none. */
export const annexInvariants: readonly Invariant[] = [
  {
    id: 'decisions.annex',
    says: text(
      'Lampiran setiap keputusan memuat daftar, nomor, dan tanggal yang ditetapkan, atas nama yang menetapkan.',
      'The annex of every decree holds the list, number and date that were decided, in the name of who decided.',
    ),
    find: ({ reader }) => misfits(reader),
  },
  {
    id: 'decisions.annex-checkpoint',
    says: text(
      'Titik buku besar pada setiap lampiran keputusan ada dalam buku besar dengan sidik yang sama.',
      'The place in the ledger that every annex names stands in the ledger with the same hash.',
    ),
    find: ({ reader }) => wrongCheckpoints(reader),
  },
  {
    id: 'decisions.annex-file',
    says: text(
      'Berkas setiap lampiran keputusan tersimpan utuh dan dimulai dengan yang dibaca penanda tangannya.',
      'The file of every annex is kept whole, and begins with what its signer read.',
    ),
    find: async ({ reader, files }) => {
      const annexes = [...(await listAnnexes(reader)).values()]
      return () => wrongFiles(files, annexes)
    },
  },
]
