import type { MoveCause } from '../../engine/index.ts'
import type { Locale } from '../../foundation/text.ts'
import { fromText, toDecimal } from '../../foundation/fraction.ts'
import { scoreText } from '../decisions/index.ts'
import { rehearsalWords } from './rehearsal-messages.ts'
import { isChanged, type Said } from './rehearsal-further.ts'
import { isMoved, type Rehearsal } from './rehearse-draft.ts'

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
export function whyText(one: Rehearsal, locale: Locale): readonly string[] {
  if (!isMoved(one)) return []
  const { causes, problems, further } = one
  const ranked = further.some(each => each.kind !== 'scale' && each.kind !== 'route' && isChanged(each))
  const order = ranked ? [rehearsalWords[locale].ranking] : []
  const said = [
    ...problems.map(each => each[locale]),
    ...causes.map(each => causeText(each, locale)),
    ...order,
  ]
  return said.length === 0 ? [rehearsalWords[locale].unknown] : said
}

/** A further scale, level, award or shortlist that becomes another one, in a few words. */
export function furtherText({ title, was, becomes }: Said, locale: Locale): string {
  const own = rehearsalWords[locale]
  return own.part(
    title[locale],
    was?.title[locale] ?? own.nothingGiven,
    becomes?.title[locale] ?? own.nothingGiven,
  )
}

/** Everything beside the stars that becomes something else. */
export const furtherLines = ({ further }: Rehearsal, locale: Locale): readonly string[] =>
  further.filter(isChanged).map(one => furtherText(one, locale))
