import type { Environment } from '../../actions/index.ts'
import { append, type LedgerEntry } from '../../audit/index.ts'
import type { Result } from '../../foundation/result.ts'
import { failure, success } from '../../foundation/result.ts'
import { sha256 } from '../../platform/digest.ts'
import { newId } from '../../platform/random.ts'
import { findArea } from '../regions/index.ts'
import type { AwardSettings, ClaimRules } from './claim.ts'
import { compareClaims, saveClaims, type ClaimChanges, type WithdrawnAgain } from './claim-store.ts'
import { decodeClaims, readClaims, type BadRow, type ReadClaims } from './read-claims.ts'

const SYSTEM = 'system'

/** The programme's commodities and scales, and the areas in memory. */
export const claimRules = ({ scales, commodities }: AwardSettings): ClaimRules => ({
  scales,
  commodities,
  isKnownArea: code => findArea(code) !== null,
})

/** What an import did, or would do. */
export type ImportReport = Readonly<{
  digest: string
  added: number
  corrected: number
  unchanged: number
  /** Rows whose claim was withdrawn: they stay withdrawn. */
  withdrawn: readonly WithdrawnRow[]
  bad: readonly BadRow[]
}>

/** A row of a file that a withdrawal keeps out, by the line on which it starts. */
export type WithdrawnRow = WithdrawnAgain & Readonly<{ line: number }>

export const reportOf = (
  digest: string,
  changes: ClaimChanges,
  { bad, lineOf }: Pick<ReadClaims, 'bad' | 'lineOf'>,
): ImportReport => ({
  digest,
  added: changes.added.length,
  corrected: changes.corrected.length,
  unchanged: changes.unchanged,
  withdrawn: changes.withdrawn.map(one => ({ ...one, line: lineOf.get(one.claim) ?? 0 })),
  bad,
})

/** For the ledger: the file's digest and how many rows, never a maker. */
export const ledgerDetail = ({ digest, added, corrected, unchanged, withdrawn, bad }: ImportReport) => ({
  digest,
  added,
  corrected,
  unchanged,
  withdrawn: withdrawn.length,
  left_out: bad.length,
})

const systemEntry = (at: Date, reason: string, report: ImportReport): LedgerEntry => {
  const subject = { kind: 'award-file', id: newId() }
  return {
    at,
    personId: null,
    role: SYSTEM,
    areaPath: '/',
    action: 'awards.import',
    event: 'awards.imported',
    subject,
    record: subject,
    audience: 'record',
    reason,
    detail: ledgerDetail(report),
    beforeDigest: null,
    afterDigest: null,
  }
}

/**
 * Imports a file as the installation's operator: good rows are stored, bad ones reported, and the ledger notes it.
 * With `preview` nothing is stored. A file that cannot be read at all is a failure.
 */
export async function importClaims(
  { database, clock }: Environment,
  settings: AwardSettings,
  content: Uint8Array,
  options: Readonly<{ preview: boolean }>,
): Promise<Result<ImportReport>> {
  const decoded = decodeClaims(content)
  if (!decoded.ok) return failure(decoded.problems)
  const read = readClaims(decoded.value, claimRules(settings))
  if (!read.ok) return failure(read.problems)
  const { claims } = read.value
  const digest = sha256(content)
  if (options.preview) {
    const changes = await database.read(reader => compareClaims(reader, claims))
    return success(reportOf(digest, changes, read.value))
  }
  return database.write(async tx => {
    const changes = await compareClaims(tx, claims)
    const report = reportOf(digest, changes, read.value)
    const at = clock.now()
    await saveClaims(tx, [...changes.added, ...changes.corrected], { at, by: null, fileDigest: digest })
    if (report.added + report.corrected > 0)
      await append(tx, [systemEntry(at, 'Imported by the operator', report)])
    return success(report)
  })
}

/**
 * Stores the claims shipped with the programme that are not stored yet. What is there already is left as it is,
 * so that a correction or a withdrawal by the secretariat outlives the next start.
 */
export async function loadShippedClaims(
  { database, clock }: Environment,
  settings: AwardSettings,
): Promise<void> {
  const files = settings.shipped.map(({ name, content }) => {
    const read = readClaims(content, claimRules(settings))
    const [bad] = read.ok ? read.value.bad : []
    if (!read.ok || bad)
      throw new Error(
        `${name}: ${(read.ok ? (bad?.problems ?? []) : read.problems).map(one => one.message.en).join('; ')}`,
      )
    return { digest: sha256(content), read: read.value }
  })
  await database.write(async tx => {
    for (const { digest, read } of files) {
      const changes = await compareClaims(tx, read.claims)
      if (changes.added.length === 0) continue
      const at = clock.now()
      await saveClaims(tx, changes.added, { at, by: null, fileDigest: digest })
      const report = reportOf(digest, { ...changes, corrected: [] }, read)
      await append(tx, [systemEntry(at, 'Shipped with the programme', report)])
    }
  })
}
