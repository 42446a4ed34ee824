import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { againstFurther, isOpen, settlementProblems, type PlenaryCase } from '../decisions/index.ts'
import { loadBefore, type Before } from './load-before.ts'
import { insertMotion } from './motion-store.ts'
import { motionKinds, type Motion } from './motion.ts'
import { caseFacts, sessionPath, votersIn, type Session } from './session.ts'
import { againstMoving, againstTurn, againstVoting } from './session-problems.ts'
import { saveSession } from './session-store.ts'

const DEFER_REASON = 10

const input = z.object({
  id: fields.recordId,
  turn: fields.recordId,
  kind: z.enum(motionKinds),
  stars: fields.optionalWholeNumber(0, 99),
  reason: fields.optionalText(4_000),
  movedBy: fields.requiredText(40),
  secondedBy: fields.requiredText(40),
})
type Given = z.output<typeof input>

const openProposal = problem(
  'no-proposal',
  'kind',
  text(
    'Perhitungan belum menghasilkan usul. Pilih bintang lain atau tunda, dengan alasannya.',
    'The computation gives no proposal. Choose other stars or defer, with the reason.',
  ),
)
const starsNeeded = problem(
  'required',
  'stars',
  text('Pilih bintang yang diusulkan.', 'Choose the stars that are moved.'),
)
const sameStars = problem(
  'same-stars',
  'stars',
  text(
    'Bintang ini sama dengan usul menurut aturan. Pilih jenis usul yang pertama.',
    'These are the stars of the rules’ proposal. Choose the first kind of motion.',
  ),
)
const deferReason = problem(
  'reason-needed',
  'reason',
  text('Tuliskan mengapa ditunda dan menunggu apa.', 'Write why it is deferred and what it waits for.'),
)
const sheetReason = problem(
  'reason-needed',
  'reason',
  text('Tuliskan mengapa satu lembar lagi diperlukan.', 'Write why one more sheet is needed.'),
)
const notVoter = (path: string): Problem =>
  problem(
    'not-a-voter',
    path,
    text(
      'Pilih anggota yang hadir dan ikut membahas usulan ini.',
      'Choose a member who is present and has a part in this case.',
    ),
  )
const samePerson = problem(
  'same-person',
  'secondedBy',
  text('Pendukung harus anggota lain.', 'Another member must second it.'),
)

/** The stars of a motion; null for one to defer or for one more sheet, and where none were chosen. */
const starsIn = (given: Given, one: PlenaryCase): number | null => {
  if (given.kind === 'as-proposed') return one.computed.proposal.stars
  return given.kind === 'other-stars' ? given.stars : null
}

function againstContent(given: Given, one: PlenaryCase, further: Before['further']): readonly Problem[] {
  const { proposal } = one.computed
  if (given.kind === 'further-sheet')
    return [
      ...(given.reason.length < DEFER_REASON ? [sheetReason] : []),
      ...(further ? againstFurther(further) : []),
    ]
  if (given.kind === 'defer') return given.reason.length < DEFER_REASON ? [deferReason] : []
  if (given.kind === 'as-proposed')
    return isOpen(proposal)
      ? [openProposal]
      : settlementProblems(one, { stars: proposal.stars, reason: given.reason })
  if (given.stars === null) return [starsNeeded]
  const isSame = !isOpen(proposal) && given.stars === proposal.stars
  return [
    ...(isSame ? [sameStars] : []),
    ...settlementProblems(one, { stars: given.stars, reason: given.reason }),
  ]
}

function againstMovers({ movedBy, secondedBy }: Given, voters: readonly string[]): readonly Problem[] {
  return [
    ...(voters.includes(movedBy) ? [] : [notVoter('movedBy')]),
    ...(voters.includes(secondedBy) ? [] : [notVoter('secondedBy')]),
    ...(movedBy === secondedBy ? [samePerson] : []),
  ]
}

function problemsOf({ sitting, one, further }: Before, given: Given): readonly Problem[] {
  const standing = [...againstMoving(sitting), ...againstTurn(sitting, given.turn)]
  if (standing.length > 0 || !one) return standing
  return [
    ...againstVoting(sitting),
    ...againstContent(given, one, further),
    ...againstMovers(given, votersIn(sitting)),
  ]
}

/** Puts a motion about the case to the vote: it was moved by one member and seconded by another. */
export const putMotion = defineAction({
  name: 'plenary-motion.put',
  audience: 'panel',
  input,
  load: (reader, { id, kind }, { now }) => loadBefore(reader, id, now, kind === 'further-sheet'),
  facts: ({ sitting }) => caseFacts(sitting),
  readAction: 'plenary-session.read',
  handle: (before, given, { now, newId }) => {
    const { sitting, one } = before
    const problems = problemsOf(before, given)
    if (problems.length > 0 || !one) return refuse(problems)
    const motion: Motion = {
      id: newId(),
      turnId: given.turn,
      nominationId: one.nomination.id,
      number: sitting.motions.length + 1,
      kind: given.kind,
      proposedStars: one.computed.proposal.stars,
      stars: starsIn(given, one),
      reason: given.kind === 'as-proposed' ? '' : given.reason,
      proposalDigest: one.computed.digest,
      movedBy: given.movedBy,
      secondedBy: given.secondedBy,
      putAt: now,
      state: 'open',
      counted: null,
      casting: null,
      countedBy: null,
      countedAt: null,
      voided: null,
    }
    return done({
      change: { session: sitting.session, motion },
      event: 'plenary-motion.put',
      subject: { kind: 'nomination', id: one.nomination.id },
      areaPath: one.nomination.areaPath,
      ...(motion.reason === '' ? {} : { reason: motion.reason }),
      detail: { session: sitting.session.id, motion: motion.number, kind: motion.kind },
      after: motion,
      next: `${sessionPath(sitting.session.id)}#sidang`,
    })
  },
  save: async (tx, { session, motion }: Readonly<{ session: Session; motion: Motion }>, { actor }) => {
    await insertMotion(tx, session.id, motion, actor.personId ?? '')
    return saveSession(tx, session)
  },
})
