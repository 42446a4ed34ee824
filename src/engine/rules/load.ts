import { failure, type Result, success } from '../../foundation/result.ts'
import { hashOf } from './hash.ts'
import { lintRules } from './lint.ts'
import { indexRules, type Rules } from './lookups.ts'

/** Rules ready to use, or every problem of the file. The hash is of the document as it was written. */
export function loadRules(jsonText: string): Result<Rules> {
  const { problems, read } = lintRules(jsonText)
  return read ? success(indexRules(read.document, hashOf(read.json))) : failure(problems)
}
