import type { MoveCause } from '../../engine/index.ts'
import type { Locale } from '../../foundation/text.ts'
import { fromText, toDecimal } from '../../foundation/fraction.ts'
import { scoreText } from '../decisions/index.ts'
import { rehearsalWords } from './rehearsal-messages.ts'
import type { Rehearsal } from './rehearse-draft.ts'

/** For reading: what is compared are the exact values. */
const points = (exact: string | null, locale: Locale): string =>
  scoreText(exact && toDecimal(fromText(exact), 2), locale)

function causeText(cause: MoveCause, locale: Locale): string {
  const own = rehearsalWords[locale]
  switch (cause.kind) {
    case 'part':
      return own.part(cause.title[locale], points(cause.was, locale), points(cause.becomes, locale))
    case 'gate':
      return (cause.holds ? own.gateHolds : own.gateEnded)(cause.reason[locale])
    case 'pass-rule':
      return (cause.holds ? own.ruleFailed : own.rulePassed)(cause.reason[locale])
    default:
      return own[cause.kind]
  }
}

/** Why a result becomes something else, the weightiest first; nothing for what stays. */
export function whyText({ move, causes, problems }: Rehearsal, locale: Locale): readonly string[] {
  if (move === 'same') return []
  const said = [...problems.map(one => one[locale]), ...causes.map(one => causeText(one, locale))]
  return said.length === 0 ? [rehearsalWords[locale].unknown] : said
}
