import { sql, type RawBuilder } from 'kysely'
import { covers, provinceOf, wholeCountry, type AreaPath } from '../foundation/area-path.ts'
import type { Actor } from './actor.ts'

/** What access knows of one record. What a record leaves out covers nobody. */
export type Facts = Readonly<{
  areaPath?: AreaPath
  state?: string
  /** The producer that the record belongs to. */
  ownerId?: string
  /** The nomination that the record is, or is a part of. */
  nominationId?: string
  /** The person that the record belongs to. */
  personId?: string
  /** Persons with a live assignment to the record. */
  assignedTo?: readonly string[]
  isPublic?: boolean
  /** Persons who declared an interest in the record. */
  interestOf?: readonly string[]
  /** Persons who verified the record. */
  verifiedBy?: readonly string[]
  /** The record's rules let people of its province score it. */
  ownProvinceMayScore?: boolean
  /** The record's rules let those who verified it score it. */
  verifierMayScore?: boolean
  /** Persons who prepared the act that the record waits for. */
  preparedBy?: readonly string[]
  /** Persons who took an earlier step of the record's way to a decision. */
  earlierSteps?: readonly string[]
  /** Persons who took part in the result that the record is about, or stepped aside from it. */
  tookPart?: readonly string[]
  /** The person about whom the record says something that others judge. */
  aboutPerson?: string
}>

type Condition = RawBuilder<boolean>
type TextColumn = RawBuilder<string | null>

/** The same facts as SQL over the rows of a list. */
export type Columns = Readonly<{
  areaPath?: TextColumn
  state?: TextColumn
  ownerId?: TextColumn
  nominationId?: TextColumn
  personId?: TextColumn
  assignedTo?: (personId: string) => Condition
  isPublic?: Condition
  interestOf?: (personId: string) => Condition
  verifiedBy?: (personId: string) => Condition
  ownProvinceMayScore?: Condition
  verifierMayScore?: Condition
  preparedBy?: (personId: string) => Condition
  earlierSteps?: (personId: string) => Condition
  tookPart?: (personId: string) => Condition
  aboutPerson?: TextColumn
}>

type Reading = Readonly<{
  predicate: (actor: Actor, facts: Facts) => boolean
  where: (actor: Actor, columns: Columns) => Condition
}>

export const never: Condition = sql<boolean>`false`
export const always: Condition = sql<boolean>`true`

const includes = (list: readonly string[] | undefined, id: string | null): boolean =>
  id !== null && (list ?? []).includes(id)
const applied = (test: ((id: string) => Condition) | undefined, id: string | null): Condition =>
  test && id !== null ? test(id) : never
const equals = (column: TextColumn | undefined, value: string | null): Condition =>
  column && value !== null ? sql<boolean>`(${column} is not null and ${column} = ${value})` : never
/** Never null, and in a form that an index by area serves: an office's list reads the office's rows only. */
const startsWith = (column: TextColumn | undefined, path: AreaPath): Condition =>
  column ? sql<boolean>`(${column} is not null and starts_with(${column}, ${path}))` : never

/**
 * A grant for one nomination covers no other one. The firm, its product and its photos are what they are for every
 * nomination, and say nothing of one.
 */
const isOfOther = (actor: Actor, facts: Facts): boolean =>
  actor.nominationId !== undefined &&
  facts.nominationId !== undefined &&
  facts.nominationId !== actor.nominationId
const notOfOther = (actor: Actor, column: TextColumn | undefined): Condition =>
  actor.nominationId === undefined || column === undefined
    ? always
    : sql<boolean>`(${column} is null or ${column} = ${actor.nominationId})`

const among = (column: TextColumn | undefined, ids: ReadonlySet<string> | undefined): Condition =>
  column && ids && ids.size > 0
    ? sql<boolean>`(${column} is not null and ${column} in (${sql.join([...ids])}))`
    : never
const isAmong = (id: string | undefined, ids: ReadonlySet<string> | undefined): boolean =>
  id !== undefined && ids?.has(id) === true

const hasProvince = (actor: Actor): boolean => provinceOf(actor.homeAreaPath) !== wholeCountry

