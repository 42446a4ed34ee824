import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import { append, type LedgerEntry } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import type { NotScanned, Scanner } from '../../platform/scanner/index.ts'
import { findFile } from './file-store.ts'
import type { StoredFile } from './file.ts'
import { findQuarantined, listFilesToScan, quarantine, saveScan, type ScanNote } from './scan-store.ts'

export type ScanParts = Pick<Environment, 'database' | 'services' | 'clock'> & Readonly<{ scanner: Scanner }>
export type ScanOutcome = 'clean' | 'infected' | NotScanned

const KIND = 'files.scan'
const SECOND = 1_000
const [SHORTEST, LONGEST] = [15 * SECOND, 1_800 * SECOND]

/** Asks for a scan that could not be done at once. */
export const scanJob = (fileId: string): NewJob => ({ kind: KIND, key: fileId, payload: { fileId } })

const entryOf = (fileId: string, at: Date, detail: LedgerEntry['detail']): LedgerEntry => ({
  at,
  personId: null,
  role: 'system',
  areaPath: '/',
  action: 'file.quarantine',
  event: 'file.quarantined',
  subject: { kind: 'file', id: fileId },
  record: { kind: 'file', id: fileId },
  audience: 'record',
  reason: null,
  detail,
  beforeDigest: null,
  afterDigest: null,
})

/** Takes every file of these bytes out of service, with an entry in the history of each. */
async function seal(tx: Tx, sha256: string, now: Date, noted: ScanNote): Promise<void> {
  const sealed = await quarantine(tx, sha256, noted)
  const detail = { found: noted.note, with: noted.with }
  await append(
    tx,
    sealed.map(id => entryOf(id, now, detail)),
  )
}

/** Quarantines new files of bytes in which something was found earlier: no scanner need be there for that. */
export async function sealIfKnown(tx: Tx, sha256: string, now: Date): Promise<boolean> {
  const known = await findQuarantined(tx, sha256)
  if (known) await seal(tx, sha256, now, known)
  return known !== null
}

/** Scans a file's bytes and notes what was said; what is infected is quarantined, with every file of the same bytes. */
export async function scanFile(parts: ScanParts, file: StoredFile): Promise<ScanOutcome> {
  const { database, services, clock, scanner } = parts
  if (await database.write(tx => sealIfKnown(tx, file.sha256, clock.now()))) return 'infected'
  const result = await scanner.scan(services.files.open(file.sha256))
  const noted = { at: clock.now(), with: result.kind === 'not-scanned' ? null : await scanner.version() }
  if (result.kind === 'infected') {
    await database.write(tx => seal(tx, file.sha256, noted.at, { ...noted, note: result.name }))
    return 'infected'
  }
  const isClean = result.kind === 'clean'
  const note = isClean ? null : result.reason
  await database.write(tx => saveScan(tx, file.id, isClean ? 'clean' : 'unscanned', { ...noted, note }))
  return isClean ? 'clean' : result.reason
}

/** True where another try in a while may end otherwise. */
export const mayPass = (outcome: ScanOutcome): boolean => outcome === 'away' || outcome === 'error'

export type RescanCounts = Readonly<Record<'files' | 'clean' | 'infected' | 'unscanned', number>>

/** Scans what no scanner read yet, or everything; stops at once where the scanner does not answer. */
export async function rescanFiles(parts: ScanParts, all: boolean): Promise<RescanCounts> {
  const ids = await parts.database.read(reader => listFilesToScan(reader, all))
  const counts = { files: ids.length, clean: 0, infected: 0, unscanned: 0 }
  for (const id of ids) {
    const file = await parts.database.read(reader => findFile(reader, id))
    const outcome = file && file.scan !== 'infected' ? await scanFile(parts, file) : 'infected'
    if (outcome === 'away' || outcome === 'no-scanner') break
    if (outcome === 'clean' || outcome === 'infected') counts[outcome]++
  }
  return { ...counts, unscanned: ids.length - counts.clean - counts.infected }
}

const payloadSchema = z.object({ fileId: z.string() })

/** Tries again, each time after half of the time that the file waits already. */
export const scanJobHandlers = (parts: ScanParts): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async payload => {
    const { fileId } = payloadSchema.parse(payload)
    const file = await parts.database.read(reader => findFile(reader, fileId))
    if (file?.scan !== 'unscanned') return
    if (!mayPass(await scanFile(parts, file))) return
    const age = parts.clock.now().getTime() - file.createdAt.getTime()
    return Math.min(LONGEST, Math.max(SHORTEST, Math.round(age / 2)))
  },
})
