import type { Question } from './form.ts'

/** The range of a number question, inclusive. A percent lies between 0 and 100 whatever the question says. */
export const limitsOf = (question: Question): Readonly<{ min: number; max: number }> =>
  question.kind === 'percent'
    ? { min: Math.max(0, question.min ?? 0), max: Math.min(100, question.max ?? 100) }
    : { min: question.min ?? -Infinity, max: question.max ?? Infinity }
