import { seedEditions } from '../modules/editions/index.ts'
import { seedDemoPeople } from '../modules/people/index.ts'
import type { Environment } from '../actions/index.ts'
import { setSetting } from '../platform/settings.ts'
import type { ShippedRules } from '../modules/editions/index.ts'

/**
 * Fills a database that was made in demo mode with invented content; safe to repeat. Today: the people and
 * two empty editions, one of them for training, in which a nomination can be taken to a published star.
 */
export async function seedDemo(
  parts: Readonly<{ environment: Environment; programme: Readonly<{ editions: readonly ShippedRules[] }> }>,
): Promise<void> {
  await seedDemoPeople(parts.environment)
  await seedEditions(parts.environment, parts.programme.editions)
  await parts.environment.database.write(tx => setSetting(tx, 'demo-data', 'complete'))
}
