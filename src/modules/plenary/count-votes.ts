import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { append, type LedgerEntry } from '../../audit/index.ts'
import type { NominationBrief } from '../nominations/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { digestOf } from '../../platform/digest.ts'
import { addSheets } from '../assessment/index.ts'
import { againstFurther, saveSettlement, settlementOf, voidSettlement } from '../decisions/index.ts'
import { keepRecusals } from './kept-out.ts'
import { loadBefore, type Before } from './load-before.ts'
import { endTurn, saveOutcome } from './motion-store.ts'
import { countOf, outcomeOf, type Counted, type Motion } from './motion.ts'
import {
  caseFacts,
  countedIn,
  leaderOf,
  openMotion,
  quorumOf,
  sessionPath,
  votersIn,
  type Sitting,
} from './session.ts'
import { againstVoting, noMotion, notOpen } from './session-problems.ts'
import { motionReason } from './minutes-words.ts'
import { saveSession } from './session-store.ts'

const tooManyHands = (most: number): Problem =>
  problem(
    'too-many-hands',
    'handYes',
    text(
      `Paling banyak ${most} anggota belum memilih lewat ponsel. Periksa hitungan tangan.`,
      `At most ${most} members have not voted by phone. Check the count of hands.`,
    ),
  )
const nobodyVoted = problem(
  'nobody-voted',
  'handYes',
  text(
    'Belum ada suara. Tunggu suara anggota atau hitung tangan.',
    'There is no vote yet. Wait for votes, or count hands.',
  ),
)
/** A carried motion decides a star, and is never counted again: whoever closes it early says so. */
const votesMissing = (silent: number, voters: number): Problem =>
  problem(
    'votes-missing',
    'short',
    text(
      `${silent} dari ${voters} anggota belum memberi suara. Tunggu suara mereka, hitung tangan, atau centang bahwa pemungutan suara tetap ditutup.`,
      `${silent} of ${voters} members have not voted. Wait for their votes, count hands, or tick that the vote is closed all the same.`,
    ),
  )
const notUnanimous = problem(
  'not-unanimous',
  '',
  text(
    'Ada suara yang tidak setuju atau abstain, sehingga bukan mufakat. Hitung suaranya.',
    'Somebody voted against or abstained, so this is no consensus. Count the votes.',
  ),
)
const sheetsChanged = problem(
  'sheets-changed',
  '',
  text(
    'Lembar penilaian berubah sejak usul ini diajukan. Tarik usul ini, lalu ajukan lagi.',
    'The sheets changed since this motion was put. Withdraw it, and put it again.',
  ),
)
const noMotionToDecide = problem(
  'not-tied',
  '',
  text('Tidak ada suara berimbang yang menunggu ketua.', 'No tie waits for the chair.'),
)
const chairIsOut = problem(
  'chair-recused',
  '',
  text(
    'Hanya yang memimpin usulan ini memberi suara penentu: ketua, atau anggota yang menerima pimpinan.',
    'Only whoever leads this case gives the casting vote: the chair, or the member to whom the lead was handed over.',
  ),
)

type Ended = Readonly<{ before: Before; motion: Motion }>

/** What follows from a carried motion, in the history of its nomination. */
function entryOf(
  { before: { sitting }, motion }: Ended,
  nomination: Pick<NominationBrief, 'id' | 'areaPath'>,
  { actor, now }: ActionContext,
  of: Pick<LedgerEntry, 'event' | 'detail' | 'beforeDigest' | 'afterDigest'>,
): LedgerEntry {
  const subject = { kind: 'nomination', id: nomination.id }
  return {
    at: now,
    personId: actor.personId,
    role: actor.role,
    areaPath: nomination.areaPath,
    action: 'plenary-motion.count',
    subject,
    record: subject,
    audience: 'panel',
    reason: motionReason(sitting.session.number, motion.number, motion.reason),
    ...of,
    detail: { session: sitting.session.id, motion: motion.number, ...of.detail },
  }
}

