import { failure, type Result, success } from '../../foundation/result.ts'
import { hashOf } from './hash.ts'
import { lintRules } from './lint.ts'
import { indexRules, type Rules } from './lookups.ts'

/**
 * Rules ready to use, or every problem of the file. The hash is of the document as it was written. Versions from before
 * a check was there stay usable; whether a new one may be published, `lintRules` says.
 */
export function loadRules(jsonText: string): Result<Rules> {
  const { problems, usable } = lintRules(jsonText)
  return usable ? success(indexRules(usable.document, hashOf(usable.json))) : failure(problems)
}
