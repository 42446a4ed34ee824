import { problem } from '../../../foundation/problem.ts'
import { failure, type Result, success } from '../../../foundation/result.ts'
import { text } from '../../../foundation/text.ts'
import type { Json } from '../hash.ts'
import { upgrade } from '../upgrade.ts'
import type { Change } from './change.ts'
import { diffDocuments } from './diff.ts'

function read(jsonText: string, which: string): Result<Json> {
  try {
    return upgrade(JSON.parse(jsonText) as Json)
  } catch {
    const message = text(`Dokumen ${which} bukan JSON yang benar.`, `Document ${which} is not valid JSON.`)
    return failure([problem('not-json', '', message)])
  }
}

/**
 * What changed from one rules document to another, in words. Fails where one of the two cannot be read at all; a
 * document that the check still finds faults in can be compared.
 */
export function diffRules(before: string, after: string): Result<readonly Change[]> {
  const [a, b] = [read(before, 'A'), read(after, 'B')]
  if (!a.ok) return a
  return b.ok ? success(diffDocuments(a.value, b.value)) : b
}
