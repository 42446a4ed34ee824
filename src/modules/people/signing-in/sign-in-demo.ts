import type { Environment } from '../../../actions/index.ts'
import { isLoopback, type Config } from '../../../platform/config.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { SessionHandler } from '../../../web/index.ts'
import { isDemoDatabase } from '../demo-people.ts'
import { safeNext } from '../person.ts'
import { findDemoAccount } from '../person-store.ts'
import { FIRST_PAGE, openSession } from './sign-in.ts'

export type DemoConfig = Pick<Config, 'demo' | 'host'>

/** Signing in without a password: in demo mode, on this machine only, with a database made for it. */
export const isDemoOpen = async (reader: Reader, config: DemoConfig): Promise<boolean> =>
  config.demo && isLoopback(config.host) && (await isDemoDatabase(reader))

export const signInDemoHandler =
  (environment: Environment, config: DemoConfig): SessionHandler =>
  async request => {
    const persona = request.fields['persona']
    const account = await environment.database.read(async reader =>
      typeof persona === 'string' && (await isDemoOpen(reader, config))
        ? await findDemoAccount(reader, persona)
        : undefined,
    )
    if (!account || account.disabledAt !== null) return { kind: 'not-found' }
    const secret = await openSession(environment, account, request, { buckets: null, demo: true })
    return { kind: 'session', secret, next: safeNext(request.fields['lanjut']) ?? FIRST_PAGE }
  }
