import { z } from 'zod'
import type { Actor } from '../../../access/index.ts'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listHolders, lockActingIn } from './acting-store.ts'
import { listColleagues } from '../accounts/colleague-store.ts'
import {
  DELEGATED,
  delegationProblem,
  nameable,
  termProblems,
  type DelegationSettings,
} from './delegation.ts'
import { grantProblems, newGrantOf, type Ground, type GrantInput } from '../accounts/grant-role.ts'
import { addGrants, endGrant, findGrant, listGrantsOf } from '../accounts/grant-store.ts'
import type { RoleGrant } from '../person.ts'
import { changePerson, findPerson } from '../person-store.ts'

const input = z.object({
  /** Of the head's own office. */
  person: fields.recordId,
  from: fields.isoDate,
  /** The last day of the absence. */
  until: fields.isoDate,
  mandateNumber: fields.requiredText(120),
  mandateDate: fields.isoDate,
})
type Input = z.output<typeof input>

/** `ground` is null where nobody of the head's office was chosen. */
type Loaded = Readonly<{ ground: Ground | null; own: RoleGrant | undefined }>

async function load(
  reader: Reader,
  { person: id }: Input,
  { actor, now }: Readonly<{ actor: Actor; now: Date }>,
): Promise<Loaded> {
  // Held until the transaction ends: two windows at once name one person.
  const actingIn = await lockActingIn(reader, DELEGATED, actor.areaPath, now)
  const own = actor.grantId === null ? undefined : await findGrant(reader, actor.grantId)
  const colleagues = nameable(await listColleagues(reader, actor.areaPath, now), actor)
  const person = colleagues.some(one => one.id === id) ? await findPerson(reader, id) : undefined
  if (!person) return { ground: null, own }
  const grants = await listGrantsOf(reader, [person.id])
  return { ground: { person, grants, actingIn, holders: await listHolders(reader, [DELEGATED], now) }, own }
}

/** The mandate as an administrator would copy it. */
const asGranted = ({ person, ...given }: Input, { areaPath, personId }: Actor): GrantInput => ({
  ...given,
  id: person,
  role: DELEGATED,
  area: areaPath,
  acting: 'plh',
  actingFor: personId ?? '',
})

/** The form has no field for what follows from the person. */
const fieldsOfForm: ReadonlySet<string> = new Set(['from', 'until', 'mandateNumber', 'mandateDate'])
const inForm = (one: Problem): Problem => (fieldsOfForm.has(one.path) ? one : { ...one, path: 'person' })

function problemsOf(loaded: Loaded, given: Input, settings: DelegationSettings, context: ActionContext) {
  const { ground, own } = loaded
  const { actor, now } = context
  const person = ground
    ? grantProblems(ground, asGranted(given, actor), context).map(inForm)
    : [delegationProblem('not-colleague', 'person', words => words.notColleague)]
  return [...person, ...termProblems(given, { actor, now, own }, settings)]
}

const ofOwnOffice = { readAction: 'producer.read', audience: 'accounts' } as const

/** The head of an office names who acts in the own place for some days. */
export const delegateRole = (settings: DelegationSettings) =>
  defineAction({
    name: 'role.delegate',
    needsProof: true,
    input,
    load,
    facts: (_loaded: Loaded, _given, { actor }) => ({ areaPath: actor.areaPath }),
    ...ofOwnOffice,
    handle: (loaded, given, context) => {
      const problems = problemsOf(loaded, given, settings, context)
      if (!loaded.ground || problems.length > 0) return refuse(problems)
      const { actor } = context
      const { person } = loaded.ground
      const grant = newGrantOf(asGranted(given, actor), person.id, context)
      return done({
        change: { person, grant },
        event: 'role.delegated',
        subject: { kind: 'person', id: person.id },
        areaPath: actor.areaPath,
        detail: {
          grant: grant.id,
          granted: DELEGATED,
          from: given.from,
          until: given.until,
          mandate: { ...grant.mandate },
        },
      })
    },
    save: async (tx, { person, grant }, { now }) => {
      await addGrants(tx, [grant], now)
      return changePerson(tx, person.id, person.rowVersion)
    },
  })

/** The head takes back what the holder of the post has named, before it begins or while it lasts. */
export const endDelegation = defineAction({
  name: 'role.end-delegation',
  input: z.object({ grant: fields.recordId }),
  load: async (reader, { grant: id }, { actor }) => {
    const found = await findGrant(reader, id)
    const isHere = found?.mandate && found.role === DELEGATED && found.areaPath === actor.areaPath
    const person = found && isHere ? await findPerson(reader, found.personId) : undefined
    return { term: found && person ? { grant: found, person } : null }
  },
  facts: (_loaded, _given, { actor }) => ({ areaPath: actor.areaPath }),
  ...ofOwnOffice,
  handle: ({ term }, _given, { now }) => {
    if (!term) return refuse([delegationProblem('no-such-term', '', words => words.noSuchTerm)])
    const { grant, person } = term
    if (!grant.isDelegated) return refuse([delegationProblem('not-own', '', words => words.notOwn)])
    if (grant.endedAt !== null || (grant.validUntil !== null && grant.validUntil <= now))
      return refuse([delegationProblem('over', '', words => words.isOver)])
    return done({
      change: { grant, person },
      event: 'role.delegation-ended',
      subject: { kind: 'person', id: person.id },
      areaPath: grant.areaPath,
      detail: { grant: grant.id, ended: grant.role },
    })
  },
  save: async (tx, { grant, person }, { now }) =>
    (await endGrant(tx, grant.id, now)) && (await changePerson(tx, person.id, person.rowVersion)),
})
