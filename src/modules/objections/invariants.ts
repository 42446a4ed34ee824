import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listJurors } from '../assessment/index.ts'
import { listCorrections, listCorrectionStandings } from '../decisions/index.ts'
import { findNomination } from '../nominations/index.ts'
import { tookPartInPlenary } from '../plenary/index.ts'
import { listTakenUp } from './list-store.ts'
import type { Objection } from './objection.ts'
import { findObjection } from './objection-store.ts'
import { tookPartBesidePlenary, tookPartInResult } from './took-part.ts'

/**
 * Objections in the hands of somebody who took part in the result, or who stepped aside. What ended before the platform
 * looked at the plenary stays as it is: there its voters count as far as they were noted then.
 */
async function sameEyes(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { id, nominationId, handlerId, state, tookPart } of await listTakenUp(reader)) {
    const nomination = await findNomination(reader, nominationId)
    const inResult = state === 'taken-up' ? tookPartInResult : tookPartBesidePlenary
    const barred = [...tookPart, ...(nomination ? await inResult(reader, nomination) : [])]
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

/** Members of second juries who had taken part when their objection was answered. */
async function barredJurors(reader: Reader): Promise<readonly string[]> {
  const jurors = await listJurors(reader)
  const objections = new Map(jurors.length === 0 ? [] : (await listTakenUp(reader)).map(one => [one.id, one]))
  return jurors
    .filter(({ objectionId, personId }) => {
      const objection = objections.get(objectionId)
      if (objection?.state !== 'upheld') return true
      return objection.tookPart.includes(personId) || objection.handlerId === personId
    })
    .map(one => one.assignmentId)
}

/**
 * Members of second juries, and objections in the hands of people, who had part in the plenary that decided the first
 * time. What was answered or signed before the platform looked at the plenary stays as it is.
 */
async function sameVoters(reader: Reader): Promise<readonly string[]> {
  const objections = new Map((await listTakenUp(reader)).map(one => [one.id, one]))
  const nominationIds = [...objections.values()].map(one => one.nominationId)
  const voted = await tookPartInPlenary(reader, nominationIds)
  const hadPart = (objection: Objection | undefined, person: string | null): boolean =>
    person !== null && (voted.get(objection?.nominationId ?? '') ?? []).includes(person)
  const standings = await listCorrectionStandings(reader, [...objections.keys()])
  const isSigned = (objectionId: string): boolean =>
    !['open', 'returned'].includes(standings.get(objectionId)?.stage ?? 'open')
  const waiting = [...objections.values()].filter(one => one.state === 'taken-up')
  const jurors = (await listJurors(reader)).filter(one => !isSigned(one.objectionId))
  return [
    ...waiting.filter(one => hadPart(one, one.handlerId)).map(one => one.id),
    ...jurors
      .filter(one => hadPart(objections.get(one.objectionId), one.personId))
      .map(one => one.assignmentId),
  ]
}

/** New decisions that rest on no objection that was upheld, or on one to another result. */
async function ungrounded(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { objectionId, nominationId } of await listCorrections(reader)) {
    const objection = await findObjection(reader, objectionId)
    if (objection?.state !== 'upheld' || objection.nominationId !== nominationId) wrong.push(objectionId)
  }
  return wrong
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
    id: 'objections.other-jury',
    says: text(
      'Tidak ada anggota juri kedua yang ikut dalam hasil yang disanggah atau menjawab sanggahannya.',
      'No member of a second jury took part in the result that was objected to, or answered the objection.',
    ),
    find: ({ reader }) => barredJurors(reader),
  },
  {
    id: 'objections.other-than-plenary',
    says: text(
      'Tidak ada yang mengajukan usul, mendukung, atau memilih dalam sidang pleno yang menangani sanggahan atas hasilnya yang belum dijawab, atau duduk dalam juri kedua sebelum penetapan barunya ditandatangani.',
      'Nobody who moved, seconded or voted in the plenary handles an objection to its result that waits for an answer, or sits on its second jury before the new decision is signed.',
    ),
    find: ({ reader }) => sameVoters(reader),
  },
  {
    id: 'objections.answered-whole',
    says: text(
      'Setiap jawaban sanggahan menjawab setiap alasannya dengan temuan tertulis, dan keadaannya sesuai temuan itu.',
      'Every answer to an objection answers each ground with a written finding, and its state follows from them.',
    ),
    find: async ({ reader }) => (await listTakenUp(reader)).filter(one => !isWhole(one)).map(one => one.id),
  },
  {
    id: 'objections.decided-anew',
    says: text(
      'Setiap penetapan baru bertumpu pada sanggahan yang terbukti terhadap hasil itu.',
      'Every new decision rests on an objection to that result that was upheld.',
    ),
    find: ({ reader }) => ungrounded(reader),
  },
]
