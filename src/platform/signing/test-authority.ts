import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type * as pkijs from 'pkijs'
import { z } from 'zod'
import type { Sealer } from '../sealer.ts'
import { checkDetached, signDetached } from './cades.ts'
import { lockWith, readKeyFile, unlockWith, writeKeyFile } from './key-files.ts'
import { signatureIn, signedBytes, withRoomForSignature, withSignature } from './pdf-update.ts'
import type { Signatory, SignatoryStatus, SignedPaper, SigningService, SignRequest } from './signing.ts'
import { certificateFrom, commonNameOf, makeIdentity, type Identity } from './x509.ts'

export const SHORTEST_PASSPHRASE = 8
const MOST_ATTEMPTS = 5
const LOCK_MILLISECONDS = 15 * 60_000
const AUTHORITY_YEARS = 10
const CERTIFICATE_YEARS = 5
/** Everybody may know it: what is signed with it is marked as an example. */
const EXAMPLE_PASSPHRASE = 'contoh frasa sandi'
const AUTHORITY_NAME = 'Otoritas sertifikat uji Bintang (CONTOH)'
const SEAL_NAME = 'Segel elektronik uji Bintang (CONTOH)'

const sealedSchema = z.object({ certificate: z.string(), sealed: z.string() })
const lockedSchema = z.object({
  certificate: z.string(),
  key: z.object({
    kdf: z.literal('scrypt'),
    salt: z.string(),
    nonce: z.string(),
    tag: z.string(),
    body: z.string(),
  }),
  failed: z.number(),
  lockedUntil: z.string().nullable(),
})
type LockedKey = z.output<typeof lockedSchema>

type Place = Readonly<{ folder: string; sealer: Sealer }>

/**
 * A key of unattended work: sealed with the installation's own key, as other secrets of it are. One that no longer
 * holds gives way to a new one: nothing is sealed with a certificate whose time is over.
 */
async function ownIdentity(
  { folder, sealer }: Place,
  name: 'authority' | 'seal',
  holds: (identity: Identity) => boolean,
  make: () => Promise<Identity>,
): Promise<Identity> {
  const path = join(folder, `${name}.json`)
  const kept = sealedSchema.nullable().parse(readKeyFile(path))
  const about = `signing ${name}`
  if (kept) {
    const pkcs8 = sealer.open(kept.sealed, about)
    if (!pkcs8) throw new Error(`${path} was sealed with another SECRET_KEY`)
    const identity = { pkcs8, certificate: Buffer.from(kept.certificate, 'base64url') }
    if (holds(identity)) return identity
  }
  const made = await make()
  const certificate = made.certificate.toString('base64url')
  writeKeyFile(path, { certificate, sealed: sealer.seal(made.pkcs8, about) })
  return made
}

/** The same work once, however many ask for it at the same time; again after a failure, or when it holds no more. */
function once<Value>(work: () => Promise<Value>, holds: (value: Value) => boolean): () => Promise<Value> {
  let running: Promise<Value> | null = null
  const ask = async (): Promise<Value> => {
    running ??= work()
    const asked = running
    const forget = () => {
      if (running === asked) running = null
    }
    const value = await asked.catch((error: unknown) => {
      forget()
      throw error
    })
    if (holds(value)) return value
    forget()
    return ask()
  }
  return ask
}

/** An id never becomes part of a path. */
const keyPath = (folder: string, signatoryId: string): string =>
  join(folder, 'signatories', `${createHash('sha256').update(signatoryId).digest('hex').slice(0, 32)}.json`)

const readKey = (folder: string, signatoryId: string): LockedKey | null =>
  lockedSchema.nullable().parse(readKeyFile(keyPath(folder, signatoryId)))

const endOf = ({ certificate }: Pick<Identity, 'certificate'>): Date =>
  certificateFrom(certificate).notAfter.value

type HeldStatus = Exclude<SignatoryStatus, { kind: 'none' }>

function statusFrom(key: LockedKey, now: Date): HeldStatus {
  const locked = key.lockedUntil === null ? null : new Date(key.lockedUntil)
  if (locked && locked > now) return { kind: 'locked', until: locked }
  const until = endOf({ certificate: Buffer.from(key.certificate, 'base64url') })
  return until > now ? { kind: 'ready', until } : { kind: 'expired', until }
}

type Opened = Readonly<{ identity: Identity }> | Exclude<SignedPaper, { kind: 'signed' }>

async function enrol(
  folder: string,
  authority: Identity,
  { signatory, passphrase, at }: SignRequest,
): Promise<Opened> {
  if (passphrase.length < SHORTEST_PASSPHRASE)
    return { kind: 'weak-passphrase', atLeast: SHORTEST_PASSPHRASE }
  // A certificate is the person's own; in which office something is signed stands in the signature and on the paper.
  const name = `${signatory.name} (CONTOH)`
  const identity = await makeIdentity(name, authority, { at, years: CERTIFICATE_YEARS })
  const key = await lockWith(passphrase, identity.pkcs8)
  const certificate = identity.certificate.toString('base64url')
  writeKeyFile(keyPath(folder, signatory.id), { certificate, key, failed: 0, lockedUntil: null })
  return { identity }
}

