import {
  callCase,
  castVote,
  closeSession,
  countVotes,
  currentTurn,
  findSession,
  loadSitting,
  memberField,
  noteAttendance,
  openMotion,
  openSession,
  planSession,
  putMotion,
  stepAside,
  votersIn,
} from '../../modules/plenary/index.ts'
import { findDemoActor } from '../../modules/people/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import { assessor, ASSESSORS } from './assessment-steps.ts'
import type { Calendar } from './calendar.ts'
import sessions from './content/sessions.json' with { type: 'json' }
import { proposalFor } from './decision-steps.ts'
import { editionKeys } from './edition-steps.ts'
import type { Nominated } from './nomination-steps.ts'
import { storyIn } from './story.ts'

type Sitting = Awaited<ReturnType<typeof loadSitting>>
type Told = Readonly<{
  kind: string
  means: string
  yes?: number
  no?: number
  abstain?: number
  reason?: string
  stepsAside?: boolean
}>
type Timed = (key: string, by: string, run: (seed: Seed, occasion: Occasion) => Promise<unknown>) => Step

/** Days of the session that is over. */
const HELD = { planned: -9, day: -5 } as const
/** The session that runs began so many minutes before the demo was made; its steps are half a minute apart. */
const RUNNING = { planned: -2, minutesAgo: 9 } as const
const MINUTE = 60_000

const members = Array.from({ length: ASSESSORS }, (_, index) => assessor(index + 1))
const asSecretariat = (occasion: Occasion): Occasion => ({ ...occasion, role: 'secretariat' })

const personOf = async (seed: Seed, by: string, at: Date): Promise<string> => {
  const actor = await seed.parts.environment.database.read(reader => findDemoActor(reader, by, at))
  return actor?.personId ?? ''
}

const sittingOf = (seed: Seed, session: string): Promise<Sitting | null> =>
  seed.parts.environment.database.read(async reader => {
    const found = await findSession(reader, idOf(seed, session))
    return found && loadSitting(reader, found)
  })

/** A step that is run again after a kill has no second effect, so that what it names need not be there any more. */
async function before(seed: Seed, session: string) {
  const sitting = await sittingOf(seed, session)
  const id = idOf(seed, session)
  return {
    id,
    turn: (sitting && currentTurn(sitting)?.id) ?? '',
    nomination: sitting && currentTurn(sitting)?.nominationId,
    motion: (sitting && openMotion(sitting)?.id) ?? id,
    voters: sitting ? votersIn(sitting) : [],
    /** How many cases the session has called, and who voted on the motion before it. */
    cases: sitting?.turns.length ?? 0,
    voted: sitting?.votes.map(one => one.personId) ?? [],
    isAside: sitting?.recusals.some(one => one.kind === 'declared') ?? false,
  }
}

/** The demo's assessors who may vote on the case and have not yet, in the order of their numbers. */
async function freeToVote(seed: Seed, session: string, at: Date): Promise<readonly string[]> {
  const { voters, voted } = await before(seed, session)
  const free = voters.filter(one => !voted.includes(one))
  const ids = await Promise.all(members.map(one => personOf(seed, one, at)))
  return members.filter((_, index) => free.includes(ids[index] ?? ''))
}

async function plan(seed: Seed, occasion: Occasion, date: string, place: string): Promise<void> {
  const invited = await Promise.all(
    ['ketua', ...members].map(async one => [memberField(await personOf(seed, one, occasion.at)), 'yes']),
  )
  await make(seed, asSecretariat(occasion), planSession, {
    edition: idOf(seed, editionKeys.current),
    date,
    place,
    ...Object.fromEntries(invited),
  })
}

/** One level beside what the rules give. */
const departed = (stars: number): number => (stars >= 2 ? stars - 1 : stars + 1)

async function put(
  seed: Seed,
  occasion: Occasion,
  session: string,
  told: Told,
  current: readonly Nominated[],
) {
  const { id, turn, nomination, voters } = await before(seed, session)
  const found = nomination ? current.find(one => seed.ids.get(one.key) === nomination) : undefined
  const stars = told.kind === 'other-stars' && found ? (await proposalFor(seed, found)).stars : null
  const chair = await personOf(seed, 'ketua', occasion.at)
  const [movedBy = id, secondedBy = id] = voters.filter(one => one !== chair)
  await act(seed, asSecretariat(occasion), putMotion, {
    id,
    turn: turn || id,
    kind: told.kind,
    stars: stars === null ? '' : String(departed(stars)),
    reason: told.reason ?? '',
    movedBy,
    secondedBy,
  })
}

type Ballot = Readonly<{ session: string; number: number; choices: readonly string[] }>

/** Whoever votes is found by looking, so that a run after a kill goes on with the votes that are missing, if any. */
async function vote(seed: Seed, occasion: Occasion, { session, number, choices }: Ballot): Promise<void> {
  const { id, motion, cases, voted } = await before(seed, session)
  if (motion === id || cases !== number) return
  const free = await freeToVote(seed, session, occasion.at)
  for (const [index, choice] of choices.slice(voted.length).entries()) {
    const by = free[index] ?? assessor(1)
    const own = { ...occasion, by, key: `${occasion.key} ${voted.length + index}` }
    await act(seed, own, castVote, { id, motion, choice })
  }
}

