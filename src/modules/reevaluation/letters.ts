import type { AreaPath } from '../../foundation/area-path.ts'
import { formatDeadline } from '../../platform/translations.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Edition } from '../editions/index.ts'
import { listRecipients, type Letter, type Recipient } from '../people/index.ts'
import type { ProductBrief } from '../producers/index.ts'
import { letterWords } from './letter-messages.ts'
import type { Former } from './reevaluation.ts'

/** A product whose office is written to. */
export type Named = Readonly<{ product: ProductBrief; former: Former }>

export type LetterKind = 'call' | 'reminder'

/** Those who prepare nominations and those who approve them. */
const written = ['operator', 'office-head'] as const

/** The people of the offices of these areas who can do something about it. One query. */
export const recipientsOf = (
  reader: Reader,
  areaPaths: readonly AreaPath[],
  now: Date,
): Promise<readonly Recipient[]> => listRecipients(reader, written, [...new Set(areaPaths)], now)

export type Writing = Readonly<{
  kind: LetterKind
  edition: Edition
  /** When nominations close; null while that is not fixed. */
  closesAt: Date | null
  publicUrl: string
}>

/** One letter to each recipient, with the products of the recipient's own office alone. */
export function lettersTo(
  recipients: readonly Recipient[],
  all: readonly Named[],
  { kind, edition, closesAt, publicUrl }: Writing,
): readonly Letter[] {
  return recipients.flatMap(person => {
    const { locale } = person
    const own = letterWords[locale]
    const lines = all
      .filter(one => one.product.areaPath === person.areaPath)
      .map(({ product, former }) =>
        own.line(
          product.name,
          product.producerName,
          String(former.stars),
          String(former.of),
          former.when[locale],
        ),
      )
    if (lines.length === 0) return []
    const link = `${publicUrl}${locale === 'en' ? '/en' : ''}/evaluasi-ulang/${edition.id}`
    const title = edition.title[locale]
    const deadline = closesAt ? own.until(formatDeadline(closesAt, locale)) : own.noDeadline
    const text = own.text(person.name, own.opening[kind](title), lines.join('\n'), deadline, link)
    return [
      {
        to: person,
        subject: own.subject[kind](title),
        text,
        about: `reevaluation.${kind === 'call' ? 'called' : 'reminded'}`,
      },
    ]
  })
}
