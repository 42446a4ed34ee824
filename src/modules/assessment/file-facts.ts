import type { Facts, Rules } from '../../engine/index.ts'
import { factsOf } from '../../engine/readiness/requirements.ts'
import type { Reader } from '../../platform/database/index.ts'
import { getRules } from '../editions/index.ts'
import type { Nomination } from '../nominations/index.ts'

/**
 * What conditions and gates may look at, from the frozen file: the commodity, the answers, and which documents are
 * verified. A nomination under assessment was admitted, so each of its documents was accepted by a verifier.
 */
export function factsOfFile(rules: Rules, nomination: Nomination): Facts {
  const file = nomination.submittedFile
  const attached = new Set(file?.documents.map(one => one.requirementId) ?? [])
  const documents = rules.document.documents.map(
    one => [`document.${one.id}.verified`, attached.has(one.id)] as const,
  )
  return factsOf(rules, nomination.commodity, file?.answers ?? {}, Object.fromEntries(documents))
}

/** The same for a caller that has not loaded the rules. */
export const fileFactsOf = async (reader: Reader, nomination: Nomination): Promise<Facts> =>
  factsOfFile((await getRules(reader, nomination.rulesId)).rules, nomination)
