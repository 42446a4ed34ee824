import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'uqr'
import { typesetCounted } from '../../platform/pdf/index.ts'
import { formatDay } from '../../platform/translations.ts'
import { digestOfItem, type LetterContent, type Signer } from './letter.ts'
import { filledIn } from '../../foundation/text.ts'

const template = readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8')

const codeRows = (address: string): readonly string[] =>
  encode(address, { ecc: 'M', border: 0 }).data.map(row => row.map(dark => (dark ? '1' : '0')).join(''))

/** An address may break after its slashes and hyphens, which is where a reader expects it. */
const breakable = (address: string): string =>
  address.replace(/^https?:\/\//, '').replaceAll(/([/-])(?=.)/g, '$1\u200b')

/** The language in which days are written: the programme's own, where the platform knows it. */
const daysIn = (language: string): 'id' | 'en' => (language === 'en' ? 'en' : 'id')

/** `Plh. Kepala Dinas Contoh`. */
export const capacityOf = ({ position, mandate }: Signer, words: LetterContent['words']): string =>
  mandate === null ? position : `${words[mandate.kind] ?? mandate.kind} ${position}`

/** By which mandate somebody acts; nothing for the holder of the post. */
export const mandateLine = (
  { mandate }: Signer,
  words: LetterContent['words'],
  language: string,
): string | null =>
  mandate === null
    ? null
    : filledIn(words['mandate'] ?? '', {
        number: mandate.number,
        date: formatDay(mandate.date, daysIn(language)),
      })

/** The paper of a letter: the same content always gives the same bytes. `preview`: a draft, marked all over. */
export function typesetLetter(
  content: LetterContent,
  { preview = false }: Readonly<{ preview?: boolean }> = {},
): Readonly<{ pdf: Buffer; pages: number }> {
  const { words, signer, language } = content
  const mandate = mandateLine(signer, words, language)
  const data = {
    preview,
    example: content.example,
    language,
    words,
    government: content.government,
    office: content.office,
    number: content.number,
    subject: content.subject,
    placeAndDay: `${content.place}, ${formatDay(content.day, daysIn(language))}`,
    addressee: content.addressee,
    opening: content.opening,
    closing: content.closing,
    remarks:
      content.replaces.length === 0
        ? []
        : [filledIn(words['replaces'] ?? '', { numbers: content.replaces.join(', ') })],
    items: content.items.map(one => ({ ...one, digest: digestOfItem(one) })),
    capacity: capacityOf(signer, words),
    mandate: mandate === null ? [] : [mandate],
    signer: signer.name,
    nip: signer.nip,
    qr: codeRows(content.checkUrl),
    checkAddress: breakable(content.checkUrl),
  }
  return typesetCounted(template, data, new Date(content.issuedAt))
}
