import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { beginSettlingSession } from '../decisions/index.ts'
import { loadSittingInTurn } from './load-sitting.ts'
import { endTurn } from './motion-store.ts'
import {
  caseFacts,
  everyoneIn,
  isTooEarly,
  openMotion,
  presentIn,
  sessionFacts,
  sessionPath,
  type Session,
  type Sitting,
} from './session.ts'
import { motionWaits, notOpen, wasClosed } from './session-problems.ts'
import {
  invite,
  beginBreak,
  endBreak,
  listSessionsOf,
  noteCame,
  noteLeft,
  saveSession,
} from './session-store.ts'

const tooEarly = problem(
  'too-early',
  '',
  text(
    'Hari sidang belum tiba. Sidang dibuka pada harinya atau sesudahnya.',
    'The day of the session has not come. It is opened on its day or later.',
  ),
)
const otherRuns = problem(
  'other-session-runs',
  '',
  text(
    'Sidang lain pada edisi ini masih berlangsung atau ditunda. Tutup dahulu sidang itu.',
    'Another session of this edition is still running or adjourned. Close that one first.',
  ),
)
const runsAlready = problem(
  'session-open',
  '',
  text('Sidang ini sudah dibuka atau sudah ditutup.', 'This session is open or closed already.'),
)

type Opened = Readonly<{ sitting: Sitting; session: Session; cameId: string; breakIsOver: boolean }>

/** The chair opens a session, or resumes one that was adjourned, and presides over it from then on. */
export const openSession = defineAction({
  name: 'plenary-session.open',
  audience: 'panel',
  input: z.object({ id: fields.recordId }),
  load: async (reader, { id }) => {
    const sitting = await loadSittingInTurn(reader, id)
    return sitting && { sitting, siblings: await listSessionsOf(reader, sitting.session.editionId) }
  },
  facts: ({ sitting }) => sessionFacts(sitting.session, everyoneIn(sitting)),
  readAction: 'plenary-session.read',
  handle: ({ sitting, siblings }, _given, { actor, now, newId }) => {
    const { session } = sitting
    const others = siblings.filter(one => one.id !== session.id)
    if (session.state === 'open' || session.state === 'closed') return refuse([runsAlready])
    if (isTooEarly(session, now)) return refuse([tooEarly])
    if (others.some(one => one.state === 'open' || one.state === 'adjourned')) return refuse([otherRuns])
    const after: Session = {
      ...session,
      state: 'open',
      chairId: actor.personId,
      openedAt: session.openedAt ?? now,
    }
    const change: Opened = {
      sitting,
      session: after,
      cameId: newId(),
      breakIsOver: session.state === 'adjourned',
    }
    return done({
      change,
      event: session.state === 'planned' ? 'plenary-session.opened' : 'plenary-session.resumed',
      subject: { kind: 'plenary-session', id: session.id },
      areaPath: '/',
      detail: { edition: session.editionId, number: session.number },
      before: session,
      after,
      next: sessionPath(session.id),
    })
  },
  save: async (tx, { sitting, session, cameId, breakIsOver }: Opened, { now }) => {
    const chair = session.chairId ?? ''
    if (!breakIsOver) {
      const { id: sessionId, editionId } = session
      await beginSettlingSession(tx, { sessionId, editionId, at: now })
    } else await endBreak(tx, session.id, now)
    await invite(tx, session.id, [chair])
    if (!presentIn(sitting).includes(chair))
      await noteCame(tx, session.id, { id: cameId, personId: chair, at: now, by: chair })
    return saveSession(tx, session)
  },
})

type Adjourned = Readonly<{ session: Session; breakId: string; reason: string }>

/** A break, until the chair resumes: for prayer, a meal, the night. The case at hand comes up again afterwards. */
export const adjournSession = defineAction({
  name: 'plenary-session.adjourn',
  audience: 'panel',
  input: z.object({ id: fields.recordId, pause: fields.requiredText(300, 5) }),
  load: (reader, { id }) => loadSittingInTurn(reader, id),
  facts: caseFacts,
  readAction: 'plenary-session.read',
  handle: (sitting, { pause }, { newId }) => {
    const { session } = sitting
    if (session.state !== 'open') return refuse([notOpen])
    if (openMotion(sitting)) return refuse([motionWaits])
    const after: Session = { ...session, state: 'adjourned' }
    const change: Adjourned = { session: after, breakId: newId(), reason: pause }
    return done({
      change,
      event: 'plenary-session.adjourned',
      subject: { kind: 'plenary-session', id: session.id },
      areaPath: '/',
      reason: pause,
      before: session,
      after,
      next: sessionPath(session.id),
    })
  },
  save: async (tx, { session, breakId, reason }: Adjourned, { now }) => {
    await endTurn(tx, session.id, now)
    await beginBreak(tx, session.id, { id: breakId, at: now, reason })
    return saveSession(tx, session)
  },
})

const notMember = problem(
  'not-a-member',
  'person',
  text(
    'Orang ini tidak diundang ke sidang ini. Pilih anggota dari daftar.',
    'This person is not invited to this session. Choose a member of the list.',
  ),
)

type Noted = Readonly<{ session: Session; personId: string; came: boolean; isSame: boolean; id: string }>

/** Notes that somebody who is invited came, left, or came back. A second note of the same changes nothing. */
export const noteAttendance = defineAction({
  name: 'plenary-session.attend',
  audience: 'panel',
  input: z.object({ id: fields.recordId, person: fields.requiredText(40), is: z.enum(['here', 'away']) }),
  load: (reader, { id }) => loadSittingInTurn(reader, id),
  facts: caseFacts,
  readAction: 'plenary-session.read',
  handle: (sitting, { person, is }, { newId }) => {
    const { session } = sitting
    if (session.state === 'closed') return refuse([wasClosed])
    if (!everyoneIn(sitting).includes(person)) return refuse([notMember])
    const came = is === 'here'
    const isSame = presentIn(sitting).includes(person) === came
    const change: Noted = { session, personId: person, came, isSame, id: newId() }
    return done({
      change,
      event: came ? 'plenary-session.member-came' : 'plenary-session.member-left',
      subject: { kind: 'plenary-session', id: session.id },
      areaPath: '/',
      detail: { person },
      recorded: !isSame,
      next: sessionPath(session.id),
    })
  },
  save: async (tx, { session, personId, came, isSame, id }: Noted, { actor, now }) => {
    if (isSame) return true
    if (came) await noteCame(tx, session.id, { id, personId, at: now, by: actor.personId ?? '' })
    else await noteLeft(tx, session.id, personId, now)
    return saveSession(tx, session)
  },
})
