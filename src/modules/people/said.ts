import { problem, type Problem } from '../../foundation/problem.ts'
import { inEveryLanguage } from '../../platform/translations.ts'
import { messages } from './messages.ts'

/** A problem in this module's words; `path` is the field's name, empty for the whole form. */
export const said = (code: string, path: string, pick: (own: typeof messages.id) => string): Problem =>
  problem(code, path, inEveryLanguage(messages, pick))
