import { actingKinds, isRole, visitor, type Actor, type Role } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { append } from '../../audit/index.ts'
import { areaPathOf, wholeCountry, type AreaPath } from '../../foundation/area-path.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { hashPassword } from '../../platform/password.ts'
import { newId } from '../../platform/random.ts'
import { findSetting } from '../../platform/settings.ts'
import { dayIn } from '../regions/index.ts'
import { accountEntry } from './accounts/account-ledger.ts'
import demoFile from './demo-people.json' with { type: 'json' }
import { addGrants, listGrantsOf, setGrantOwner, type NewGrant } from './accounts/grant-store.ts'
import type { Mandate } from './person.ts'
import { addPerson, findDemoAccount, listDemoIds, type NewPerson } from './person-store.ts'
import { isInForce, termOf } from './role-rules.ts'

/** The setting that tells a database made for the demo from one with real accounts; written when it is made. */
const MODE_SETTING = 'mode'

/** An invented person of the demo mode, as `demo people` prints it. The password is public. */
export type DemoPerson = Readonly<{
  id: string
  name: string
  roles: readonly Role[]
  /** The path of the area of the roles. */
  area: AreaPath
  email: string
  password: string
  totp: null
}>

export type DemoGroup = 'office' | 'ministry' | 'panel' | 'decision' | 'oversight' | 'other-offices'
export type DemoEntry = Omit<DemoPerson, 'totp'> &
  Readonly<{
    employer: string
    homeAreaPath: AreaPath
    group: DemoGroup
    purpose: Text
    /** A post that the person fills for a time around the day on which the demo is made. */
    acting: DemoActing | null
  }>

type DemoActing = Readonly<{ role: Role; mandate: Mandate; fromDays: number; untilDays: number }>
type WrittenActing = Readonly<{
  role: string
  kind: string
  mandateNumber: string
  fromDays: number
  untilDays: number
}>

const pathOf = (code: string): AreaPath => (code === '' ? wholeCountry : areaPathOf(code))

function actingFrom(written: WrittenActing): DemoActing | null {
  const kind = actingKinds.find(one => one === written.kind)
  if (!kind || !isRole(written.role)) return null
  const { role, mandateNumber: number, fromDays, untilDays } = written
  return { role, mandate: { kind, number, date: '', holderId: null }, fromDays, untilDays }
}

/** The demo's people with what the sign-in page and the seed need. */
export const demoEntries: readonly DemoEntry[] = demoFile.people.map(person => ({
  id: person.id,
  name: person.name,
  roles: person.roles.filter(isRole),
  area: pathOf(person.area),
  email: person.email,
  password: person.password,
  employer: person.employer,
  homeAreaPath: pathOf(person.home),
  group: person.group as DemoGroup,
  purpose: person.purpose,
  acting: 'acting' in person && person.acting ? actingFrom(person.acting) : null,
}))

/** The people of the demo mode, by their fixed ids. */
export const demoPeople = (): readonly DemoPerson[] =>
  demoEntries.map(({ id, name, roles, area, email, password }) => ({
    id,
    name,
    roles,
    area,
    email,
    password,
    totp: null,
  }))

/** True for a database that was created in demo mode. */
export const isDemoDatabase = async (reader: Reader): Promise<boolean> =>
  (await findSetting(reader, MODE_SETTING)) === 'demo'

const rolesFrom = new Date(demoFile.rolesFrom)

/**
 * Adds the demo's people to a demo database; those who are there stay as they are. Returns how many were
 * added. Throws for any other database: these passwords are public.
 */
