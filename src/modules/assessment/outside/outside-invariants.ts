import { listHistory } from '../../../audit/index.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { BROUGHT_EVENT, digestOfBrought } from './bring-outside.ts'
import { listEveryBrought } from './outside-fact-store.ts'
import { listLockedSheets } from '../sheets/scoresheet-store.ts'
import { listVersions } from '../sheets/version-store.ts'

/** Rows that are not what the ledger says was brought. */
async function otherThanBrought(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [id, rows] of Map.groupBy(await listEveryBrought(reader), one => one.nominationId)) {
    const acts = await listHistory(reader, { kind: 'nomination', id }, ['panel'])
    const told = acts
      .filter(one => one.event === BROUGHT_EVENT)
      .flatMap(one => (one.detail as Readonly<{ digests?: readonly unknown[] }> | null)?.digests ?? [])
    wrong.push(...rows.filter(one => !told.includes(digestOfBrought(one))).map(one => one.id))
  }
  return wrong
}

/** Rows that sheets read and that came after the first lock of one. */
async function broughtTooLate(reader: Reader): Promise<readonly string[]> {
  const rows = (await listEveryBrought(reader)).filter(one => one.onSheets)
  const ids = [...new Set(rows.map(one => one.nominationId))]
  const locks = [...(await listLockedSheets(reader, ids)), ...(await listVersions(reader, ids))]
  const first = new Map<string, Date>()
  for (const { nominationId, lockedAt } of locks) {
    const known = first.get(nominationId)
    if (lockedAt && (!known || lockedAt < known)) first.set(nominationId, lockedAt)
  }
  return rows
    .filter(({ nominationId, broughtAt }) => {
      const lockedAt = first.get(nominationId)
      return lockedAt !== undefined && broughtAt > lockedAt
    })
    .map(one => one.id)
}

/** What holds of facts from outside. */
export const outsideInvariants: readonly Invariant[] = [
  {
    id: 'assessment.outside-as-brought',
    says: text(
      'Setiap fakta dari luar sama dengan yang tercatat di buku besar saat diisi.',
      'Every fact from outside is what the ledger says was brought.',
    ),
    find: ({ reader }) => otherThanBrought(reader),
  },
  {
    id: 'assessment.outside-before-lock',
    says: text(
      'Setiap fakta dari luar yang dibaca lembar penilaian diisi sebelum lembar pertamanya dikunci.',
      'Every fact from outside that scoresheets read was brought before the first of them was locked.',
    ),
    find: ({ reader }) => broughtTooLate(reader),
  },
]
