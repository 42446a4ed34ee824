import type { Criterion, Rules } from '../../engine/index.ts'
import { appliesWhen } from '../../engine/rules/rubric.ts'
import type { Locale } from '../../foundation/text.ts'
import { formatHundredths } from '../../platform/translations.ts'
import { words } from './messages.ts'
import { conditionInWords } from './rules-in-words.ts'

/** What an answer is worth without its evidence, and between two numbers. */
function worthNotes(criterion: Criterion, rules: Rules, locale: Locale): readonly string[] {
  const say = words[locale].criterionNote
  const { evidenceNeeded } = criterion
  const limit = evidenceNeeded && formatHundredths(evidenceNeeded.atMost, locale)
  return [
    ...(evidenceNeeded && limit
      ? [say.evidence(conditionInWords(evidenceNeeded.when, rules.document, locale), limit)]
      : []),
    ...(criterion.kind === 'number' && criterion.between ? [say.linear] : []),
  ]
}

/** What the rules say of a criterion beside its guidance: when it applies, what it gives otherwise, and what limits it. */
export function criterionNotes(criterion: Criterion, rules: Rules, locale: Locale): readonly string[] {
  const own = words[locale]
  const condition = appliesWhen(criterion)
  return [
    ...(criterion.kind === 'imported' ? [own.imported(criterion.source[locale])] : []),
    ...(condition === true ? [] : [own.onlyWhen(conditionInWords(condition, rules.document, locale))]),
    ...(criterion.whenNotApplicable ? [own.otherwise[criterion.whenNotApplicable]] : []),
    ...worthNotes(criterion, rules, locale),
  ]
}
