import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { takePlenaryTurn } from '../decisions/index.ts'
import { findEdition } from '../editions/index.ts'
import { listPeopleWithRole } from '../people/index.ts'
import { sessionPath, type Session } from './session.ts'
import { invite, insertSession, listSessionsOf } from './session-store.ts'

const PREFIX = 'member.'
/** The field that invites a person. */
export const memberField = (personId: string): string => `${PREFIX}${personId}`

const input = z
  .object({
    edition: fields.recordId,
    date: fields.isoDate,
    place: fields.requiredText(200, 3),
  })
  .catchall(fields.optionalText(10))
type Given = z.output<typeof input>

const invitedIn = (given: Given): readonly string[] =>
  Object.entries(given).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && value !== '' ? [name.slice(PREFIX.length)] : [],
  )

/** Who can be invited: everybody who assesses, and the chair. */
export async function listInvitable(reader: Reader, now: Date) {
  const people = [
    ...(await listPeopleWithRole(reader, 'chair', now)),
    ...(await listPeopleWithRole(reader, 'assessor', now)),
  ]
  return people.filter((one, index) => people.findIndex(each => each.id === one.id) === index)
}

const unknownEdition = problem(
  'unknown',
  'edition',
  text('Edisi ini tidak ada. Pilih edisi dari daftar.', 'There is no such edition. Choose one of the list.'),
)
const tooFew = problem(
  'too-few',
  'members',
  text(
    'Undang sekurang-kurangnya tiga anggota, supaya ada yang mengusulkan, mendukung, dan memutus.',
    'Invite three members at least, so that there is somebody to move, to second, and to decide.',
  ),
)
const stranger = problem(
  'unknown-member',
  'members',
  text(
    'Seorang yang diundang tidak lagi menjadi penilai atau ketua. Muat ulang halaman, lalu pilih lagi.',
    'Somebody who was invited is no assessor or chair any more. Reload the page and choose again.',
  ),
)

type Loaded = Readonly<{
  known: boolean
  earlier: readonly Session[]
  invitable: ReadonlySet<string>
}>

/** Notes when and where a session of an edition is to be held, and who is invited. */
export const planSession = defineAction({
  name: 'plenary-session.plan',
  audience: 'panel',
  input,
  load: async (reader, { edition }, { now }): Promise<Loaded> => {
    const known = (await findEdition(reader, edition)) !== null
    await takePlenaryTurn(reader, edition)
    return {
      known,
      earlier: await listSessionsOf(reader, edition),
      invitable: new Set((await listInvitable(reader, now)).map(one => one.id)),
    }
  },
  facts: () => ({ areaPath: '/' }),
  handle: ({ known, earlier, invitable }, given, { actor, now, newId }) => {
    const members = invitedIn(given)
    const problems = [
      ...(known ? [] : [unknownEdition]),
      ...(members.length < 3 ? [tooFew] : []),
      ...(members.every(one => invitable.has(one)) ? [] : [stranger]),
    ]
    if (problems.length > 0) return refuse(problems)
    const session: Session = {
      id: newId(),
      editionId: given.edition,
      number: Math.max(0, ...earlier.map(one => one.number)) + 1,
      heldOn: given.date,
      place: given.place,
      state: 'planned',
      plannedBy: actor.personId ?? '',
      plannedAt: now,
      chairId: null,
      openedAt: null,
      closedAt: null,
      rowVersion: 1,
    }
    return done({
      change: { session, members },
      event: 'plenary-session.planned',
      subject: { kind: 'plenary-session', id: session.id },
      areaPath: '/',
      detail: { edition: session.editionId, number: session.number, members: members.length },
      after: { session, members },
      next: sessionPath(session.id),
      answer: { id: session.id },
    })
  },
  save: async (tx, { session, members }: Readonly<{ session: Session; members: readonly string[] }>) => {
    await insertSession(tx, session)
    await invite(tx, session.id, members)
  },
})
