import { failure, type Result, success } from '../../../foundation/result.ts'
import { text, type Text } from '../../../foundation/text.ts'
import type { Json } from '../hash.ts'
import { readJson } from '../read-json.ts'
import { upgrade } from '../upgrade.ts'
import type { Change } from './change.ts'
import { diffDocuments } from './diff.ts'

function read(jsonText: string, which: string): Result<Json> {
  const parsed = readJson(jsonText)
  if (parsed.ok) return upgrade(parsed.value)
  const ofFile = ({ id, en }: Text): Text => text(`Dokumen ${which}: ${id}`, `Document ${which}: ${en}`)
  return failure(parsed.problems.map(one => ({ ...one, message: ofFile(one.message) })))
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
