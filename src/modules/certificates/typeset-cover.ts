import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { typeset } from '../../platform/pdf/index.ts'
import { formatMoment } from '../../platform/translations.ts'
import type { PrintedItem, PrintLanguage } from './print.ts'
import { coverWords } from './print-messages.ts'

const template = readFileSync(join(import.meta.dirname, 'print-cover.typ'), 'utf8')

/** The list before the papers, to tick while they are printed and handed over; what is not among them is named. */
export function typesetCover(printed: readonly PrintedItem[], language: PrintLanguage, madeAt: Date): Buffer {
  const own = coverWords.id
  const rowOf = ({ certificate: { content } }: PrintedItem) => ({
    number: content.number,
    product: content.product,
    holder: content.holder,
    place: content.place,
  })
  const data = {
    made: own.made(formatMoment(madeAt, 'id'), own.languages[language]),
    example: printed.some(one => one.certificate.content.example),
    rows: printed.filter(one => one.state === 'ready').map(rowOf),
    missing: printed
      .filter(one => one.state !== 'ready')
      .map(one => ({ ...rowOf(one), cause: one.cause === null ? '' : own.causes[one.cause] })),
    words: {
      title: own.title,
      copy: own.copy,
      columns: own.columns,
      missing: own.missing,
      missingColumns: own.missingColumns,
      example: own.example,
    },
  }
  return typeset(template, data, madeAt)
}
