import { type Problem, problem } from '../../foundation/problem.ts'
import { text, type Text } from '../../foundation/text.ts'
import { valuesOfRule } from './general-checks.ts'
import { alternativeTexts, fill, verbatim } from './message.ts'
import { normaliseNumber } from './normalise-number.ts'
import type { DocumentType, NumberRule } from './schema.ts'

/**
 * What a number that failed its own checks may be instead: two numbers in one field, a number with look-alike
 * characters, or the number of another kind of document. Only for numbers with a fixed form, since free text
 * passes everything.
 */

const messages = {
  two: text(
    'Sepertinya ada dua nomor dalam satu kolom: {first} dan {second}. Ketik satu {label} saja; yang lain ditambahkan sebagai dokumen tersendiri.',
    'There seem to be two numbers in one field: {first} and {second}. Type one {label} only; add the other one as a document of its own.',
  ),
  other: text(
    'Bentuknya seperti {titles}, bukan {label}. Bila memang itu dokumennya, pilih jenis tersebut; bila bukan, ketik {label} seperti contoh: {example}.',
    'This looks like {titles}, not like {label}. If that is the document, choose that kind; otherwise type {label} like this example: {example}.',
  ),
  meant: text(
    'Mungkin maksud Anda {meant}. Cocokkan dengan dokumennya.',
    'You may have meant {meant}. Compare it with the document.',
  ),
}

/** A check of a normalised number that looks no further. */
export type PlainLook = (type: DocumentType, normalised: string) => readonly Problem[]

/** True where the type says which characters or how many digits its numbers have. */
const hasForm = (rule: NumberRule): boolean =>
  rule.normalise.includes('strip-spaces') && rule.checks.length > 0

const between = /[;,/&+|]|DAN|AND|ATAU/

function halvesOf(normalised: string): readonly string[] {
  const parts = normalised.split(between).filter(part => part !== '')
  if (parts.length === 2) return parts
  const middle = normalised.length / 2
  return Number.isInteger(middle) && parts.length === 1
    ? [normalised.slice(0, middle), normalised.slice(middle)]
    : []
}

function twoNumbers(type: DocumentType, rule: NumberRule, normalised: string, look: PlainLook) {
  const [first, second] = halvesOf(normalised).map(part => normaliseNumber(type, part))
  if (!first || !second || look(type, first).length > 0 || look(type, second).length > 0) return null
  const values = { ...valuesOfRule(rule), first: verbatim(first), second: verbatim(second) }
  return problem('number.two-numbers', 'number', fill(messages.two, values))
}

const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
}
const thousands = /^\d{1,3}(?:,\d{3}){1,9}$/
const decimals = /,0{1,2}$/

/** The number with look-alike letters as digits, and without a spreadsheet's commas; null where nothing changes. */
function withoutSlips(rule: NumberRule, normalised: string): string | null {
  const starts = rule.checks.flatMap(check => (check.kind === 'characters' ? (check.after ?? []) : []))
  const start = starts.find(letters => normalised.startsWith(letters)) ?? ''
  const rest = normalised.slice(start.length).replace(decimals, '')
  const digits = thousands.test(rest) ? rest.replaceAll(',', '') : rest
  const meant = start + digits.replace(/[OQDILSBZ]/g, letter => lookAlikes[letter] ?? letter)
  return meant === normalised ? null : meant
}

function meantNumber(type: DocumentType, rule: NumberRule, normalised: string, look: PlainLook): Text | null {
  const meant = withoutSlips(rule, normalised)
  if (meant === null || look(type, meant).length > 0) return null
  return fill(messages.meant, { meant: verbatim(meant) })
}

/** Kinds that say nothing against this number although they have a form of their own. */
function otherTypes(
  type: DocumentType,
  normalised: string,
  others: readonly DocumentType[],
  look: PlainLook,
): readonly DocumentType[] {
  return others.filter(other => {
    const rule = other.number
    if (other.id === type.id || !rule || !hasForm(rule) || other.edition) return false
    const read = normaliseNumber(other, normalised)
    return read !== '' && look(other, read).length === 0
  })
}

const joined = (one: Text, other: Text): Text => ({
  id: `${one.id} ${other.id}`,
  en: `${one.en} ${other.en}`,
})

/**
 * Says more about the first problem of a number, where more can be said. `look` must find warnings as well as
 * problems: what it lets through without a word has the form of the type.
 */
export function lookAgain(
  type: DocumentType,
  normalised: string,
  first: Problem,
  { others, look }: Readonly<{ others: readonly DocumentType[]; look: PlainLook }>,
): Problem {
  const rule = type.number
  if (!rule || !hasForm(rule) || first.path !== 'number') return first
  const two = twoNumbers(type, rule, normalised, look)
  if (two) return two
  const meant = meantNumber(type, rule, normalised, look)
  if (meant) return problem(first.code, first.path, joined(first.message, meant))
  if (first.code === 'number.looks-like') return first
  const titles = otherTypes(type, normalised, others, look).map(other => other.title)
  if (titles.length === 0) return first
  const values = { ...valuesOfRule(rule), titles: alternativeTexts(titles) }
  return problem('number.other-type', 'number', fill(messages.other, values))
}
