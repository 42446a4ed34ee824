import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listPeopleWithRole } from '../people/index.ts'
import { loadSittingInTurn } from './load-sitting.ts'
import { caseFacts, holdsRole, sessionPath, type Attendee, type Session, type Sitting } from './session.ts'
import { wasClosed } from './session-problems.ts'
import { dropAttendee, invite, saveSession } from './session-store.ts'

/** Whose accounts can read a session: the others have nothing to do with how it settles. */
const accounts = ['secretariat', 'assessor', 'auditor'] as const

/** Who can attend in a role without a vote: everybody of these accounts who is no member of the session. */
export async function listAttendable(reader: Reader, { members }: Pick<Sitting, 'members'>, now: Date) {
  const people = new Map<string, Readonly<{ id: string; name: string; employer: string }>>()
  for (const role of accounts)
    for (const one of await listPeopleWithRole(reader, role, now))
      if (!members.includes(one.id)) people.set(one.id, one)
  return [...people.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'id'))
}

/** The roles of the panel that give no sheet, apart from the chair's: who holds them attends without a vote. */
export const rolesWithoutVote = ({ panel }: Pick<Sitting, 'panel'>) =>
  (panel?.roles ?? []).filter(one => !one.scores && one.id !== panel?.chair)

const unknownRole = problem(
  'unknown-role',
  'role',
  text('Pilih peran tanpa suara dari daftar.', 'Choose a role without a vote of the list.'),
)
const unknownPerson = problem(
  'unknown-person',
  'attendee',
  text(
    'Pilih orang dari daftar. Anggota sidang, dan akun yang tidak dapat membaca sidang, tidak diberi peran ini.',
    'Choose a person of the list. Members of the session, and accounts that cannot read sessions, get no such role.',
  ),
)
const seatsTaken = (seats: number): Problem =>
  problem(
    'seats-taken',
    'role',
    text(
      `Menurut aturan peran ini hanya untuk ${seats} orang. Hapus dahulu yang tidak jadi hadir.`,
      `By the rules this role is for ${seats} only. First remove who will not attend.`,
    ),
  )
const cameAlready = problem(
  'came-already',
  'attendee',
  text(
    'Kehadirannya sudah tercatat, sehingga tetap ada dalam berita acara. Catat keluar bila pergi.',
    'The person was noted as present, and stays in the minutes. Note the departure instead.',
  ),
)
const hasRoleAlready = problem(
  'role-already',
  'attendee',
  text('Orang ini sudah mempunyai peran itu.', 'This person has that role already.'),
)
const noRole = problem(
  'no-role',
  'attendee',
  text('Orang ini tidak mempunyai peran dalam sidang ini.', 'This person has no role in this session.'),
)

type Loaded = Readonly<{ sitting: Sitting; attendable: ReadonlySet<string> }>

function againstRemoving({ attendance }: Sitting, found: Attendee | undefined): readonly Problem[] {
  if (!found) return [noRole]
  return attendance.some(one => one.personId === found.personId) ? [cameAlready] : []
}

function againstNaming({ sitting, attendable }: Loaded, { personId, role }: Attendee): readonly Problem[] {
  const known = rolesWithoutVote(sitting).find(one => one.id === role)
  const holders = sitting.attendees.filter(one => one.role === role && one.personId !== personId)
  const found = sitting.attendees.find(one => one.personId === personId)
  return [
    ...(known ? [] : [unknownRole]),
    ...(known && holders.length >= known.seats ? [seatsTaken(known.seats)] : []),
    ...(attendable.has(personId) ? [] : [unknownPerson]),
    ...(found?.role === role ? [hasRoleAlready] : []),
    ...(found && sitting.attendance.some(one => one.personId === personId) ? [cameAlready] : []),
  ]
}

type Named = Readonly<{ session: Session; named: Attendee }>

/**
 * Gives somebody a role of the panel that does not score, such as secretary or observer, for one session; or, with no
 * role, takes it away while the person has not come yet.
 */
export const nameRole = defineAction({
  name: 'plenary-session.name-role',
  audience: 'panel',
  input: z.object({ id: fields.recordId, attendee: fields.requiredText(40), role: fields.optionalText(100) }),
  load: async (reader, { id }, { now }): Promise<Loaded | null> => {
    const sitting = await loadSittingInTurn(reader, id)
    if (!sitting) return null
    const people = await listAttendable(reader, sitting, now)
    return { sitting, attendable: new Set(people.map(one => one.id)) }
  },
  facts: ({ sitting }) => caseFacts(sitting),
  readAction: 'plenary-session.read',
  handle: (loaded, { attendee: personId, role }) => {
    const { session, attendees } = loaded.sitting
    if (session.state === 'closed') return refuse([wasClosed])
    const named: Attendee = { personId, role }
    const found = attendees.find(one => one.personId === personId)
    const gives = holdsRole(named)
    const problems = gives ? againstNaming(loaded, named) : againstRemoving(loaded.sitting, found)
    if (problems.length > 0) return refuse(problems)
    return done({
      change: { session, named },
      event: gives ? 'plenary-session.role-given' : 'plenary-session.role-ended',
      subject: { kind: 'plenary-session', id: session.id },
      areaPath: '/',
      detail: { person: personId, role: gives ? role : (found?.role ?? '') },
      next: sessionPath(session.id),
    })
  },
  save: async (tx, { session, named }: Named) => {
    const { personId, role } = named
    if (holdsRole(named)) await invite(tx, session.id, [personId], role)
    else await dropAttendee(tx, session.id, personId)
    return saveSession(tx, session)
  },
})
