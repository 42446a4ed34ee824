import type { Locale } from '../../../foundation/text.ts'
import type { Commodity } from '../programme.ts'

/** The commodities to choose from, and the stored one where the rules no longer have it. */
export function commodityOptions(
  commodities: readonly Commodity[],
  stored: string | undefined,
  locale: Locale,
): readonly Readonly<{ value: string; label: string }>[] {
  const options = commodities.map(one => ({ value: one.id, label: one.title[locale] }))
  const isGone = stored !== undefined && !options.some(option => option.value === stored)
  return isGone ? [...options, { value: stored, label: stored }] : options
}
