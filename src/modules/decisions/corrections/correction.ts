import type { Facts as AccessFacts } from '../../../access/index.ts'
import type { Facts } from '../../../engine/index.ts'
import type { Text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { ResultInputs } from '../result-inputs.ts'

export type FactValue = Facts[string]

/** A ground of an objection that holds, as its handler found. */
export type UpheldFinding = Readonly<{ title: Text; reason: string }>

/** An objection that was upheld, as far as a new decision rests on it. */
export type UpheldObjection = Readonly<{
  id: string
  nominationId: string
  receipt: string
  /** What was objected. */
  text: string
  findings: readonly UpheldFinding[]
  /** Persons who may not decide anew, because an interest was found; else nobody. */
  barred: readonly string[]
  answeredAt: Date
}>

/** What new decisions are told of objections, whose module stands to the right of this one, and of the programme's rule. */
export type CorrectionSettings = Readonly<{
  /** Null where there is no such objection, or it was not upheld. */
  findUpheld: (reader: Reader, objectionId: string) => Promise<UpheldObjection | null>
  /** Whether a new decision may give less than what was published. */
  mayLower: boolean
  /** No published rule says so. */
  example: boolean
}>

/** That a published result is to be decided anew. `supersedes` names the publication whose result it is. */
export type Correction = Readonly<{
  objectionId: string
  nominationId: string
  editionId: string
  ground: string
  supersedes: string
  openedBy: string
  openedAt: Date
}>

/** One fact of the frozen file put right; `corrected` null: as it stands in the file after all. */
export type CorrectedFact = Readonly<{
  objectionId: string
  fact: string
  earlier: FactValue | null
  corrected: FactValue | null
  reason: string
  correctedBy: string
  correctedAt: Date
}>

/** How far the new decision after an upheld objection is. */
export type CorrectionStage =
  | 'upheld'
  | 'open'
  | 'recommended'
  | 'approved'
  | 'returned'
  | 'decided'
  | 'published'

export type CorrectionStanding = Readonly<{
  objectionId: string
  nominationId: string
  stage: CorrectionStage
  /** The newest list of it; null before the first. */
  listId: string | null
  decree: Readonly<{ number: string; date: string }> | null
  publishedAt: Date | null
}>

/**
 * What the access table knows of it: where an interest was found, those who took part do not decide anew, and nobody
 * with an interest or of its province ever does.
 */
export const correctionFacts = ({
  stage,
  upheld,
  nomination,
  interestOf,
}: Readonly<{
  stage: CorrectionStage
  upheld: Pick<UpheldObjection, 'barred'>
  nomination: Readonly<{ areaPath: string }>
  interestOf: readonly string[]
}>): AccessFacts => ({
  areaPath: nomination.areaPath,
  state: stage,
  tookPart: upheld.barred,
  interestOf,
})

/** Of each fact what counts in the end and what counted at first, without those that are again as they were. */
export function standingFacts(rows: readonly CorrectedFact[]): readonly CorrectedFact[] {
  return [...Map.groupBy(rows, row => row.fact).values()].flatMap(own => {
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last || last.corrected === null || last.corrected === first.earlier) return []
    return [{ ...last, earlier: first.earlier }]
  })
}

/** What is computed from: the inputs of the result that is in force, and what was corrected since. */
export const correctedInputs = (
  current: ResultInputs,
  facts: readonly CorrectedFact[],
  round: number,
): ResultInputs => ({
  round,
  facts: {
    ...current.facts,
    ...Object.fromEntries(
      standingFacts(facts).flatMap(({ fact, corrected }) => (corrected === null ? [] : [[fact, corrected]])),
    ),
  },
})

/** On the line of a list: why, and from what, one product is decided anew. Frozen with the line. */
export type EntryCorrection = Readonly<{
  objectionId: string
  receipt: string
  ground: string
  findings: readonly UpheldFinding[]
  facts: readonly Readonly<{
    fact: string
    title: Text
    earlier: FactValue | null
    corrected: FactValue
    reason: string
  }>[]
  inputs: ResultInputs
  /** The publication whose result it takes the place of, and the decree by which that was decided. */
  supersedes: string
  earlierDecree: Readonly<{ number: string; date: string }> | null
  /** The computation gives less, and the programme's rule leaves what was published. */
  kept: boolean
}>