const opening = (step: Timed, session: string, absent: number): readonly Step[] => [
  step(`${session} opened`, 'ketua', (seed, occasion) =>
    act(seed, occasion, openSession, { id: idOf(seed, session) }),
  ),
  ...members.slice(0, members.length - absent).map(one =>
    step(`${session} ${one} came`, 'verifikator', async (seed, occasion) =>
      act(seed, asSecretariat(occasion), noteAttendance, {
        id: idOf(seed, session),
        person: await personOf(seed, one, occasion.at),
        is: 'here',
      }),
    ),
  ),
]

const called = (step: Timed, session: string, key: string): Step =>
  step(`${key} called`, 'verifikator', async (seed, occasion) => {
    const { id, turn } = await before(seed, session)
    await act(seed, asSecretariat(occasion), callCase, { id, which: 'next', after: turn })
  })

async function leaveRoom(seed: Seed, occasion: Occasion, session: string): Promise<void> {
  const { id, turn, isAside } = await before(seed, session)
  if (isAside) return
  const by = (await freeToVote(seed, session, occasion.at)).at(-1) ?? assessor(1)
  await act(seed, { ...occasion, by }, stepAside, { id, turn: turn || id })
}

/** One case from its call to its outcome. Some vote by phone, the others by show of hands. */
function caseSteps(step: Timed, session: string, told: Told, number: number, current: readonly Nominated[]) {
  const key = `${session} case ${number}`
  const phones = [...(told.no ? ['no'] : []), ...(told.means === 'vote' ? ['yes', 'yes'] : [])]
  const hands = { handYes: String((told.yes ?? 2) - 2), handNo: '0', handAbstain: String(told.abstain ?? 0) }
  return [
    called(step, session, key),
    ...(told.stepsAside
      ? [step(`${key} aside`, assessor(1), (seed, occasion) => leaveRoom(seed, occasion, session))]
      : []),
    step(`${key} moved`, 'verifikator', (seed, occasion) => put(seed, occasion, session, told, current)),
    ...(phones.length === 0
      ? []
      : [
          step(`${key} votes`, assessor(1), (seed, occasion) =>
            vote(seed, occasion, { session, number, choices: phones }),
          ),
        ]),
    step(`${key} counted`, 'verifikator', async (seed, occasion) => {
      const { id, motion } = await before(seed, session)
      const how = told.means === 'vote' ? { how: 'count', short: 'yes', ...hands } : { how: 'consensus' }
      await act(seed, asSecretariat(occasion), countVotes, { id, motion, ...how })
    }),
  ]
}

function heldSteps(calendar: Calendar, current: readonly Nominated[]): readonly Step[] {
  const story = storyIn(calendar)
  const { place, absent, cases } = sessions.held
  const session = 'plenary held'
  const date = calendar.dateOf(calendar.work(HELD.day, 540))
  const step: Timed = (key, by, run) => story.step(HELD.day, 545, key, by, run)
  return [
    story.step(HELD.planned, 640, session, 'verifikator', (seed, occasion) =>
      plan(seed, occasion, date, place),
    ),
    ...opening(step, session, absent),
    ...cases.flatMap((told, index) => caseSteps(step, session, told, index + 1, current)),
    step(`${session} closed`, 'ketua', (seed, occasion) =>
      act(seed, occasion, closeSession, { id: idOf(seed, session) }),
    ),
  ]
}

/** In the middle of a vote, as if whoever opens the demo came into the room. */
function runningSteps(calendar: Calendar, current: readonly Nominated[]): readonly Step[] {
  const { place, absent, votes } = sessions.running
  const session = 'plenary running'
  let last = calendar.base.getTime() - RUNNING.minutesAgo * MINUTE
  const date = calendar.dateOf(new Date(last))
  const step: Timed = (key, by, run) => {
    const at = new Date((last += MINUTE / 2))
    return { at, key, run: seed => run(seed, { by, at, key }) }
  }
  const key = `${session} case`
  return [
    storyIn(calendar).step(RUNNING.planned, 640, session, 'verifikator', (seed, occasion) =>
      plan(seed, occasion, date, place),
    ),
    ...opening(step, session, absent),
    called(step, session, key),
    step(`${key} moved`, 'verifikator', (seed, occasion) =>
      put(seed, occasion, session, { kind: 'as-proposed', means: 'vote' }, current),
    ),
    step(`${key} votes`, assessor(1), (seed, occasion) =>
      vote(seed, occasion, { session, number: 1, choices: votes }),
    ),
  ]
}

/** Of the edition under way: a session that is closed, with its minutes, and one that is at a vote right now. */
export const sessionSteps = (calendar: Calendar, current: readonly Nominated[]): readonly Step[] => [
  ...heldSteps(calendar, current),
  ...runningSteps(calendar, current),
]
