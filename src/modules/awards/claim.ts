import type { Text } from '../../foundation/text.ts'
import type { OutcomeScale } from '../producers/index.ts'
import { digestOf } from '../../platform/digest.ts'

/** Figures of a year, and what beside the value each of them needs. */
export const figureSubjects = {
  total: null,
  stars: 'stars',
  commodity: 'commodity',
  province: 'area',
  provinces: null,
  nominations: null,
  'nominating-provinces': null,
  admitted: null,
  're-evaluated': null,
} as const
export type FigureSubject = keyof typeof figureSubjects
export type Subject = FigureSubject | 'award'

export const isFigureSubject = (word: string): word is FigureSubject => Object.hasOwn(figureSubjects, word)

/** `stated` by the source; `inferred` from what it says; `year-inferred`: the award is stated, its year is not. */
export const certainties = ['stated', 'inferred', 'year-inferred'] as const
export type Certainty = (typeof certainties)[number]
export const isCertainty = (word: string): word is Certainty =>
  (certainties as readonly string[]).includes(word)

/** What one source says about one figure of a year, or about one award. Texts are empty, not null, where not said. */
export type Claim = Readonly<{
  year: number
  subject: Subject
  maker: string
  product: string
  commodity: string | null
  /** Code of a province, regency or city. */
  area: string | null
  /** The two differ where a source only says "two or three". */
  starsFrom: number | null
  starsTo: number | null
  /** Null for an award. */
  value: number | null
  /** The outcome scale: stars of two scales are never counted together. */
  scale: string
  certainty: Certainty
  /** An http(s) address. */
  source: string
  note: string
}>

/** When a claim was stored or last corrected, by whom (null: the operator's command), out of which file (SHA-256). */
export type ClaimOrigin = Readonly<{ at: Date; by: string | null; fileDigest: string | null }>

export type Withdrawal = Readonly<{ at: Date; by: string | null; reason: string }>

/** A claim with its place in the records; one that was withdrawn is kept and counts nowhere. */
export type StoredClaim = Readonly<{
  id: string
  claim: Claim
  origin: ClaimOrigin
  withdrawal: Withdrawal | null
}>

/** An outcome scale: stars run from 1 to `most`. */
export type AwardScale = OutcomeScale

/** What the programme's data say of awards. */
export type AwardSettings = Readonly<{
  scales: readonly AwardScale[]
  commodities: readonly Readonly<{ id: string; title: Text }>[]
  /** The claims that are shipped with the programme: file names and contents. */
  shipped: readonly Readonly<{ name: string; content: string }>[]
}>

type Identity = readonly (string | number | null)[]

const aboutOf = (claim: Claim): Identity =>
  claim.subject === 'award'
    ? [claim.maker.toLowerCase(), claim.product.toLowerCase()]
    : [figureSubjects[claim.subject] === null ? '' : claim[detailOf(claim.subject)]]

/** What the claim is about and who says it: one source says one thing about it. */
export function identityOf(claim: Claim): Identity {
  const { year, subject, scale, source } = claim
  return [year, subject, scale, source, ...aboutOf(claim)]
}

/** Under which a claim is stored: the digest of its identity. */
export const claimKey = (claim: Claim): string => digestOf(identityOf(claim))

/** Do the two speak of the same thing, whoever says it? */
export const areAboutTheSame = (one: Claim, other: Claim): boolean =>
  digestOf(identityOf({ ...one, source: '' })) === digestOf(identityOf({ ...other, source: '' }))

const detailOf = (subject: FigureSubject): 'starsFrom' | 'commodity' | 'area' => {
  const needed = figureSubjects[subject]
  return needed === 'stars' || needed === null ? 'starsFrom' : needed
}

/** The columns of a file of claims. */
export const claimColumns = [
  'year',
  'subject',
  'maker',
  'product',
  'commodity',
  'area',
  'stars',
  'value',
  'scale',
  'certainty',
  'source',
  'note',
] as const

/** What a claim is checked against. */
export type ClaimRules = Pick<AwardSettings, 'scales' | 'commodities'> &
  Readonly<{ isKnownArea: (code: string) => boolean }>
