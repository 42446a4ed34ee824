import {
  inputOfTrace,
  scoreForm,
  type Answer,
  type Criterion,
  type Facts,
  type FormInput,
  type Rules,
  type Sheet,
  type Trace,
} from '../../engine/index.ts'
import { starScaleId, starsOfBand } from '../decisions/index.ts'

type Condition = NonNullable<Criterion['evidenceNeeded']>['when']

/** What a step changes on a criterion: answers below these points, in whole hundredths, and whether the evidence comes. */
export type StepTaken = Readonly<{ criterion: Criterion; points: number | null; withEvidence: boolean }>

/** An answer that gives so many points; null where no person answers it. */
function answerGiving(criterion: Criterion, points: number): Answer | null {
  switch (criterion.kind) {
    case 'choice':
      return criterion.options.find(one => one.points === points)?.id ?? null
    case 'alternatives':
      return criterion.scales.flatMap(scale => scale.options).find(one => one.points === points)?.id ?? null
    case 'yes-no':
      return criterion.points === points ? true : (criterion.otherwise ?? 0) === points ? false : null
    case 'number':
      return criterion.bands.find(band => band.points === points)?.from ?? null
    case 'imported':
      return null
  }
}

/** Facts by which a condition holds; null where it could hold in more than one way. */
function factsFor(when: Condition): Facts | null {
  if (typeof when === 'boolean') return when ? {} : null
  if ('all' in when) {
    const parts = when.all.map(factsFor)
    return parts.some(part => part === null)
      ? null
      : Object.fromEntries(parts.flatMap(part => Object.entries(part ?? {})))
  }
  return 'fact' in when && 'is' in when ? { [when.fact]: when.is } : null
}

/** Sheets as they are in the input of a trace, with the points that each answer to a criterion gives. */
function pointsOn(trace: Trace, id: string): readonly number[] {
  const places = trace.aggregation.combine === 'consensus' ? undefined : trace.counted
  const sheets = places?.flatMap(place => trace.sheets[place] ?? []) ?? trace.sheets
  return sheets.map(sheet => {
    const found = sheet.criteria.find(one => one.id === id)
    return found?.points === null || found === undefined ? 0 : Math.round(Number(found.points) * 100)
  })
}

function raised(input: FormInput, { criterion, points }: StepTaken, trace: Trace): FormInput | null {
  if (points === null) return input
  const answer = answerGiving(criterion, points)
  if (answer === null) return null
  const { id, scoredAt: level } = criterion
  const before = pointsOn(trace, id)
  const better = (sheet: Sheet, index: number): Sheet =>
    (before[index] ?? 0) < points ? { ...sheet, [id]: answer } : sheet
  return level === undefined
    ? { ...input, sheets: input.sheets.map(better) }
    : { ...input, carried: { ...input.carried, [level]: better(input.carried?.[level] ?? {}, 0) } }
}

/**
 * The stars that the rules would give to a decided file after one step, with everything else as it was; null where the step
 * cannot be worked out.
 */
export function starsAfter(rules: Rules, trace: Trace, step: StepTaken): number | null {
  const input = raised(inputOfTrace(trace), step, trace)
  const when = step.criterion.evidenceNeeded?.when
  const come = step.withEvidence && when !== undefined ? factsFor(when) : {}
  if (!input || !come) return null
  const scored = scoreForm(rules, { ...input, facts: { ...input.facts, ...come } })
  if (!scored.ok) return null
  return starsOfBand(rules, scored.value.outcomes.get(starScaleId(rules) ?? '')?.band ?? null)
}