const ownProvince: Reading = {
  predicate: (a, f) =>
    hasProvince(a) && f.areaPath !== undefined && covers(provinceOf(a.homeAreaPath), f.areaPath),
  where: (a, c) => (hasProvince(a) ? startsWith(c.areaPath, provinceOf(a.homeAreaPath)) : never),
}

const unless = (isAllowed: Condition | undefined, barred: Condition): Condition =>
  isAllowed ? sql<boolean>`(${barred} and not ${isAllowed})` : barred

/** Which records a grant covers: each reach once as a predicate and once as SQL, side by side. */
export const reaches = {
  own: {
    predicate: (a, f) => a.ownerId !== null && f.ownerId === a.ownerId && !isOfOther(a, f),
    where: (a, c) => sql<boolean>`(${equals(c.ownerId, a.ownerId)} and ${notOfOther(a, c.nominationId)})`,
  },
  self: {
    predicate: (a, f) => a.personId !== null && f.personId === a.personId,
    where: (a, c) => equals(c.personId, a.personId),
  },
  area: {
    predicate: (a, f) => f.areaPath !== undefined && covers(a.areaPath, f.areaPath),
    where: (a, c) => startsWith(c.areaPath, a.areaPath),
  },
  assigned: {
    predicate: (a, f) => includes(f.assignedTo, a.personId),
    where: (a, c) => applied(c.assignedTo, a.personId),
  },
  public: { predicate: (_, f) => f.isPublic === true, where: (_, c) => c.isPublic ?? never },
  all: { predicate: () => true, where: () => always },
} satisfies Record<string, Reading>
export type Reach = keyof typeof reaches

/** Who may not although granted: each exclusion once as a predicate and once as SQL. */
export const exclusions = {
  'own-province': ownProvince,
  // Whoever scores is barred by what the rules of the edition say, as the plan of its panels is.
  'own-province-by-rules': {
    predicate: (a, f) => f.ownProvinceMayScore !== true && ownProvince.predicate(a, f),
    where: (a, c) => unless(c.ownProvinceMayScore, ownProvince.where(a, c)),
  },
  'declared-interest': {
    predicate: (a, f) => includes(f.interestOf, a.personId),
    where: (a, c) => applied(c.interestOf, a.personId),
  },
  'verified-it': {
    predicate: (a, f) => f.verifierMayScore !== true && includes(f.verifiedBy, a.personId),
    where: (a, c) => unless(c.verifierMayScore, applied(c.verifiedBy, a.personId)),
  },
  'prepared-it': {
    predicate: (a, f) => includes(f.preparedBy, a.personId),
    where: (a, c) => applied(c.preparedBy, a.personId),
  },
  'took-earlier-step': {
    predicate: (a, f) => includes(f.earlierSteps, a.personId),
    where: (a, c) => applied(c.earlierSteps, a.personId),
  },
  'took-part': {
    predicate: (a, f) => includes(f.tookPart, a.personId),
    where: (a, c) => applied(c.tookPart, a.personId),
  },
  acting: {
    predicate: a => a.acting !== undefined,
    where: a => (a.acting === undefined ? never : always),
  },
  // Nobody judges what was found about the own person.
  'about-self': {
    predicate: (a, f) => a.personId !== null && f.aboutPerson === a.personId,
    where: (a, c) => equals(c.aboutPerson, a.personId),
  },
  // An interest of those who verify comes with the actor, so that it counts wherever a nomination is named.
  tied: {
    predicate: (a, f) => isAmong(f.nominationId, a.ties?.work),
    where: (a, c) => among(c.nominationId, a.ties?.work),
  },
  // A record of the maker is closed with the file; a nomination only with its own.
  'tied-file': {
    predicate: (a, f) =>
      f.nominationId === undefined
        ? isAmong(f.ownerId, a.ties?.owners)
        : isAmong(f.nominationId, a.ties?.files),
    where: (a, c) => {
      const owned = among(c.ownerId, a.ties?.owners)
      if (c.nominationId === undefined) return owned
      const own = among(c.nominationId, a.ties?.files)
      return sql<boolean>`(${own} or (${c.nominationId} is null and ${owned}))`
    },
  },
} satisfies Record<string, Reading>
export type Exclusion = keyof typeof exclusions
