import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'uqr'
import type { Locale } from '../../foundation/text.ts'
import { formatDay } from '../../platform/translations.ts'
import { typeset } from '../../platform/pdf/index.ts'
import type { CertificateContent } from './certificate.ts'
import { codeAddress } from './paper-code.ts'
import { paperWords } from './paper-words.ts'

const template = readFileSync(join(import.meta.dirname, 'certificate.typ'), 'utf8')

/** Rows of dark (`1`) and light (`0`) modules, without a margin. */
export const codeRows = (address: string): readonly string[] =>
  encode(address, { ecc: 'M', border: 0 }).data.map(row => row.map(dark => (dark ? '1' : '0')).join(''))

/** An address may break after its slashes and hyphens, which is where a reader expects it. */
const breakable = (address: string): string => address.replaceAll(/([/-])(?=.)/g, '$1\u200b')

/** Digests in groups, so that two of them can be compared by eye and the line can break. */
const grouped = (digest: string): string => (digest.match(/.{1,8}/g) ?? []).join(' ')

/** What a paper is made with beside its content: its signed code, and who will seal the file. */
export type PaperParts = Readonly<{ code: string | null; sealedBy: string | null }>

const PLAIN: PaperParts = { code: null, sealedBy: null }

/** A code with a signature has many modules: it is printed larger, and says who sealed the file. */
function sealing(content: CertificateContent, locale: Locale, { sealedBy }: PaperParts) {
  const say = paperWords[locale]
  if (content.template === 1) return { codeWidth: 24, footHeight: 33, seal: null }
  const value = sealedBy === null ? say.unsealed : say.sealedBy(sealedBy)
  return { codeWidth: 35, footHeight: 43, seal: { label: say.seal, value } }
}

/** A day, so many months from a day that is still to come, or no end. What is printed never changes. */
function validityOf({ validUntil, validMonths }: CertificateContent, locale: Locale): string {
  const say = paperWords[locale]
  if (validUntil !== null) return say.validUntil(formatDay(validUntil, locale))
  return validMonths === undefined ? say.withoutEnd : say.fromConferment(validMonths)
}

/** The paper of a certificate in one language: the same content always gives the same bytes. */
export function typesetCertificate(
  content: CertificateContent,
  locale: Locale = 'id',
  parts: PaperParts = PLAIN,
): Buffer {
  const say = paperWords[locale]
  const data = {
    lang: locale,
    title: content.title[locale],
    number: content.number,
    holder: content.holder,
    place: content.place,
    product: content.product,
    stars: content.stars,
    of: content.of,
    example: content.example,
    qr: codeRows(codeAddress({ content, code: parts.code })),
    ...sealing(content, locale, parts),
    words: {
      example: say.example,
      number: say.number,
      givenTo: say.givenTo,
      forProduct: say.forProduct,
      starsLine: content.starsTitle[locale],
      editionLine: say.editionLine(content.commodity[locale], content.of, content.edition.title[locale]),
      decree: say.decree,
      decreeValue: say.decreeValue(content.decree.number, formatDay(content.decree.date, locale)),
      validity: say.validity,
      validityValue: validityOf(content, locale),
      evidence: say.evidence,
      evidenceValue: say.evidenceValue(grouped(content.listDigest), grouped(content.rulesHash)),
      checkTitle: say.checkTitle,
      check: say.check,
      checkAddress: breakable(content.checkUrl.replace(/^https?:\/\//, '')),
    },
  }
  return typeset(template, data, new Date(content.issuedAt))
}
