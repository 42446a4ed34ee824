import { listHistory } from '../../../audit/index.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { digestOfAnswers } from './answer-level.ts'
import { listEverySent } from './level-answer-store.ts'
import { listLockedSheets } from '../sheets/scoresheet-store.ts'
import { listVersions } from '../sheets/version-store.ts'

/** Answers in force that came after a lock of a sheet of their file. That none is missing, the locked sheets say. */
async function sentTooLate(reader: Reader): Promise<readonly string[]> {
  const sent = (await listEverySent(reader)).filter(one => one.state === 'sent')
  const ids = [...new Set(sent.map(one => one.nominationId))]
  const locks = [...(await listLockedSheets(reader, ids)), ...(await listVersions(reader, ids))]
  const first = new Map<string, Date>()
  for (const { nominationId, lockedAt } of locks) {
    const known = first.get(nominationId)
    if (lockedAt && (!known || lockedAt < known)) first.set(nominationId, lockedAt)
  }
  return sent
    .filter(({ nominationId, sentAt }) => {
      const lockedAt = first.get(nominationId)
      return lockedAt !== undefined && (sentAt === null || sentAt > lockedAt)
    })
    .map(one => one.id)
}

/** Answers that are not what the ledger says was sent, whether or not they were taken back since. */
async function otherThanSent(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [id, answers] of Map.groupBy(await listEverySent(reader), one => one.nominationId)) {
    const acts = await listHistory(reader, { kind: 'nomination', id }, ['panel'])
    const told = acts
      .filter(one => one.event === 'level-answer.sent')
      .map(one => (one.detail as Readonly<{ digest?: unknown }> | null)?.digest)
    wrong.push(...answers.filter(one => !told.includes(digestOfAnswers(one))).map(one => one.id))
  }
  return wrong
}

export const levelInvariants: readonly Invariant[] = [
  {
    id: 'assessment.levels-before-lock',
    says: text(
      'Semua jawaban tingkat pada lembar terkunci sudah dikirim sebelum lembarnya dikunci.',
      'Whatever a level answers for a locked sheet was sent before the sheet was locked.',
    ),
    find: ({ reader }) => sentTooLate(reader),
  },
  {
    id: 'assessment.levels-as-sent',
    says: text(
      'Setiap jawaban tingkat sama dengan yang tercatat di buku besar saat dikirim.',
      'Whatever a level answers is what the ledger says was sent.',
    ),
    find: ({ reader }) => otherThanSent(reader),
  },
]
