import { wholeCountry, type AreaPath } from '../foundation/area-path.ts'

/** Every role of the programme. `visitor` is anyone without an account. */
export const roles = [
  'visitor',
  'producer',
  'operator',
  'office-head',
  'province-officer',
  'verifier',
  'secretariat',
  'assessor',
  'chair',
  'director-general',
  'minister',
  'publisher',
  'mentor',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/**
 * How a post is filled for a time in Indonesian administration: Plt (pelaksana tugas: the post is vacant, or its
 * holder is away for long) or Plh (pelaksana harian: its holder is away for a short time).
 */
export const actingKinds = ['plt', 'plh'] as const
export type ActingKind = (typeof actingKinds)[number]

export const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value)

/**
 * Who acts, through exactly one of the grants the person holds. A person with several grants
 * chooses the acting one; what another grant would allow does not count until it is chosen.
 */
export type Actor = Readonly<{
  /** Null for a visitor. */
  personId: string | null
  name: string
  role: Role
  /** The area of the grant, and all below it. */
  areaPath: AreaPath
  /** The producer that a producer's grant belongs to. */
  ownerId: string | null
  /** Where the person works or lives; an assessor never scores the own province. */
  homeAreaPath: AreaPath
  /** The acting grant's id. */
  grantId: string | null
  /** Left out for the holder of a post: set while somebody acts in the holder's place by a mandate. */
  acting?: ActingKind
  /** Left out for those with an account: set for somebody who came by the link of an invitation. */
  guest?: true
  /** Left out where the grant reaches all of its firm: the one nomination that it is for. */
  nominationId?: string
  /** Set for those who verify, or say who does: what they are tied to by an interest. */
  ties?: Ties
}>

/** What an interest closes to somebody, declared or found and not cleared. */
export type Ties = Readonly<{
  /** Nominations on whose verification they neither work nor decide. */
  work: ReadonlySet<string>
  /** Nominations whose file they do not read either, and those makers of these who have nothing else to verify. */
  files: ReadonlySet<string>
  owners: ReadonlySet<string>
}>

export const visitor: Actor = {
  personId: null,
  name: '',
  role: 'visitor',
  areaPath: wholeCountry,
  ownerId: null,
  homeAreaPath: wholeCountry,
  grantId: null,
}
