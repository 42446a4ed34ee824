import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { type Locale, type Text, text } from '../../foundation/text.ts'
import type { Question } from '../rules/form.ts'
import { limitsOf } from '../rules/limits.ts'
import { parseNumber, writeNumber } from './numbers.ts'

/** A stored answer: text, option id, number, yes or no. `null`: not answered. */
export type AnswerValue = string | number | boolean | null

const refuse = (question: Question, code: string, message: Text): Result<never> =>
  failure([problem(code, question.id, message)])

/** Counts what a reader would count as characters, near enough for limits on both sides of the wire. */
const lengthOf = (value: string): number => Array.from(value).length

function checkText(question: Question, raw: string): Result<AnswerValue> {
  const lines = raw.replace(/\r\n?/g, '\n').trim()
  const value = question.kind === 'text' ? lines.replace(/\s+/g, ' ') : lines
  const { maxLength } = question
  if (maxLength === undefined || lengthOf(value) <= maxLength) return success(value)
  const over = lengthOf(value) - maxLength
  return refuse(
    question,
    'too-long',
    text(
      `Jawaban terlalu panjang: paling banyak ${maxLength} karakter. Kurangi ${over} karakter.`,
      `The answer is too long: at most ${maxLength} characters. Shorten it by ${over}.`,
    ),
  )
}

function rangeMessage(min: number, max: number): Text {
  const [id, en] = (['id', 'en'] as const).map(locale => [writeNumber(min, locale), writeNumber(max, locale)])
  const [lowId, highId, lowEn, highEn] = [...(id ?? []), ...(en ?? [])]
  if (max === Infinity) return text(`Isi dengan angka ${lowId} atau lebih.`, `Enter ${lowEn} or more.`)
  if (min === -Infinity) return text(`Isi dengan angka ${highId} atau kurang.`, `Enter ${highEn} or less.`)
  return text(
    `Isi dengan angka dari ${lowId} sampai ${highId}.`,
    `Enter a number from ${lowEn} to ${highEn}.`,
  )
}

function checkNumber(question: Question, raw: string, locale: Locale): Result<AnswerValue> {
  const value = parseNumber(raw, locale)
  if (value === null) {
    return refuse(
      question,
      'not-a-number',
      text('Isi dengan angka saja, misalnya 1250 atau 12,5.', 'Enter a number only, such as 1250 or 12.5.'),
    )
  }
  const { min, max } = limitsOf(question)
  if (value >= min && value <= max) return success(value)
  return refuse(question, 'out-of-range', rangeMessage(min, max))
}

const yes = new Set(['yes', 'ya', 'true', '1', 'on'])
const no = new Set(['no', 'tidak', 'false', '0', 'off'])

function checkYesNo(question: Question, raw: string): Result<AnswerValue> {
  const word = raw.toLowerCase()
  if (yes.has(word)) return success(true)
  if (no.has(word)) return success(false)
  return refuse(question, 'not-an-option', text('Pilih "Ya" atau "Tidak".', 'Choose "Yes" or "No".'))
}

function checkChoice(question: Question, raw: string): Result<AnswerValue> {
  if (question.options?.some(option => option.id === raw)) return success(raw)
  const message = text('Pilih salah satu jawaban yang tersedia.', 'Choose one of the answers offered.')
  return refuse(question, 'not-an-option', message)
}

/**
 * What a form field holds, as a value to store, or what is wrong and what to do. An empty field is `null`, and a
 * text that is still too short is kept: drafts are saved as they are, `missingAnswers` says what they lack.
 */
export function checkAnswer(question: Question, raw: string, locale: Locale = 'id'): Result<AnswerValue> {
  const trimmed = raw.trim()
  if (trimmed === '') return success(null)
  switch (question.kind) {
    case 'text':
    case 'long-text':
      return checkText(question, raw)
    case 'number':
    case 'percent':
      return checkNumber(question, trimmed.replace(/%$/, ''), locale)
    case 'yes-no':
      return checkYesNo(question, trimmed)
    case 'choice':
      return checkChoice(question, trimmed)
  }
}

/** A stored answer as the form field shows it; `checkAnswer` reads it back to the same value. */
export function answerText(value: AnswerValue | undefined, locale: Locale): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return writeNumber(value, locale)
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
}

/** What keeps an answer from being complete: nothing when it may be submitted. */
export function shortcomingOf(question: Question, value: AnswerValue | undefined): Problem | null {
  if (value === null || value === undefined || value === '') {
    if (!question.required) return null
    const message = text(
      `"${question.title.id}" belum diisi.`,
      `"${question.title.en}" has not been answered.`,
    )
    return problem('missing-answer', question.id, message)
  }
  const { minLength } = question
  if (minLength === undefined || typeof value !== 'string' || lengthOf(value) >= minLength) return null
  const message = text(
    `"${question.title.id}" terlalu singkat: paling sedikit ${minLength} karakter, baru ${lengthOf(value)}.`,
    `"${question.title.en}" is too short: at least ${minLength} characters, now ${lengthOf(value)}.`,
  )
  return problem('too-short', question.id, message)
}
