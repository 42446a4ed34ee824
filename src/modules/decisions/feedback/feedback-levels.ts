import type { Answer, Criterion, Option } from '../../../engine/index.ts'
import { text, type Text } from '../../../foundation/text.ts'

/** A described level of a criterion; points in whole hundredths. */
export type Level = Readonly<{ points: number; text: Text }>

const rising = (levels: readonly Level[]): readonly Level[] =>
  levels.toSorted((one, other) => one.points - other.points)

const ofOptions = (options: readonly Option[]): readonly Level[] =>
  rising(options.map(option => ({ points: option.points, text: option.text })))

type Alternatives = Extract<Criterion, { kind: 'alternatives' }>

/** The scale that most assessors took; the first of them where it is a draw. */
function chosenScale({ scales }: Alternatives, answers: readonly (Answer | null)[]) {
  const uses = (options: readonly Option[]): number =>
    answers.filter(answer => options.some(option => option.id === answer)).length
  return scales.toSorted((one, other) => uses(other.options) - uses(one.options))[0]
}

const asRead = (decimal: string): Text => text(decimal.replace('.', ','), decimal)

function ofBands(
  bands: readonly Readonly<{ from: string; points: number }>[],
  unit: Text | undefined,
): readonly Level[] {
  return rising(
    bands.map(({ from, points }) => {
      const value = asRead(from)
      return {
        points,
        text: text(
          `Mulai ${value.id}${unit ? ` ${unit.id}` : ''}`,
          `From ${value.en}${unit ? ` ${unit.en}` : ''}`,
        ),
      }
    }),
  )
}

function ofYesNo(criterion: Extract<Criterion, { kind: 'yes-no' }>): readonly Level[] {
  const otherwise = criterion.otherwise ?? 0
  const low = { points: Math.min(criterion.points, otherwise), text: text('Belum terpenuhi', 'Not met yet') }
  const high = { points: Math.max(criterion.points, otherwise), text: criterion.guidance }
  return [low, high]
}

/** The levels of a criterion from the lowest up, each with what must be seen to reach it. */
export function levelsOf(criterion: Criterion, answers: readonly (Answer | null)[]): readonly Level[] {
  switch (criterion.kind) {
    case 'choice':
      return ofOptions(criterion.options)
    case 'alternatives':
      return ofOptions(chosenScale(criterion, answers)?.options ?? [])
    case 'yes-no':
      return ofYesNo(criterion)
    case 'number':
      return ofBands(criterion.bands, criterion.unit)
    case 'imported':
      return criterion.options ? ofOptions(criterion.options) : ofBands(criterion.bands ?? [], undefined)
  }
}
