import { idFromBytes } from '../../../foundation/ids.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { stepOfCode } from '../../../platform/one-time-code.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { takeStep, useRecoveryCode, type SecondFactor } from './second-factor-store.ts'

const SECRET_BYTES = 20
export const RECOVERY_CODES = 10
const RECOVERY_LENGTH = 10

const aboutFactor = (personId: string): string => `second factor of ${personId}`

/**
 * The secret that a page offers under a random `seed`, which its form sends back: nothing is stored before the
 * first right code, and only this installation can make the secret of a seed.
 */
export const offeredSecret = (sealer: Sealer, personId: string, seed: string): Buffer =>
  sealer.derive(`${aboutFactor(personId)}, offered as ${seed}`).subarray(0, SECRET_BYTES)

export const sealSecret = (sealer: Sealer, personId: string, secret: Uint8Array): string =>
  sealer.seal(secret, aboutFactor(personId))

/** The ten recovery codes that a page offers under a random `seed`, written to be read aloud: `3f7km-9zq2x`. */
export const offeredCodes = (sealer: Sealer, personId: string, seed: string): string[] =>
  Array.from({ length: RECOVERY_CODES }, (_, index) => {
    const bytes = sealer.derive(`recovery code ${index} of ${personId}, offered as ${seed}`)
    const code = idFromBytes(bytes).slice(0, RECOVERY_LENGTH)
    return `${code.slice(0, RECOVERY_LENGTH / 2)}-${code.slice(RECOVERY_LENGTH / 2)}`
  })

/** Signs that are mistaken for others in handwriting are taken for what they look like. */
const plainCode = (typed: string): string =>
  typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1')

/** What is stored of a recovery code. */
export const recoveryHash = (sealer: Sealer, personId: string, code: string): string =>
  sealer.derive(`stored recovery code of ${personId}: ${plainCode(code)}`).toString('hex')

/** What somebody typed as the second factor, as far as it can be told without the database. */
export type GivenCode =
  | Readonly<{ kind: 'code'; step: number }>
  | Readonly<{ kind: 'recovery-code'; hash: string }>

/** Null for what cannot be right. A recovery code still has to be found among the unused ones. */
export function readCode(
  sealer: Sealer,
  personId: string,
  factor: SecondFactor,
  typed: string,
  machineNow: Date,
): GivenCode | null {
  const digits = typed.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(digits)) {
    const secret = sealer.open(factor.sealedSecret, aboutFactor(personId))
    const step = secret === null ? null : stepOfCode(secret, digits, machineNow, factor.lastStep)
    return step === null ? null : { kind: 'code', step }
  }
  return plainCode(typed).length === RECOVERY_LENGTH
    ? { kind: 'recovery-code', hash: recoveryHash(sealer, personId, typed) }
    : null
}

/** Uses the code up; false when it was used before, or is no recovery code of this person. */
export const useCode = (tx: Tx, personId: string, given: GivenCode, now: Date): Promise<boolean> =>
  given.kind === 'code' ? takeStep(tx, personId, given.step) : useRecoveryCode(tx, personId, given.hash, now)