/** Sends the case to the assessor whom the rules name, as the act of the chair would. */
async function saveFurther(tx: Tx, ended: Ended, context: ActionContext): Promise<boolean> {
  const { one, further } = ended.before
  const [pick] = further?.plan.picks ?? []
  if (!one || !pick) return false
  if (!(await addSheets(tx, [{ nomination: one.nomination, pick }], context))) return false
  const added = {
    event: 'assessment.sheet-added',
    detail: { candidates: pick.candidates },
    beforeDigest: null,
    afterDigest: digestOf(pick.personId),
  }
  await append(tx, [entryOf(ended, one.nomination, context, added)])
  return true
}

/** A case that is put off, or scored once more, is not settled any more, however it was settled before. */
async function saveUnsettled(tx: Tx, ended: Ended, context: ActionContext): Promise<boolean> {
  const { one } = ended.before
  if (!one?.settlement) return true
  const { settlement, nomination } = one
  if (!(await voidSettlement(tx, settlement))) return false
  const voided = {
    event: 'plenary.settlement-voided',
    detail: { stars: settlement.settledStars, settledByMotion: settlement.motionId },
    beforeDigest: digestOf(settlement),
    afterDigest: null,
  }
  await append(tx, [entryOf(ended, nomination, context, voided)])
  return true
}

/** A carried motion settles the nomination as the chair would, puts it off, or sends it to one more assessor. */
async function saveCarried(tx: Tx, ended: Ended, context: ActionContext): Promise<boolean> {
  const { before, motion } = ended
  await endTurn(tx, before.sitting.session.id, context.now)
  if (!before.one) return true
  if (motion.stars === null) {
    if (!(await saveUnsettled(tx, ended, context))) return false
    return motion.kind === 'further-sheet' ? saveFurther(tx, ended, context) : true
  }
  const wish = { stars: motion.stars, reason: motion.reason, motionId: motion.id }
  return saveSettlement(tx, settlementOf(before.one, wish, context))
}

/** Stores how a motion ended, and what follows from it. */
async function saveEnd(tx: Tx, ended: Ended, context: ActionContext): Promise<boolean> {
  const { sitting } = ended.before
  await keepRecusals(tx, sitting, { by: context.actor.personId ?? '', at: context.now })
  if (!(await saveOutcome(tx, ended.motion))) return false
  if (ended.motion.state === 'passed' && !(await saveCarried(tx, ended, context))) return false
  return saveSession(tx, sitting.session)
}

const ended = (before: Before, motion: Motion) =>
  done<Ended>({
    change: { before, motion },
    event: `plenary-motion.${motion.state}`,
    subject: { kind: 'nomination', id: motion.nominationId },
    areaPath: before.one?.nomination.areaPath ?? '/',
    ...(motion.reason === '' ? {} : { reason: motion.reason }),
    detail: {
      session: before.sitting.session.id,
      motion: motion.number,
      kind: motion.kind,
      departed: motion.stars !== null && motion.stars !== motion.proposedStars,
      ...motion.counted,
      ...(motion.casting === null ? {} : { casting: motion.casting }),
    },
    before: before.one?.settlement ?? null,
    after: motion,
    next: `${sessionPath(before.sitting.session.id)}#sidang`,
  })

const input = z.object({
  id: fields.recordId,
  motion: fields.recordId,
  how: z.enum(['count', 'consensus', 'withdraw']),
  handYes: fields.optionalWholeNumber(0, 999),
  handNo: fields.optionalWholeNumber(0, 999),
  handAbstain: fields.optionalWholeNumber(0, 999),
  /** Closed although somebody who could vote did not. */
  short: z.literal('yes').optional().catch(undefined),
})
type Given = z.output<typeof input>

type Tally = Readonly<{ counted: Counted; problems: readonly Problem[] }>