/** Counts the attempt before it looks, so that many at once are not more than many after each other. */
async function unlock(
  folder: string,
  key: LockedKey,
  { signatory, passphrase, at }: SignRequest,
): Promise<Opened> {
  const path = keyPath(folder, signatory.id)
  const status = statusFrom(key, at)
  if (status.kind !== 'ready') return status
  const failed = (key.lockedUntil === null ? key.failed : 0) + 1
  const until = new Date(at.getTime() + LOCK_MILLISECONDS)
  const isLast = failed >= MOST_ATTEMPTS
  writeKeyFile(path, { ...key, failed, lockedUntil: isLast ? until.toISOString() : null })
  const pkcs8 = await unlockWith(passphrase, key.key)
  if (!pkcs8)
    return isLast
      ? { kind: 'locked', until }
      : { kind: 'wrong-passphrase', attemptsLeft: MOST_ATTEMPTS - failed }
  writeKeyFile(path, { ...key, failed: 0, lockedUntil: null })
  return { identity: { pkcs8, certificate: Buffer.from(key.certificate, 'base64url') } }
}

async function signed(
  pdf: Buffer,
  by: Readonly<{ identity: Identity; authority: Identity; name: string }>,
  words: Readonly<{ at: Date; reason: string }>,
): Promise<Buffer> {
  const prepared = withRoomForSignature(pdf, { name: by.name, ...words })
  const content = signedBytes(prepared.pdf, prepared.range)
  return withSignature(prepared, await signDetached(content, by.identity, by.authority.certificate))
}

/** A certificate proves nothing before its first moment and after its last. */
const holdsAt = ({ notBefore, notAfter }: pkijs.Certificate, at: Date | null): boolean =>
  at !== null && notBefore.value <= at && at <= notAfter.value

async function verify(pdf: Buffer, authority: Identity) {
  const found = signatureIn(pdf)
  const checked = found && (await checkDetached(found.signature, signedBytes(pdf, found.range)))
  if (!found || !checked) return null
  const [from, length, after, rest] = found.range
  return {
    intact: checked.intact,
    whole: from === 0 && after + rest === pdf.length && after > length,
    signedBy: commonNameOf(checked.signer),
    trusted:
      holdsAt(checked.signer, found.signedAt) &&
      (await checked.signer.verify(certificateFrom(authority.certificate)).catch(() => false)),
  }
}

type Clock = Readonly<{ now: () => Date }>

/** The keys of unattended work, each made when it is first needed, and anew when its time is over. */
function ownKeys(place: Place, clock: Clock) {
  const holds = (identity: Identity): boolean => endOf(identity) > clock.now()
  const authority = once(
    () =>
      ownIdentity(place, 'authority', holds, () =>
        makeIdentity(AUTHORITY_NAME, null, { at: clock.now(), years: AUTHORITY_YEARS }),
      ),
    holds,
  )
  const seal = once(async () => {
    const root = await authority()
    return ownIdentity(place, 'seal', holds, () =>
      makeIdentity(SEAL_NAME, root, { at: clock.now(), years: CERTIFICATE_YEARS }),
    )
  }, holds)
  return { authority, seal }
}

/**
 * A signing service of this machine alone, for demonstrations and tests: its authority is its own, and every name in
 * its certificates says "contoh". It makes its keys when they are first needed.
 */
export function testAuthority(place: Place, clock: Clock): SigningService {
  const { authority, seal } = ownKeys(place, clock)
  let queue: Promise<unknown> = Promise.resolve()
  const openKey = (request: SignRequest): Promise<Opened> => {
    const work = queue.then(async () => {
      const key = readKey(place.folder, request.signatory.id)
      return key ? unlock(place.folder, key, request) : enrol(place.folder, await authority(), request)
    })
    queue = work.catch(() => {})
    return work
  }
  return {
    sealName: SEAL_NAME,
    examplePassphrase: EXAMPLE_PASSPHRASE,
    statusOf: (signatoryId, now) => {
      const key = readKey(place.folder, signatoryId)
      return Promise.resolve(key ? statusFrom(key, now) : { kind: 'none' })
    },
    sealPdf: async (pdf, at, reason) =>
      signed(pdf, { identity: await seal(), authority: await authority(), name: SEAL_NAME }, { at, reason }),
    signPdf: async (pdf, request) => {
      const opened = await openKey(request)
      if (!('identity' in opened)) return opened
      const by = { identity: opened.identity, authority: await authority(), name: nameOf(request.signatory) }
      return { kind: 'signed', pdf: await signed(pdf, by, request) }
    },
    verifyPdf: async pdf => verify(pdf, await authority()),
  }
}

const nameOf = ({ name, office }: Signatory): string => `${name}, ${office}`
