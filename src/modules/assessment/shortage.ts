import { barTexts, type Shortage } from '../../engine/assignment/assign.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text, type Locale } from '../../foundation/text.ts'
import { words } from './messages.ts'

/** How many assessors each reason keeps from a nomination. */
export function whyShort({ barred }: Shortage, locale: Locale): string {
  const counts = new Map<string, number>()
  for (const reason of Object.values(barred).flat()) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => words[locale].barred(count, barTexts[reason]?.[locale] ?? reason))
    .join('; ')
}

/** Says of which product the panel cannot be filled, and what speaks against whom. */
export const shortageProblem = (product: string, shortage: Shortage): Problem =>
  problem(
    'panel-short',
    '',
    text(
      words.id.short(product, shortage.missing, whyShort(shortage, 'id')),
      words.en.short(product, shortage.missing, whyShort(shortage, 'en')),
    ),
  )
