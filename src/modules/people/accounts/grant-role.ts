import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { isServedWhole, servedAreas } from '../../regions/index.ts'
import { mandateFields, mandateOf, mandateProblems } from '../mandates/acting.ts'
import { listHolders, lockActingIn, type PostHolder } from '../mandates/acting-store.ts'
import { addGrants, endGrant, listGrantsOf, type NewGrant } from './grant-store.ts'
import { type Person, type RoleGrant } from '../person.ts'
import { changePerson, findPerson } from '../person-store.ts'
import {
  actable,
  areaKindOf,
  excludeEachOther,
  findOverlapping,
  grantable,
  grantableRoles,
  isLive,
  keepsAccounts,
  overlaps,
  termOf,
} from '../role-rules.ts'
import { said } from '../said.ts'

type Loaded = Readonly<{ person: Person; grants: readonly RoleGrant[] }>

async function load(reader: Reader, input: Readonly<{ id: string }>): Promise<Loaded | null> {
  const person = await findPerson(reader, input.id)
  return person ? { person, grants: await listGrantsOf(reader, [person.id]) } : null
}

const fixed = {
  readAction: 'person.list',
  facts: ({ person }: Loaded) => ({ personId: person.id }),
  version: ({ person }: Loaded) => person.rowVersion,
  audience: 'accounts',
} as const

const grantInput = z.object({
  id: fields.recordId,
  version: fields.rowVersion.optional(),
  role: z.enum(grantableRoles),
  /** The path of the area that the role is held for. */
  area: fields.requiredText(40),
  from: fields.isoDate,
  /** The last day of the term; empty for no end. */
  until: fields.optionalIsoDate,
  ...mandateFields,
})
export type GrantInput = z.output<typeof grantInput>

export type Ground = Loaded & Readonly<{ holders: readonly PostHolder[]; actingIn: readonly PostHolder[] }>

async function loadGround(reader: Reader, input: GrantInput, now: Date): Promise<Ground | null> {
  const loaded = await load(reader, input)
  if (!loaded) return null
  if (input.acting === '') return { ...loaded, holders: [], actingIn: [] }
  return {
    ...loaded,
    actingIn: await lockActingIn(reader, input.role, input.area, now),
    holders: await listHolders(reader, actable, now),
  }
}

/** An office's role for a whole province: only where the province's office acts for every part of it. */
function areaProblems({ role, area }: Pick<GrantInput, 'role' | 'area'>): Problem[] {
  const [kind, asked] = [grantable[role], areaKindOf(area)]
  if (asked === kind || (kind === 'regency' && asked === 'province' && isServedWhole(area))) return []
  const servesSome = kind === 'regency' && servedAreas(area).length > 0
  return servesSome
    ? [said('serves-some', 'area', own => own.role.servesSome)]
    : [said('wrong-area', 'area', own => own.role.wrongArea[kind])]
}

/** Everything that keeps a person from being given a role. */
export function grantProblems(ground: Ground, input: GrantInput, { actor, now }: ActionContext): Problem[] {
  const { person, grants } = ground
  const period = termOf(input)
  const live = grants.filter(grant => isLive(grant, now))
  const mixes = live.some(grant => keepsAccounts(grant.role) !== keepsAccounts(input.role))
  const excluded = live.some(grant => excludeEachOther(grant.role, input.role) && overlaps(grant, period))
  return [
    ...(person.id === actor.personId ? [said('own-account', '', own => own.role.notOneself)] : []),
    ...(person.disabledAt === null ? [] : [said('disabled', '', own => own.role.personDisabled)]),
    ...(mixes ? [said('duties-mixed', 'role', own => own.role.dutiesMixed)] : []),
    ...(excluded ? [said('roles-exclude', 'role', own => own.role.rolesExclude)] : []),
    ...areaProblems(input),
    ...(period.until !== null && (period.until <= period.from || period.until <= now)
      ? [said('period-over', 'until', own => own.role.periodOver)]
      : []),
    ...(findOverlapping(grants, input.role, input.area, period, now)
      ? [said('held-already', 'role', own => own.role.heldAlready)]
      : []),
    ...mandateProblems(input, { ...ground, personId: person.id, period, now }),
  ]
}

export function newGrantOf(input: GrantInput, personId: string, { actor, newId }: ActionContext): NewGrant {
  const [period, mandate] = [termOf(input), mandateOf(input)]
  return {
    id: newId(),
    personId,
    role: input.role,
    areaPath: input.area,
    ownerId: null,
    validFrom: period.from,
    validUntil: period.until,
    grantedBy: actor.personId,
    ...(mandate ? { mandate } : {}),
  }
}

/** Gives a person a role in an area for a time: as the holder of a post, or acting in it by a mandate. */
export const grantRole = defineAction({
  name: 'role.grant',
  needsProof: true,
  input: grantInput,
  load: (reader, input, { now }) => loadGround(reader, input, now),
  ...fixed,
  handle: (loaded, input, context) => {
    const problems = grantProblems(loaded, input, context)
    if (problems.length > 0) return refuse(problems)
    const grant = newGrantOf(input, loaded.person.id, context)
    const { mandate } = grant
    return done({
      change: { person: loaded.person, grant },
      event: 'role.granted',
      subject: { kind: 'person', id: loaded.person.id },
      areaPath: input.area,
      detail: {
        grant: grant.id,
        granted: input.role,
        from: input.from,
        until: input.until,
        ...(mandate ? { mandate: { ...mandate } } : {}),
      },
    })
  },
  save: async (tx, { person, grant }, { now }) => {
    await addGrants(tx, [grant], now)
    return changePerson(tx, person.id, person.rowVersion)
  },
})

/** Ends a role at once and for good. */
export const endRole = defineAction({
  name: 'role.end',
  input: z.object({ id: fields.recordId, version: fields.rowVersion.optional(), grant: fields.recordId }),
  load,
  ...fixed,
  handle: ({ person, grants }, input, { actor }) => {
    const grant = grants.find(one => one.id === input.grant)
    const problems = [
      ...(person.id === actor.personId ? [said('own-account', '', own => own.role.notOneself)] : []),
      ...(grant === undefined ? [said('no-such-grant', '', own => own.role.noSuchGrant)] : []),
      ...(grant && grant.endedAt !== null ? [said('ended', '', own => own.role.alreadyEnded)] : []),
    ]
    if (!grant || problems.length > 0) return refuse(problems)
    return done({
      change: { person, grant },
      event: 'role.ended',
      subject: { kind: 'person', id: person.id },
      areaPath: grant.areaPath,
      detail: { grant: grant.id, ended: grant.role },
    })
  },
  save: async (tx, { person, grant }, { now }) =>
    (await endGrant(tx, grant.id, now)) && (await changePerson(tx, person.id, person.rowVersion)),
})
