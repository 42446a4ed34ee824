import assert from 'node:assert/strict'
import type { Question } from '../../src/engine/index.ts'
import type { AnswerValue } from '../../src/modules/nominations/index.ts'
import { shippedCases } from './assessed-edition.ts'

/** A committed case of woven cloth: its facts, and three sheets that are complete. */
const cloth = shippedCases.find(one => one.id === 'tenun-rata-rata-sepertiga')
assert.ok(cloth)

/** The beginning of every answer that the rules open to assessors. */
export const openAnswer = 'jawaban-terbuka'
/** What stands in every answer that they hide. */
export const hiddenAnswer = 'kenari-jawaban-tertutup'

/** An answer to a question of the form: what the case needs, and otherwise one that says whether it is hidden. */
export function answerTo(question: Question): AnswerValue {
  const fact = question.fact === undefined ? undefined : cloth?.facts[question.fact]
  if (fact !== undefined) return fact
  if (question.kind === 'choice') return question.options?.[0]?.id ?? ''
  if (question.kind === 'yes-no') return true
  if (question.kind === 'number' || question.kind === 'percent')
    return question.assessors === 'open' ? 40 : 8_642_097
  return question.assessors === 'open' ? `${openAnswer} ${question.id}` : hiddenAnswer
}

/** Cloth less than one point below the line of two stars. */
export const NEAR_LINE = 'tenun-80-67-belum-bintang-2'

/** The form of a complete sheet, as an assessor sends it: the case's sheet, with a reason for each criterion. */
export function sheetForm(index: number, caseId?: string): Record<string, string> {
  const one = caseId === undefined ? cloth : shippedCases.find(each => each.id === caseId)
  const answers = Object.entries(one?.sheets[index] ?? {})
  const typed = (value: string | boolean): string =>
    typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : /^[\d.]+$/.test(value)
        ? value.replace('.', ',')
        : value
  return Object.fromEntries(
    answers.flatMap(([id, value]) => [
      [`mark.${id}`, typed(value)],
      [`reason.${id}`, `Alasan contoh ${id}.`],
    ]),
  )
}
