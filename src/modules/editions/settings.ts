import type { AreaPath } from '../../foundation/area-path.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { OutageRule } from './outage.ts'

/** What the module is told from outside. */
export type EditionSettings = Readonly<{
  clock: Clock
  /** The demo's clock has a page of its own in demo mode only. */
  demo: boolean
  outages: OutageRule
  /** False where the installation sends no mail. */
  sendsMail: boolean
  /** How many nominations of an edition in these areas were not sent yet. */
  countUnsent: (reader: Reader, editionId: string, areas: readonly AreaPath[]) => Promise<number>
}>
