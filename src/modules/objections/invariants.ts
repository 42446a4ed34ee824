import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { findNomination } from '../nominations/index.ts'
import { listTakenUp } from './list-store.ts'
import type { Objection } from './objection.ts'
import { tookPartInResult } from './took-part.ts'

/** Objections in the hands of somebody who took part in the result, or who stepped aside. */
async function sameEyes(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { id, nominationId, handlerId, tookPart } of await listTakenUp(reader)) {
    const nomination = await findNomination(reader, nominationId)
    const barred = [...tookPart, ...(nomination ? await tookPartInResult(reader, nomination) : [])]
    if (handlerId === null || !nomination || barred.includes(handlerId)) wrong.push(id)
  }
  return wrong
}

function isWhole({ state, grounds, findings, receivedAt, answeredAt }: Objection): boolean {
  if (findings === null) return state !== 'refused' && state !== 'upheld'
  const answered = findings.map(one => one.ground).toSorted()
  return (
    (state === 'upheld') === findings.some(one => one.holds) &&
    answered.join(' ') === grounds.toSorted().join(' ') &&
    findings.every(one => one.reason.trim() !== '') &&
    receivedAt !== null &&
    answeredAt !== null &&
    receivedAt <= answeredAt
  )
}

export const objectionsInvariants: readonly Invariant[] = [
  {
    id: 'objections.other-eyes',
    says: text(
      'Tidak ada sanggahan yang ditangani orang yang ikut dalam hasil semula.',
      'No objection is handled by somebody who took part in the result.',
    ),
    find: ({ reader }) => sameEyes(reader),
  },
  {
    id: 'objections.answered-whole',
    says: text(
      'Setiap jawaban sanggahan menjawab setiap alasannya dengan temuan tertulis, dan keadaannya sesuai temuan itu.',
      'Every answer to an objection answers each ground with a written finding, and its state follows from them.',
    ),
    find: async ({ reader }) => (await listTakenUp(reader)).filter(one => !isWhole(one)).map(one => one.id),
  },
]
