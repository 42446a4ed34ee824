import { append, type LedgerEntry } from '../../audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/index.ts'
import type { PaperKeys } from '../../platform/signing/index.ts'
import { listCodes } from './invariant-store.ts'
import { codeDigest, keyIdOf } from './paper-code.ts'
import { endPaperKey, lockPaperKey, trustPaperKey } from './paper-key-store.ts'

/** Which key ended, since when, how many papers it had signed, and which key signs now. */
export type Rotation = Readonly<{ ended: string; at: string; codes: number; made: string }>

const entryOf = ({ ended, codes, made }: Rotation, at: Date, reason: string): LedgerEntry => ({
  at,
  personId: null,
  role: 'system',
  areaPath: '/',
  action: 'paper-key.rotate',
  event: 'paper-key.rotated',
  subject: { kind: 'paper-key', id: ended },
  record: { kind: 'paper-key', id: ended },
  audience: 'panel',
  reason,
  detail: { codes, made },
  beforeDigest: null,
  afterDigest: null,
})

/**
 * Ends the key of codes and credentials, and puts a new one in its place. What the old one signed on papers is noted
 * and stays valid; whatever else bears its signature does not from now on. Whoever signs at this moment is waited for.
 * When the program stops in the middle, nothing is signed until this is done again.
 */
export async function rotatePaperKey(
  { database, clock, keys }: Readonly<{ database: Database; clock: Clock; keys: PaperKeys }>,
  reason: string,
): Promise<Rotation> {
  const ended = keys.current()
  const made = keys.make()
  const at = clock.now()
  const rotation = await database.write(async tx => {
    await trustPaperKey(tx, ended, at)
    const isInForce = await lockPaperKey(tx, ended.id)
    const codes = (await listCodes(tx)).filter(one => keyIdOf(one.code) === ended.id)
    const digests = codes.map(one => codeDigest(one.code)).toSorted()
    if (isInForce) await endPaperKey(tx, ended.id, { at, reason, codes: digests })
    await trustPaperKey(tx, made.key, at)
    const done: Rotation = {
      ended: ended.id,
      at: at.toISOString(),
      codes: digests.length,
      made: made.key.id,
    }
    await append(tx, [entryOf(done, at, reason)])
    return done
  })
  made.keep()
  return rotation
}