export async function seedDemoPeople({ database, clock }: Environment): Promise<number> {
  if (!(await database.read(isDemoDatabase)))
    throw new Error('Demo people belong into a database that was created in demo mode only.')
  const missing = await database.read(missingEntries)
  const hashes = await Promise.all(missing.map(entry => hashPassword(entry.password)))
  const now = clock.now()
  const later = new Date(now.getTime() + 1000)
  await database.write(async tx => {
    for (const [index, entry] of missing.entries()) {
      const person = newPersonFrom(entry, hashes[index] ?? '')
      if (!(await addPerson(tx, person, now))) continue
      const term = { personId: person.id, validFrom: rolesFrom, validUntil: null, grantedBy: null }
      const held = { areaPath: entry.area, ownerId: null }
      for (const [order, role] of entry.roles.entries()) {
        // The first role is the acting one after signing in: the oldest grant.
        await addGrants(tx, [{ id: newId(), role, ...held, ...term }], new Date(now.getTime() + order))
      }
      if (entry.acting) await addGrants(tx, [actingGrant(entry.acting, { ...held, ...term }, now)], later)
    }
    if (missing.length > 0) await append(tx, [seededEntry(now, missing.length)])
  })
  return missing.length
}

const DAY = 86_400_000

function actingGrant(
  { role, mandate, fromDays, untilDays }: DemoActing,
  held: Pick<NewGrant, 'personId' | 'areaPath' | 'ownerId' | 'grantedBy'>,
  now: Date,
): NewGrant {
  const day = (days: number): string => dayIn(wholeCountry, new Date(now.getTime() + days * DAY))
  const term = termOf({ area: wholeCountry, from: day(fromDays), until: day(untilDays) })
  const valid = { validFrom: term.from, validUntil: term.until }
  return { ...held, ...valid, id: newId(), role, mandate: { ...mandate, date: day(fromDays - 1) } }
}

async function missingEntries(reader: Reader): Promise<DemoEntry[]> {
  const present = new Set(await listDemoIds(reader))
  return demoEntries.filter(entry => !present.has(entry.id))
}

const newPersonFrom = (entry: DemoEntry, passwordHash: string): NewPerson => ({
  id: newId(),
  name: entry.name,
  email: entry.email,
  employer: entry.employer,
  homeAreaPath: entry.homeAreaPath,
  passwordHash,
  passwordEndsAt: null,
  demoId: entry.id,
})

const seededEntry = (at: Date, added: number) =>
  accountEntry({
    at,
    personId: null,
    role: 'system',
    action: 'demo.seed-people',
    event: 'demo.people-seeded',
    subjectId: 'demo',
    detail: { added },
  })

/** A demo person as the one who acts, through the named role or the first; for filling the demo through the pipeline. */
export async function findDemoActor(
  reader: Reader,
  demoId: string,
  now: Date,
  role?: Role,
): Promise<Actor | null> {
  const account = await findDemoAccount(reader, demoId)
  if (!account) return null
  const held = (await listGrantsOf(reader, [account.id])).filter(grant => isInForce(grant, now))
  const grant = held.find(one => role === undefined || one.role === role)
  if (!grant) return null
  return {
    ...visitor,
    personId: account.id,
    name: account.name,
    role: grant.role,
    areaPath: grant.areaPath,
    ownerId: grant.ownerId,
    homeAreaPath: account.homeAreaPath,
    grantId: grant.id,
    ...(grant.mandate ? { acting: grant.mandate.kind } : {}),
  }
}

/** Ties a demo person's producer role to the firm that the demo made for it. */
export async function linkDemoProducer(
  { database, clock }: Environment,
  demoId: string,
  firm: Readonly<{ ownerId: string; areaPath: AreaPath }>,
): Promise<void> {
  await database.write(async tx => {
    const account = await findDemoAccount(tx, demoId)
    const grants = account ? await listGrantsOf(tx, [account.id]) : []
    const grant = grants.find(one => producerRoles.has(one.role))
    if (!account || !grant) throw new Error(`The demo has no producer "${demoId}".`)
    if (grant.ownerId === firm.ownerId) return
    await setGrantOwner(tx, grant.id, firm.ownerId, firm.areaPath)
    await append(tx, [
      accountEntry({
        at: clock.now(),
        personId: null,
        role: 'system',
        areaPath: firm.areaPath,
        action: 'demo.link-producer',
        event: 'role.linked',
        subjectId: account.id,
        detail: { grant: grant.id, owner: firm.ownerId },
      }),
    ])
  })
}

const producerRoles: ReadonlySet<string> = new Set<Role>(['producer'])
