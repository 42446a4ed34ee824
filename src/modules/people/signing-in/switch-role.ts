import { z } from 'zod'
import { defineAction, done, fields, refuse, runAction, type Environment } from '../../../actions/index.ts'
import type { SessionHandler } from '../../../web/index.ts'
import { findGrant } from '../accounts/grant-store.ts'
import { safeNext } from '../person.ts'
import { isInForce } from '../role-rules.ts'
import { said } from '../said.ts'
import { sessionHash } from './session.ts'
import { setActingGrant } from './session-store.ts'
import { FIRST_PAGE } from './sign-in.ts'

/** Chooses the grant through which a session acts: one of the person's own, in force. */
export const switchRole = defineAction({
  name: 'session.switch-role',
  input: z.object({ grant: fields.recordId, session: z.string() }),
  load: async (reader, input) => (await findGrant(reader, input.grant)) ?? null,
  facts: grant => ({ personId: grant.personId }),
  handle: (grant, input, { now }) =>
    isInForce(grant, now)
      ? done({
          change: { ...input, personId: grant.personId },
          event: 'session.role-switched',
          subject: { kind: 'person', id: grant.personId },
          areaPath: grant.areaPath,
          detail: { grant: grant.id, to: grant.role },
        })
      : refuse([said('grant-over', 'grant', own => own.session.grantOver)]),
  save: (tx, change) => setActingGrant(tx, change.session, change.personId, change.grant),
  audience: 'accounts',
})

export const switchRoleHandler =
  (environment: Environment): SessionHandler =>
  async ({ signedIn, fields: sent, locale }) => {
    // A guest's session stands and falls with the link that opened it.
    if (!signedIn || signedIn.actor.guest) return { kind: 'not-found' }
    const result = await runAction(environment, switchRole, {
      actor: signedIn.actor,
      locale,
      input: { grant: sent['grant'], session: sessionHash(signedIn.secret) },
      key: null,
    })
    switch (result.kind) {
      case 'done':
        return { kind: 'session', secret: signedIn.secret, next: safeNext(sent['back']) ?? FIRST_PAGE }
      case 'refused':
        return { kind: 'refused', problems: result.problems }
      default:
        return { kind: 'not-found' }
    }
  }
