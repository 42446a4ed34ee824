import {
  loadRules,
  questionsFor,
  requirementsFor,
  type Question,
  type Rules,
} from '../../src/engine/index.ts'
import { answerField } from '../../src/modules/nominations/index.ts'
import { readProgramme } from '../../src/setup/programme.ts'
import type { Typed } from './walker.ts'

const programme = readProgramme()

/** The shipped rules, read as an officer reads them: to know what to prepare. */
export function shippedRules(): Rules {
  const read = loadRules(programme.editions[0]?.rules ?? '')
  if (!read.ok) throw new Error('the shipped rules do not load')
  return read.value
}

/** An invented number of the right form for a type of document. */
export const exampleNumber = (typeId: string): string =>
  programme.documentTypes.types.find(type => type.id === typeId)?.number?.example ?? ''

const sentence =
  'Contoh: ragam hias dan cara kerja diwariskan turun-temurun, dikerjakan dengan tangan oleh perajin di sentra ini, dan dicatat setiap bulan oleh pengurus. '

function answerTo(question: Question): string {
  switch (question.kind) {
    case 'text':
      return 'Contoh jawaban'
    case 'long-text':
      return sentence
        .repeat(Math.ceil((question.minLength ?? 100) / sentence.length))
        .slice(0, question.maxLength ?? 600)
    case 'percent':
      return '85'
    case 'number':
      return String(Math.max(question.min ?? 0, Math.min(12, question.max ?? 12)))
    case 'yes-no':
      return 'yes'
    case 'choice':
      return question.options?.[0]?.id ?? ''
  }
}

/** Plausible answers to every question of a section, by the names of the form's fields. */
export const answersFor = (
  rules: Rules,
  commodity: string,
): readonly Readonly<{ section: string; typed: Typed }>[] =>
  questionsFor(rules, commodity).map(section => ({
    section: section.id,
    typed: Object.fromEntries(
      section.questions.map(question => [answerField(question.id), answerTo(question)]),
    ),
  }))

/** The documents that a commodity needs in any case. */
export const papersFor = (rules: Rules, commodity: string) =>
  requirementsFor(rules, commodity, {})
    .filter(one => one.required === true)
    .map(one => one.requirement)
