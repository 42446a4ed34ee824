import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { noteInterest } from '../assessment/index.ts'
import { loadSittingInTurn } from './load-sitting.ts'
import { dropVote } from './motion-store.ts'
import { handWords } from './hand-over-messages.ts'
import { insertRecusals } from './recusal-store.ts'
import {
  caseFacts,
  currentTurn,
  everyoneIn,
  openMotion,
  recusedIn,
  sessionFacts,
  sessionPath,
  type Recusal,
  type Session,
  type Turn,
} from './session.ts'
import { againstTurn, motionWaits, notOpen } from './session-problems.ts'
import { saveSession } from './session-store.ts'

const notMember = problem(
  'not-a-member',
  'person',
  text(
    'Orang ini tidak diundang ke sidang ini. Pilih anggota dari daftar.',
    'This person is not invited to this session. Choose a member of the list.',
  ),
)
const outAlready = problem(
  'recused-already',
  'person',
  text(
    'Anggota ini sudah tercatat tidak ikut untuk usulan ini.',
    'This member is noted as having no part in this case already.',
  ),
)

type Aside = Readonly<{
  session: Session
  recusal: Recusal
  interest: Parameters<typeof noteInterest>[1]
  motionId: string | null
}>

/** Out of the room for this turn, and with an interest everywhere from then on. */
const asideOf = (
  session: Session,
  turn: Turn,
  personId: string,
  { now, newId }: Pick<ActionContext, 'now' | 'newId'>,
): Omit<Aside, 'motionId'> => ({
  session,
  recusal: { turnId: turn.id, personId, kind: 'declared', notedAt: now, liftedAt: null },
  interest: {
    id: newId(),
    personId,
    nominationId: turn.nominationId,
    kind: 'other',
    note: handWords.id.stated(String(session.number)),
    declaredAt: now,
  },
})

const input = z.object({ id: fields.recordId, turn: fields.recordId, person: fields.optionalText(40) })

/**
 * A member has an interest in the case before the session, and leaves the room for it: said by the member on the own
 * phone, or noted by who runs the session. A vote that was cast before counts no more.
 */
const stepping = (name: string, isOwn: boolean) =>
  defineAction({
    name,
    audience: 'panel',
    input,
    load: (reader, { id }) => loadSittingInTurn(reader, id),
    facts: isOwn ? sitting => sessionFacts(sitting.session, everyoneIn(sitting)) : caseFacts,
    readAction: 'plenary-session.read',
    handle: (sitting, given, { actor, now, newId }) => {
      const personId = isOwn ? (actor.personId ?? '') : given.person
      const turn = currentTurn(sitting)
      const motion = openMotion(sitting)
      const problems = [
        ...(sitting.session.state === 'open' ? [] : [notOpen]),
        ...againstTurn(sitting, given.turn),
        ...(motion?.state === 'tied' ? [motionWaits] : []),
        ...(everyoneIn(sitting).includes(personId) ? [] : [notMember]),
        ...(recusedIn(sitting, turn).some(one => one.personId === personId) ? [outAlready] : []),
      ]
      if (problems.length > 0 || !turn) return refuse(problems)
      return done({
        change: { ...asideOf(sitting.session, turn, personId, { now, newId }), motionId: motion?.id ?? null },
        event: 'plenary-case.stepped-aside',
        subject: { kind: 'nomination', id: turn.nominationId },
        areaPath: '/',
        detail: { session: sitting.session.id, person: personId, own: isOwn },
        next: sessionPath(sitting.session.id),
      })
    },
    save: async (tx, { session, recusal, interest, motionId }: Aside, { actor }) => {
      if (motionId !== null) await dropVote(tx, motionId, recusal.personId)
      await insertRecusals(tx, [recusal], actor.personId ?? '')
      await noteInterest(tx, interest)
      return saveSession(tx, session)
    },
  })

/** By the member. */
export const stepAside = stepping('plenary-case.step-aside', true)
/** By who runs the session, for a member who says it aloud. */
export const noteRecusal = stepping('plenary-case.recuse', false)
