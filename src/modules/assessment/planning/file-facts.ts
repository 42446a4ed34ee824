import type { Facts, Rules } from '../../../engine/index.ts'
import { factsOf } from '../../../engine/readiness/requirements.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getRules } from '../../editions/index.ts'
import type { Nomination } from '../../nominations/index.ts'
import { outsideOf } from '../outside/outside-facts.ts'

/**
 * What conditions, gates and ratings may look at: the commodity, the answers of the frozen file, which documents are
 * verified, and what was brought from outside. A nomination under assessment was admitted, so each of its documents was
 * accepted by a verifier. Of what comes from outside only that counts which the rules want from there.
 */
export function factsOfFile(rules: Rules, nomination: Nomination, outside: Facts | undefined): Facts {
  const file = nomination.submittedFile
  const attached = new Set(file?.documents.map(one => one.requirementId) ?? [])
  const documents = rules.document.documents.map(
    one => [`document.${one.id}.verified`, attached.has(one.id)] as const,
  )
  const brought = Object.entries(outside ?? {}).filter(
    ([name]) => rules.facts.get(name)?.givenBy === 'caller',
  )
  return factsOf(rules, nomination.commodity, file?.answers ?? {}, {
    ...Object.fromEntries(documents),
    ...Object.fromEntries(brought),
  })
}

/** The same for a caller that has loaded neither the rules nor what came from outside. */
export async function fileFactsOf(reader: Reader, nomination: Nomination): Promise<Facts> {
  const { rules } = await getRules(reader, nomination.rulesId)
  return factsOfFile(rules, nomination, (await outsideOf(reader, [nomination])).get(nomination.id))
}
