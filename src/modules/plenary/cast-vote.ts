import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { keepRecusals } from './kept-out.ts'
import { loadSittingInTurn } from './load-sitting.ts'
import { saveVote } from './motion-store.ts'
import { choices, type Vote } from './motion.ts'
import { caseFacts, chairVotes, membersPresent, openMotion, sessionPath, type Sitting } from './session.ts'
import { noMotion, notOpen } from './session-problems.ts'
import { saveSession } from './session-store.ts'

/** What the system found is noted by nobody of the session. */
const SYSTEM = 'system'

const notPresent = problem(
  'not-present',
  '',
  text(
    'Kehadiran Anda belum tercatat, sehingga suara Anda tidak dicatat. Sampaikan kepada sekretaris sidang.',
    'You are not noted as present, so your vote was not recorded. Tell the secretary of the session.',
  ),
)

const chairBreaksTies = problem(
  'chair-breaks-ties',
  '',
  text(
    'Menurut aturan edisi ini ketua tidak ikut menilai, sehingga tidak ikut memilih. Suara ketua dipakai bila suara berimbang.',
    'By the rules of this edition the chair does not score, and so does not vote with the members. The chair’s vote is used where the votes are equal.',
  ),
)
const withoutVote = problem(
  'without-vote',
  '',
  text(
    'Anda hadir dalam peran tanpa suara, sehingga suara tidak dicatat.',
    'You attend in a role without a vote, so no vote was recorded.',
  ),
)

/** Why this person casts no vote in this session, whatever the case. */
function againstVoter(sitting: Sitting, personId: string): readonly Problem[] {
  if (sitting.attendees.some(one => one.personId === personId)) return [withoutVote]
  if (!membersPresent(sitting).includes(personId)) return [notPresent]
  return personId === sitting.session.chairId && !chairVotes(sitting) ? [chairBreaksTies] : []
}

type Cast = Readonly<{ sitting: Sitting; motionId: string; vote: Vote }>

/**
 * A member votes on the motion before the session. Another vote of the same member replaces the first while the vote
 * is open. How somebody voted is not in the ledger.
 */
export const castVote = defineAction({
  name: 'plenary-vote.cast',
  audience: 'panel',
  input: z.object({ id: fields.recordId, motion: fields.recordId, choice: z.enum(choices) }),
  load: (reader, { id }) => loadSittingInTurn(reader, id),
  // Who is out for the case is barred by the access table itself.
  facts: caseFacts,
  readAction: 'plenary-session.read',
  handle: (sitting, { motion: motionId, choice }, { actor, now }) => {
    const { session } = sitting
    const personId = actor.personId ?? ''
    const motion = openMotion(sitting)
    const problems = [
      ...(session.state === 'open' ? [] : [notOpen]),
      ...(motion?.id === motionId && motion.state === 'open' ? [] : [noMotion]),
      ...againstVoter(sitting, personId),
    ]
    if (problems.length > 0) return refuse(problems)
    const change: Cast = { sitting, motionId, vote: { personId, choice, castAt: now } }
    return done({
      change,
      event: 'plenary-vote.cast',
      subject: { kind: 'plenary-session', id: session.id },
      areaPath: '/',
      detail: { motion: motion?.number ?? 0 },
      next: sessionPath(session.id),
    })
  },
  save: async (tx, { sitting, motionId, vote }: Cast, { now }) => {
    await keepRecusals(tx, sitting, { by: SYSTEM, at: now })
    await saveVote(tx, motionId, vote)
    return saveSession(tx, sitting.session)
  },
})
