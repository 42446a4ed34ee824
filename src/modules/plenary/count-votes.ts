import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { saveSettlement, settlementOf, type PlenaryCase } from '../decisions/index.ts'
import { endTurn, saveOutcome } from './motion-store.ts'
import { countOf, outcomeOf, type Counted, type Motion } from './motion.ts'
import { loadBefore, type Before } from './put-motion.ts'
import {
  openMotion,
  quorumOf,
  sessionFacts,
  sessionPath,
  votersIn,
  type Session,
  type Sitting,
} from './session.ts'
import { againstVoting, noMotion, notOpen } from './session-problems.ts'
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
    'Hanya ketua yang memimpin sidang ini, dan ikut membahas usulan ini, memberi suara penentu.',
    'Only the chair who presides, and has a part in this case, gives the casting vote.',
  ),
)

type Ended = Readonly<{ session: Session; motion: Motion; one: PlenaryCase | null }>

/** Stores how a motion ended. One that passed ends the case's turn, and settles the nomination as the chair would. */
async function saveEnd(tx: Tx, { session, motion, one }: Ended, context: ActionContext): Promise<boolean> {
  if (!(await saveOutcome(tx, motion))) return false
  if (motion.state === 'passed') {
    await endTurn(tx, session.id, context.now)
    if (motion.stars !== null && one) {
      const wish = { stars: motion.stars, reason: motion.reason, motionId: motion.id }
      if (!(await saveSettlement(tx, settlementOf(one, wish, context)))) return false
    }
  }
  return saveSession(tx, session)
}

const ended = (sitting: Sitting, one: PlenaryCase | null, motion: Motion) =>
  done<Ended>({
    change: { session: sitting.session, motion, one },
    event: `plenary-motion.${motion.state}`,
    subject: { kind: 'nomination', id: motion.nominationId },
    areaPath: one?.nomination.areaPath ?? '/',
    ...(motion.reason === '' ? {} : { reason: motion.reason }),
    detail: {
      session: sitting.session.id,
      motion: motion.number,
      kind: motion.kind,
      departed: motion.stars !== null && motion.stars !== motion.proposedStars,
      ...motion.counted,
      ...(motion.casting === null ? {} : { casting: motion.casting }),
    },
    before: one?.settlement ?? null,
    after: motion,
    next: `${sessionPath(sitting.session.id)}#sidang`,
  })

const input = z.object({
  id: fields.recordId,
  motion: fields.recordId,
  how: z.enum(['count', 'consensus', 'withdraw']),
  handYes: fields.optionalWholeNumber(0, 999),
  handNo: fields.optionalWholeNumber(0, 999),
  handAbstain: fields.optionalWholeNumber(0, 999),
})
type Given = z.output<typeof input>

type Tally = Readonly<{ counted: Counted; problems: readonly Problem[] }>

/** Votes by phone of those who are still there and free to vote, and hands of those who did not vote by phone. */
function tallyOf(sitting: Sitting, { how, handYes, handNo, handAbstain }: Given): Tally {
  const voters = votersIn(sitting)
  const cast = countOf(sitting.votes.filter(one => voters.includes(one.personId)))
  const byPhone = cast.yes + cast.no + cast.abstained
  const present = { present: voters.length, quorum: quorumOf(sitting) }
  if (how === 'consensus') {
    const problems = cast.no + cast.abstained > 0 ? [notUnanimous] : []
    return {
      counted: { means: 'consensus', yes: voters.length, no: 0, abstained: 0, byHand: 0, ...present },
      problems,
    }
  }
  const [yes, no, abstained] = [handYes ?? 0, handNo ?? 0, handAbstain ?? 0]
  const byHand = yes + no + abstained
  return {
    counted: {
      means: 'vote',
      yes: cast.yes + yes,
      no: cast.no + no,
      abstained: cast.abstained + abstained,
      byHand,
      ...present,
    },
    problems: [
      ...(byHand > voters.length - byPhone ? [tooManyHands(voters.length - byPhone)] : []),
      ...(byHand + byPhone === 0 ? [nobodyVoted] : []),
    ],
  }
}

/** A tie that nobody may break is lost: the chair is out for the case. */
function stateOf(sitting: Sitting, counted: Counted): 'passed' | 'lost' | 'tied' {
  const outcome = outcomeOf(counted, sitting.rules?.majority ?? 'simple')
  const { chairId } = sitting.session
  return outcome === 'tied' && !votersIn(sitting).includes(chairId ?? '') ? 'lost' : outcome
}

function againstCounting({ sitting, one }: Before, motion: Motion): readonly Problem[] {
  const settles = motion.kind !== 'defer'
  return [
    ...againstVoting(sitting),
    ...(settles && one?.computed.digest !== motion.proposalDigest ? [sheetsChanged] : []),
  ]
}

/** Closes the vote: counts it, notes that nobody objects, or takes the motion back. What passes settles the case. */
export const countVotes = defineAction({
  name: 'plenary-motion.count',
  audience: 'panel',
  input,
  load: (reader, { id }) => loadBefore(reader, id),
  facts: ({ sitting }) => sessionFacts(sitting.session, sitting.members),
  readAction: 'plenary-session.read',
  handle: (before, given, { actor, now }) => {
    const { sitting, one } = before
    const motion = openMotion(sitting)
    if (sitting.session.state !== 'open') return refuse([notOpen])
    if (motion?.id !== given.motion) return refuse([noMotion])
    const by = { countedBy: actor.personId, countedAt: now }
    if (given.how === 'withdraw') return ended(sitting, one, { ...motion, ...by, state: 'withdrawn' })
    if (motion.state === 'tied') return refuse([noMotion])
    const { counted, problems } = tallyOf(sitting, given)
    const all = [...againstCounting(before, motion), ...problems]
    if (all.length > 0) return refuse(all)
    return ended(sitting, one, { ...motion, ...by, counted, state: stateOf(sitting, counted) })
  },
  save: saveEnd,
})

/** The chair who presides decides where the votes are equal. */
export const breakTie = defineAction({
  name: 'plenary-motion.break-tie',
  audience: 'panel',
  input: z.object({ id: fields.recordId, motion: fields.recordId, casting: z.enum(['yes', 'no']) }),
  load: (reader, { id }) => loadBefore(reader, id),
  facts: ({ sitting }) => sessionFacts(sitting.session, sitting.members),
  readAction: 'plenary-session.read',
  handle: (before, { motion: motionId, casting }, { actor }) => {
    const { sitting, one } = before
    const motion = openMotion(sitting)
    const isPresiding = sitting.session.chairId === actor.personId
    if (motion?.id !== motionId || motion.state !== 'tied') return refuse([noMotionToDecide])
    if (!isPresiding || !votersIn(sitting).includes(actor.personId ?? '')) return refuse([chairIsOut])
    const against = againstCounting(before, motion)
    if (against.length > 0) return refuse(against)
    return ended(sitting, one, { ...motion, casting, state: casting === 'yes' ? 'passed' : 'lost' })
  },
  save: saveEnd,
})
