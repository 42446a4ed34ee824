import type { Locale } from '../../../foundation/text.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { plenaryWords } from '../cases/plenary-messages.ts'
import { isCurrent } from '../settlement.ts'
import { signingProblems, type Signer, type SigningGround } from './signing.ts'

/**
 * Why the list of an edition cannot be signed yet, in the words of the act's own refusal; empty where it can. Those that
 * are not settled are counted, since the table names them, and what is kept from the reader is not named.
 */
export function notYetSigned(
  ground: SigningGround,
  { kept, draws }: Signer,
  locale: Locale,
): readonly string[] {
  const own = plenaryWords[locale]
  const unsettled = ground.cases.filter(one => !isCurrent(one.settlement, one.computed.digest))
  const path = (id: string): string => `usulan-${id}`
  const counted = new Set(unsettled.map(one => path(one.nomination.id)))
  const hidden = new Set([...kept].map(path))
  const problems = signingProblems(ground, '', { kept: new Set(), draws }).filter(
    one => !counted.has(one.path),
  )
  return [
    ...(unsettled.length > 0 ? [own.signMissing(formatNumber(unsettled.length, locale))] : []),
    ...problems.filter(one => !hidden.has(one.path)).map(one => one.message[locale]),
    ...(problems.some(one => hidden.has(one.path)) ? [own.signKept] : []),
  ]
}
