import type { LedgerEntry } from '../../../audit/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'

/**
 * An entry about an account, for acts that stand outside of the pipeline: signing in and out, and what the
 * installation does itself (role `system`). Ids and counts only: never a mail address.
 */
export const accountEntry = (
  entry: Readonly<{
    at: Date
    /** Who acts; null for the installation itself and for an unknown visitor. */
    personId: string | null
    role: string
    areaPath?: string
    action: string
    event: string
    /** The account it is about; `unknown` where there is none. */
    subjectId: string
    detail?: Readonly<Record<string, unknown>>
  }>,
): LedgerEntry => {
  const subject = { kind: 'person', id: entry.subjectId }
  return {
    at: entry.at,
    personId: entry.personId,
    role: entry.role,
    areaPath: entry.areaPath ?? wholeCountry,
    action: entry.action,
    event: entry.event,
    subject,
    record: subject,
    audience: 'accounts',
    reason: null,
    detail: entry.detail ?? {},
    beforeDigest: null,
    afterDigest: null,
  }
}