/** Votes by phone of those who are still there and free to vote, and hands of those who did not vote by phone. */
function tallyOf(sitting: Sitting, { how, handYes, handNo, handAbstain, short }: Given): Tally {
  const voters = votersIn(sitting)
  const cast = countOf(sitting.votes.filter(one => voters.includes(one.personId)))
  const byPhone = cast.yes + cast.no + cast.abstained
  const counted = countedIn(sitting).length
  const present = { present: counted, quorum: quorumOf(sitting) }
  if (how === 'consensus') {
    const problems = cast.no + cast.abstained > 0 ? [notUnanimous] : []
    return {
      counted: { means: 'consensus', yes: counted, no: 0, abstained: 0, byHand: 0, silent: 0, ...present },
      problems,
    }
  }
  const [yes, no, abstained] = [handYes ?? 0, handNo ?? 0, handAbstain ?? 0]
  const byHand = yes + no + abstained
  const silent = Math.max(0, voters.length - byPhone - byHand)
  return {
    counted: {
      means: 'vote',
      yes: cast.yes + yes,
      no: cast.no + no,
      abstained: cast.abstained + abstained,
      byHand,
      silent,
      ...present,
    },
    problems: [
      ...(byHand > voters.length - byPhone ? [tooManyHands(voters.length - byPhone)] : []),
      ...(byHand + byPhone === 0 ? [nobodyVoted] : []),
      ...(byHand + byPhone > 0 && silent > 0 && short !== 'yes' ? [votesMissing(silent, voters.length)] : []),
    ],
  }
}

/** A tie that nobody may break is lost. */
function stateOf(sitting: Sitting, counted: Counted): 'passed' | 'lost' | 'tied' {
  const outcome = outcomeOf(counted, sitting.rules?.majority ?? 'simple')
  return outcome === 'tied' && !countedIn(sitting).includes(leaderOf(sitting) ?? '') ? 'lost' : outcome
}

function againstCounting({ sitting, one, further }: Before, motion: Motion): readonly Problem[] {
  const settles = motion.kind !== 'defer'
  return [
    ...againstVoting(sitting),
    ...(!one || (settles && one.computed.digest !== motion.proposalDigest) ? [sheetsChanged] : []),
    ...(motion.kind === 'further-sheet' && further ? againstFurther(further) : []),
  ]
}

/** Closes the vote: counts it, notes that nobody objects, or takes the motion back. What passes settles the case. */
export const countVotes = defineAction({
  name: 'plenary-motion.count',
  audience: 'panel',
  input,
  load: (reader, { id }, { now }) => loadBefore(reader, id, now),
  facts: ({ sitting }) => caseFacts(sitting),
  readAction: 'plenary-session.read',
  handle: (before, given, { actor, now }) => {
    const { sitting } = before
    const motion = openMotion(sitting)
    if (sitting.session.state !== 'open') return refuse([notOpen])
    if (motion?.id !== given.motion) return refuse([noMotion])
    const by = { countedBy: actor.personId, countedAt: now }
    if (given.how === 'withdraw') return ended(before, { ...motion, ...by, state: 'withdrawn' })
    if (motion.state === 'tied') return refuse([noMotion])
    const { counted, problems } = tallyOf(sitting, given)
    const all = [...againstCounting(before, motion), ...problems]
    if (all.length > 0) return refuse(all)
    return ended(before, { ...motion, ...by, counted, state: stateOf(sitting, counted) })
  },
  save: saveEnd,
})

/** Whoever leads the case decides where the votes are equal. */
export const breakTie = defineAction({
  name: 'plenary-motion.break-tie',
  audience: 'panel',
  input: z.object({ id: fields.recordId, motion: fields.recordId, casting: z.enum(['yes', 'no']) }),
  load: (reader, { id }, { now }) => loadBefore(reader, id, now),
  facts: ({ sitting }) => caseFacts(sitting),
  readAction: 'plenary-session.read',
  handle: (before, { motion: motionId, casting }, { actor }) => {
    const { sitting } = before
    const motion = openMotion(sitting)
    const isPresiding = actor.personId !== null && leaderOf(sitting) === actor.personId
    if (motion?.id !== motionId || motion.state !== 'tied') return refuse([noMotionToDecide])
    if (!isPresiding || !countedIn(sitting).includes(actor.personId ?? '')) return refuse([chairIsOut])
    const against = againstCounting(before, motion)
    if (against.length > 0) return refuse(against)
    return ended(before, { ...motion, casting, state: casting === 'yes' ? 'passed' : 'lost' })
  },
  save: saveEnd,
})
