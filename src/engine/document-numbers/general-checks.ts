import { type Problem, problem } from '../../foundation/problem.ts'
import { type Text, text } from '../../foundation/text.ts'
import { alternativeTexts, fill, type Values, verbatim } from './message.ts'
import type { DocumentType, NumberRule } from './schema.ts'

/**
 * What is wrong with a typed number in any country, before the type's own checks look at it: nothing there,
 * a whole paragraph, words instead of a number, a spreadsheet's shortened number, a filler of one digit.
 */
const longestNumber = 100

const fewestDigitsOfAFiller = 6
const shortenedBySpreadsheet = /^\d{1,20}(?:,\d{1,20})?E\+\d{1,2}$/i

const messages = {
  missing: text(
    '{label} belum diisi. Ketik seperti contoh: {example}.',
    '{label} is missing. Type it like this example: {example}.',
  ),
  tooLong: text(
    '{label} yang Anda ketik terlalu panjang ({typed} karakter). Ketik nomornya saja, seperti contoh: {example}.',
    '{label} as typed is too long ({typed} characters). Type the number only, like this example: {example}.',
  ),
  noDigits: text(
    '{label} harus memuat angka. Bila dokumennya belum terbit, jangan tambahkan dokumen ini dulu; jangan mengisi kolomnya dengan kata atau tanda.',
    '{label} must contain digits. If the document has not been issued yet, do not add it; do not fill the field with a word or a mark.',
  ),
  spreadsheet: text(
    'Ini angka yang dipendekkan oleh lembar kerja (seperti Excel), sehingga sebagian angkanya hilang. Ketik ulang {label} langsung dari dokumennya.',
    'This number was shortened by a spreadsheet (such as Excel), so some of its digits are lost. Type {label} again from the document itself.',
  ),
  repeatedDigit: text(
    'Semua angkanya sama, jadi ini bukan nomor yang sebenarnya. Ketik {label} seperti tertulis pada dokumen.',
    'All its digits are the same, so this is not a real number. Type {label} as the document shows it.',
  ),
  edition: text(
    'Pilih {label}: {options}. Arti sebuah kode dapat berbeda antaredisi.',
    'Choose {label}: {options}. A code can mean different things in different editions.',
  ),
}

function generalFault(rule: NumberRule, normalised: string): [code: string, message: Text] | null {
  const digits = normalised.replace(/\D/g, '')
  if (normalised === '') return rule.required ? ['number.missing', messages.missing] : null
  if (normalised.length > longestNumber) return ['number.too-long', messages.tooLong]
  if (digits === '') return ['number.no-digits', messages.noDigits]
  if (shortenedBySpreadsheet.test(normalised)) return ['number.spreadsheet', messages.spreadsheet]
  const isFiller = digits.length >= fewestDigitsOfAFiller && new Set(digits).size === 1
  return isFiller ? ['number.repeated-digit', messages.repeatedDigit] : null
}

export const valuesOfRule = (rule: NumberRule): Values => ({
  label: rule.label,
  example: verbatim(rule.example),
})

/** The general problem of a normalised number, if it has one. */
export function generalProblem(rule: NumberRule, normalised: string): Problem | null {
  const fault = generalFault(rule, normalised)
  if (!fault) return null
  const values = { ...valuesOfRule(rule), typed: verbatim(normalised.length) }
  return problem(fault[0], 'number', fill(fault[1], values))
}

/** A type with editions needs one of them: without it, nobody knows what the number means. */
export function editionProblem(type: DocumentType, edition: string | undefined): Problem | null {
  if (!type.edition || type.edition.options.some(option => option.id === edition)) return null
  const options = alternativeTexts(type.edition.options.map(option => option.title))
  return problem('edition.missing', 'edition', fill(messages.edition, { label: type.edition.label, options }))
}
