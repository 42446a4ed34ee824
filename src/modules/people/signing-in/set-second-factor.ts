import { z } from 'zod'
import { defineAction, done, fields, refuse, type Environment } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { stepOfCode } from '../../../platform/one-time-code.ts'
import { verifyPassword } from '../../../platform/password.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { findAccount, type Account } from '../person-store.ts'
import { offeredCodes, offeredSecret, readCode, recoveryHash, sealSecret, useCode } from './second-factor.ts'
import {
  addFactor,
  findFactor,
  removeFactor,
  replaceRecoveryCodes,
  type SecondFactor,
} from './second-factor-store.ts'
import { machineTime, SECOND_FACTOR_PAGE } from './session.ts'
import { said } from '../said.ts'

/** Where recovery codes are made and printed. */
export const RECOVERY_PAGE = `${SECOND_FACTOR_PAGE}/cadangan`

type Parts = Pick<Environment, 'clock'>
type Loaded = Readonly<{ account: Account; factor: SecondFactor | undefined; currentIsRight: boolean }>

const current = z.string().max(10_000)
/** Long enough for a recovery code with spaces; whatever else is typed is wrong, not too long. */
const code = z.string().max(200)

/** The own account with its second factor, and whether the typed password is its own. */
async function loadOwn(reader: Reader, personId: string | null, password: string): Promise<Loaded | null> {
  const account = personId === null ? undefined : await findAccount(reader, personId)
  if (!account) return null
  const currentIsRight = await verifyPassword(account.passwordHash, password)
  return { account, factor: await findFactor(reader, account.id), currentIsRight }
}

const fixed = {
  facts: ({ account }: Loaded) => ({ personId: account.id }),
  audience: 'accounts',
} as const

const about = ({ account }: Loaded) => ({
  subject: { kind: 'person', id: account.id },
  areaPath: wholeCountry,
})

const passwordProblem = ({ currentIsRight }: Loaded): readonly Problem[] =>
  currentIsRight ? [] : [said('current-wrong', 'current', own => own.own.currentWrong)]

/** Sets up the second factor: the offered secret is kept once a code made with it comes back. */
export const setSecondFactor = (sealer: Sealer, { clock }: Parts) =>
  defineAction({
    name: 'account.set-second-factor',
    input: z.object({ seed: fields.recordId, current, code }),
    load: (reader, input, { actor }) => loadOwn(reader, actor.personId, input.current),
    ...fixed,
    handle: (loaded, input) => {
      const { id } = loaded.account
      const secret = offeredSecret(sealer, id, input.seed)
      const step = stepOfCode(secret, input.code.replaceAll(/\s/g, ''), machineTime(clock), null)
      const problems = [
        ...(loaded.factor ? [said('factor-set', '', own => own.second.alreadySet)] : []),
        ...passwordProblem(loaded),
        ...(step === null ? [said('code-wrong', 'code', own => own.second.setWrong)] : []),
      ]
      if (step === null || problems.length > 0) return refuse(problems)
      return done({
        change: { id, sealedSecret: sealSecret(sealer, id, secret), lastStep: step },
        event: 'account.second-factor-set',
        ...about(loaded),
        next: RECOVERY_PAGE,
      })
    },
    save: (tx, { id, ...factor }, { now }) => addFactor(tx, id, factor, now),
  })

/** Puts the ten offered recovery codes in the place of all earlier ones. */
export const renewRecoveryCodes = (sealer: Sealer) =>
  defineAction({
    name: 'account.renew-recovery-codes',
    input: z.object({ seed: fields.recordId, current }),
    load: (reader, input, { actor }) => loadOwn(reader, actor.personId, input.current),
    ...fixed,
    handle: (loaded, input) => {
      const { id } = loaded.account
      const problems = [
        ...(loaded.factor ? [] : [said('no-factor', '', own => own.second.notSet)]),
        ...passwordProblem(loaded),
      ]
      if (problems.length > 0) return refuse(problems)
      const codes = offeredCodes(sealer, id, input.seed)
      return done({
        change: { id, hashes: codes.map(one => recoveryHash(sealer, id, one)) },
        event: 'account.recovery-codes-renewed',
        ...about(loaded),
        detail: { codes: codes.length },
        next: SECOND_FACTOR_PAGE,
      })
    },
    save: (tx, { id, hashes }, { now }) => replaceRecoveryCodes(tx, id, hashes, now),
  })

/** Switches the second factor off: by the password together with a code. */
export const removeSecondFactor = (sealer: Sealer, { clock }: Parts) =>
  defineAction({
    name: 'account.remove-second-factor',
    input: z.object({ current, code }),
    load: (reader, input, { actor }) => loadOwn(reader, actor.personId, input.current),
    ...fixed,
    handle: (loaded, input) => {
      const { account, factor } = loaded
      if (!factor) return refuse([said('no-factor', '', own => own.second.notSet)])
      const given = readCode(sealer, account.id, factor, input.code, machineTime(clock))
      const problems = [
        ...passwordProblem(loaded),
        ...(given === null ? [said('code-wrong', 'code', own => own.second.wrong)] : []),
      ]
      if (given === null || problems.length > 0) return refuse(problems)
      return done({
        change: { id: account.id, given },
        event: 'account.second-factor-removed',
        ...about(loaded),
      })
    },
    save: async (tx, { id, given }, { now }) =>
      (await useCode(tx, id, given, now)) && (await removeFactor(tx, id)),
  })
