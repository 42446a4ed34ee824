import { type Problem, problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { fromHundredths } from '../../foundation/fraction.ts'
import type { Facts } from '../conditions.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Criterion } from '../rules/rubric.ts'
import type { Carried, Sheet } from './answers.ts'
import { scoreSheet } from './sheet.ts'
import { pointsText } from './points.ts'

/** The assessor's written reasons, by criterion id. */
export type Reasons = Readonly<Record<string, string>>

/** `below` or `above` when points (in hundredths) on this criterion need a written reason. */
export function reasonNeeded(criterion: Criterion, points: number): 'below' | 'above' | null {
  if (criterion.reasonBelow !== undefined && points < criterion.reasonBelow) return 'below'
  return criterion.reasonAbove !== undefined && points > criterion.reasonAbove ? 'above' : null
}

const written = (reasons: Reasons, id: string): boolean =>
  Object.hasOwn(reasons, id) && reasons[id]?.trim() !== ''

export function missingReason(criterion: Criterion, side: 'below' | 'above'): Problem {
  const limit = side === 'below' ? criterion.reasonBelow : criterion.reasonAbove
  const line = pointsText(fromHundredths(limit ?? 0))
  const words = side === 'below' ? text('di bawah', 'below') : text('di atas', 'above')
  return problem(
    'missing-reason',
    criterion.id,
    text(
      `${criterion.title.id}: nilai ${words.id} ${line.replace('.', ',')} memerlukan alasan tertulis.`,
      `${criterion.title.en}: points ${words.en} ${line} need a written reason.`,
    ),
  )
}

/** One problem for each answer on the sheet whose points need a reason that has not been written. */
export function missingReasons(
  rules: Rules,
  form: string,
  sheet: Sheet,
  reasons: Reasons,
  facts: Facts = {},
  carried: Carried = {},
): readonly Problem[] {
  return scoreSheet(rules, form, sheet, facts, carried).answers.flatMap(
    ({ criterion, source, applies, points }) => {
      if (source !== 'sheet' || applies !== true || points === null) return []
      const side = reasonNeeded(criterion, points)
      return side && !written(reasons, criterion.id) ? missingReason(criterion, side) : []
    },
  )
}
