import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { ActingKind } from '../../access/index.ts'
import { listHistory } from '../../audit/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { digestOf } from '../../platform/digest.ts'
import { actingIn } from '../../web/index.ts'
import {
  endSettlingSession,
  isCurrent,
  loadCases,
  loadCasesIn,
  renewMinutesDigest,
  tableDigest,
  type PlenaryCase,
} from '../decisions/index.ts'
import { getEdition, isExample, publishedRulesOf } from '../editions/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { namesOf } from '../people/index.ts'
import { keepRecusals } from './kept-out.ts'
import { loadSittingInTurn } from './load-sitting.ts'
import { minutesJob } from './make-minutes-file.ts'
import { minutesOf, type Minutes, type MinutesContent, type MinutesGround } from './minutes.ts'
import { insertMinutes, listMinutes } from './minutes-store.ts'
import { endTurn } from './motion-store.ts'
import { caseFacts, everyoneIn, openMotion, sessionFacts, type Session, type Sitting } from './session.ts'
import { motionWaits, notOpen } from './session-problems.ts'
import { endBreak, findSession, listInvited, noteLeft, saveSession } from './session-store.ts'

export const minutesPath = (id: string): string => `/sidang/${id}/berita-acara`

type Loaded = Readonly<{ sitting: Sitting; ground: Omit<MinutesGround, 'chair' | 'closedAt'> }>

const began = ['plenary-session.opened', 'plenary-session.resumed']

/** Whether who presides opened the session, or resumed it last, in the place of the holder: as the ledger has kept it. */
async function chairActingIn(reader: Reader, { id, chairId }: Session): Promise<ActingKind | null> {
  const history = await listHistory(reader, { kind: 'plenary-session', id }, ['panel'])
  const row = history.findLast(one => began.includes(one.event) && one.person_id === chairId)
  return row ? actingIn(row.detail) : null
}

const peopleIn = (sitting: Sitting): readonly string[] => [
  ...everyoneIn(sitting),
  sitting.session.plannedBy,
  ...(sitting.session.chairId === null ? [] : [sitting.session.chairId]),
  ...sitting.motions.flatMap(one => (one.countedBy === null ? [] : [one.countedBy])),
]

/** Cases that were before the session and went back to their assessors. */
async function loadGone(
  reader: Reader,
  { turns }: Sitting,
  here: ReadonlySet<string>,
): Promise<readonly PlenaryCase[]> {
  const ids = [...new Set(turns.map(one => one.nominationId))].filter(id => !here.has(id))
  return loadCases(reader, await listNominationsByIds(reader, ids))
}

async function load(reader: Reader, id: string): Promise<Loaded | null> {
  const sitting = await loadSittingInTurn(reader, id)
  if (!sitting) return null
  const { editionId, plannedBy } = sitting.session
  const edition = await getEdition(reader, editionId)
  const cases = await loadCasesIn(reader, editionId, 'assessed')
  const gone = await loadGone(reader, sitting, new Set(cases.map(one => one.nomination.id)))
  const names = await namesOf(reader, [...new Set(peopleIn(sitting))])
  return {
    sitting,
    ground: {
      sitting,
      cases: new Map([...cases, ...gone].map(one => [one.nomination.id, one])),
      names,
      edition: { title: edition.title, number: edition.number },
      example: isExample(edition, await publishedRulesOf(reader, editionId)),
      chairActing: await chairActingIn(reader, sitting.session),
      secretary: names.get(plannedBy) ?? '–',
      left: cases.filter(one => !isCurrent(one.settlement, one.computed.digest)).length,
      tableDigest: tableDigest(cases),
    },
  }
}

type Closed = Readonly<{ sitting: Sitting; session: Session; minutes: Minutes }>

/** The chair closes the session for good: its minutes are made from what happened, and never change. */
export const closeSession = defineAction({
  name: 'plenary-session.close',
  audience: 'panel',
  input: z.object({ id: fields.recordId }),
  load: (reader, { id }) => load(reader, id),
  facts: ({ sitting }) => caseFacts(sitting),
  readAction: 'plenary-session.read',
  handle: ({ sitting, ground }, _given, { actor, now }) => {
    const { session } = sitting
    if (session.state !== 'open' && session.state !== 'adjourned') return refuse([notOpen])
    if (openMotion(sitting)) return refuse([motionWaits])
    const chair = ground.names.get(session.chairId ?? '') ?? actor.name
    const content = minutesOf({ ...ground, chair, closedAt: now })
    const minutes: Minutes = {
      sessionId: session.id,
      version: 1,
      content,
      digest: digestOf(content),
      pdfSha256: null,
      reason: '',
      madeBy: actor.personId ?? '',
      madeAt: now,
    }
    const change: Closed = { sitting, session: { ...session, state: 'closed', closedAt: now }, minutes }
    return done({
      change,
      event: 'plenary-session.closed',
      subject: { kind: 'plenary-session', id: session.id },
      areaPath: '/',
      detail: {
        edition: session.editionId,
        cases: content.cases.length,
        left: content.left,
        minutes: minutes.digest,
      },
      before: session,
      after: change.session,
      jobs: [minutesJob(minutes)],
      next: minutesPath(session.id),
    })
  },
  save: async (tx, { sitting, session, minutes }: Closed, { actor, now }) => {
    await keepRecusals(tx, sitting, { by: actor.personId ?? '', at: now })
    await endTurn(tx, session.id, now)
    await endBreak(tx, session.id, now)
    await noteLeft(tx, session.id, null, now)
    await insertMinutes(tx, minutes)
    await endSettlingSession(tx, { sessionId: session.id, at: now, minutesDigest: minutes.digest })
    return saveSession(tx, session)
  },
})

const noMinutes = problem(
  'no-minutes',
  '',
  text(
    'Sidang ini belum ditutup, sehingga belum ada berita acara.',
    'This session is not closed, so there are no minutes yet.',
  ),
)

/** A later version of the minutes: the same, and beside it what is corrected. The earlier version stays. */
export const correctMinutes = defineAction({
  name: 'plenary-minutes.correct',
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    correction: fields.requiredText(4_000, 20),
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, { id }) => {
    const session = await findSession(reader, id)
    if (!session) return null
    return {
      session,
      invited: (await listInvited(reader, id)).map(one => one.personId),
      latest: (await listMinutes(reader, id))[0] ?? null,
    }
  },
  facts: ({ session, invited }) => sessionFacts(session, invited),
  readAction: 'plenary-minutes.read',
  version: ({ latest }) => latest?.version ?? 0,
  handle: ({ session, latest }, { correction }, { actor, now }) => {
    if (!latest) return refuse([noMinutes])
    const version = latest.version + 1
    const added = { version, text: correction, by: actor.name, at: now.toISOString() }
    const content: MinutesContent = {
      ...latest.content,
      corrections: [...latest.content.corrections, added],
    }
    const minutes: Minutes = {
      ...latest,
      version,
      content,
      digest: digestOf(content),
      pdfSha256: null,
      reason: correction,
      madeBy: actor.personId ?? '',
      madeAt: now,
    }
    return done({
      change: minutes,
      event: 'plenary-minutes.corrected',
      subject: { kind: 'plenary-session', id: session.id },
      areaPath: '/',
      reason: correction,
      detail: { version, minutes: minutes.digest },
      before: latest.content,
      after: content,
      jobs: [minutesJob(minutes)],
      next: minutesPath(session.id),
    })
  },
  save: async (tx, minutes: Minutes) => {
    await insertMinutes(tx, minutes)
    await renewMinutesDigest(tx, minutes.sessionId, minutes.digest)
  },
})
