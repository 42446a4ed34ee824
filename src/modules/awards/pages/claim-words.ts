import type { Locale } from '../../../foundation/text.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { claimWords } from '../claim-messages.ts'
import type { Claim } from '../claim.ts'
import { words } from '../messages.ts'
import { commodityName, scaleName, type Shown } from './stated-parts.ts'

/** What naming a claim needs. */
export type Naming = Pick<Shown, 'locale' | 'settings' | 'areaName'>

const rangeOf = ({ starsFrom, starsTo }: Claim, locale: Locale): string =>
  starsFrom === starsTo ? String(starsFrom) : words[locale].upTo(String(starsFrom), String(starsTo))

/** What a claim is about: `Penghargaan berbintang 4`, `Dapoer Rendang Riry, rendang`. */
export function claimSubject(naming: Naming, claim: Claim): string {
  const { subjects } = claimWords[naming.locale]
  switch (claim.subject) {
    case 'award':
      return [claim.maker, claim.product].filter(Boolean).join(', ')
    case 'stars':
      return subjects.stars(rangeOf(claim, naming.locale))
    case 'commodity':
      return subjects.commodity(commodityName(naming, claim.commodity ?? ''))
    case 'province':
      return subjects.province(naming.areaName(claim.area ?? ''))
    default:
      return subjects[claim.subject]
  }
}

/** The year and the scheme: `2022, skema tiga bintang`. */
export const claimYear = (naming: Naming, { year, scale }: Claim): string =>
  `${year}, ${scaleName(naming, scale).toLowerCase()}`

/** What the source says: a number, or for an award its stars, commodity and place. */
export function claimStatement(naming: Naming, claim: Claim): string {
  const own = claimWords[naming.locale]
  if (claim.value !== null) return formatNumber(claim.value, naming.locale)
  const stars = claim.starsFrom === null ? own.starsNotSaid : own.starsOf(rangeOf(claim, naming.locale))
  const commodity = claim.commodity === null ? '' : commodityName(naming, claim.commodity)
  const area = claim.area === null ? '' : naming.areaName(claim.area)
  return [stars, commodity, area].filter(Boolean).join('; ')
}
