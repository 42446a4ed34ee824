import { type Problem, problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import {
  evaluate,
  evaluateFacts,
  type Facts,
  type GivenAnswer,
  type Verdict,
  type World,
} from '../conditions.ts'
import { missingFacts } from '../facts.ts'
import type { RubricIndex } from '../rules/lookups.ts'
import { appliesWhen, type Criterion } from '../rules/rubric.ts'
import { type Answer, importedPoints, missingAnswer, pointsOf } from './points.ts'

/** The answers of one assessor, by criterion id. */
export type Sheet = Readonly<Record<string, Answer>>

/** Answers that another level gave, by level and criterion id; the same for every sheet of a file. */
export type Carried = Readonly<Record<string, Sheet>>

/** Where a criterion's answer comes from: the assessor's sheet, another level, or a fact of the file. */
export type AnswerSource = 'sheet' | 'carried' | 'fact'

/** One criterion as it was read for one sheet. `points` in whole hundredths, before the question whether it applies. */
export type ReadAnswer = Readonly<{
  criterion: Criterion
  source: AnswerSource
  applies: Verdict
  answer: Answer | null
  points: number | null
  /** Whether the evidence without which it counts for less is there; `true` where none is needed. */
  evidence: Verdict
  problems: readonly Problem[]
}>

export type ReadSheet = Readonly<{ answers: readonly ReadAnswer[]; world: World; strays: readonly Problem[] }>

type Found = Readonly<{ given: GivenAnswer | undefined; answer: Answer | null; problems: readonly Problem[] }>

export const sourceOf = (criterion: Criterion): AnswerSource => {
  if (criterion.kind === 'imported') return 'fact'
  return criterion.scoredAt === undefined ? 'sheet' : 'carried'
}

const own = <Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined

const at = (path: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map(each => problem(each.code, path, each.message))

function findAnswer(
  criterion: Criterion,
  sheet: Sheet | null,
  carried: Carried,
  facts: Facts,
  prefix: string,
): Found {
  if (criterion.kind === 'imported') {
    const rating = importedPoints(criterion, facts)
    if (rating.ok) return { given: rating.value, answer: rating.value.answer, problems: [] }
    return { given: undefined, answer: null, problems: at(`facts.${criterion.fact}`, rating.problems) }
  }
  const level = criterion.scoredAt
  const path = level === undefined ? `${prefix}${criterion.id}` : `carried.${level}.${criterion.id}`
  const answer = own(level === undefined ? (sheet ?? undefined) : own(carried, level), criterion.id)
  if (answer === undefined)
    return { given: undefined, answer: null, problems: at(path, [missingAnswer(criterion)]) }
  const points = pointsOf(criterion, answer)
  if (!points.ok) return { given: undefined, answer, problems: at(path, points.problems) }
  return { given: { answer, points: points.value }, answer, problems: [] }
}

/** Answers on the sheet that no assessor is asked for. */
function strayAnswers(index: RubricIndex, sheet: Sheet, prefix: string): readonly Problem[] {
  return Object.keys(sheet).flatMap(id => {
    const criterion = index.criteria.get(id)
    if (criterion && sourceOf(criterion) === 'sheet') return []
    const path = `${prefix}${id}`
    return criterion
      ? problem(
          'answer-not-expected',
          path,
          text(
            `Kriteria "${id}" tidak dinilai pada lembar ini.`,
            `Criterion "${id}" is not answered on this sheet.`,
          ),
        )
      : problem(
          'unknown-criterion',
          path,
          text(`Kriteria "${id}" tidak ada dalam rubrik.`, `Criterion "${id}" is not in the rubric.`),
        )
  })
}

/** Decides, criterion by criterion, whether it applies; a condition may look at answers of other criteria. */
function worldOf(index: RubricIndex, facts: Facts, found: ReadonlyMap<string, Found>) {
  const decided = new Map<string, Verdict>()
  const applies = (criterion: Criterion): Verdict => {
    const known = decided.get(criterion.id)
    if (known !== undefined) return known
    const verdict = evaluate(appliesWhen(criterion), world)
    decided.set(criterion.id, verdict)
    return verdict
  }
  const world: World = {
    facts,
    answer: id => {
      const criterion = index.criteria.get(id)
      const verdict = criterion ? applies(criterion) : false
      if (verdict === false) return null
      return verdict === true ? found.get(id)?.given : undefined
    },
  }
  return { world, applies }
}

/**
 * Reads one sheet against the rubric: every criterion with its answer, points and problems. With `null` for the
 * sheet, only what is the same for every sheet is known: carried answers and imported ratings.
 * `prefix` stands before criterion ids in the paths of problems.
 */
export function readSheet(
  index: RubricIndex,
  sheet: Sheet | null,
  carried: Carried,
  facts: Facts,
  prefix = '',
): ReadSheet {
  const criteria = [...index.criteria.values()]
  const found = new Map(criteria.map(each => [each.id, findAnswer(each, sheet, carried, facts, prefix)]))
  const { world, applies } = worldOf(index, facts, found)
  const answers = criteria.map((criterion): ReadAnswer => {
    const verdict = applies(criterion)
    const { given, answer, problems } = found.get(criterion.id) as Found
    const undecided = verdict === 'undecided' ? missingFacts(appliesWhen(criterion), facts) : []
    const needed = criterion.evidenceNeeded?.when ?? true
    const evidence = evaluateFacts(needed, facts)
    const lacking = evidence === 'undecided' ? missingFacts(needed, facts) : []
    return {
      criterion,
      source: sourceOf(criterion),
      applies: verdict,
      answer,
      points: given?.points ?? null,
      evidence,
      problems: verdict === true ? [...problems, ...lacking] : undecided,
    }
  })
  return { answers, world, strays: sheet ? strayAnswers(index, sheet, prefix) : [] }
}
