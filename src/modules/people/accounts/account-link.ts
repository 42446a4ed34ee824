import { z } from 'zod'
import { defineAction, done, refuse, type Environment } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import { failure, success } from '../../../foundation/result.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { hashPassword } from '../../../platform/password.ts'
import { passwordProblems } from '../../../platform/password-strength.ts'
import { newSecret } from '../../../platform/random.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { addLink, findLink, takeLink, voidLinksOf } from './account-link-store.ts'
import { clearFailures } from '../signing-in/failure-store.ts'
import { mailWords } from '../mail/mail-messages.ts'
import { addMail } from '../mail/mail-store.ts'
import type { LinkPurpose } from '../people-tables.ts'
import { passwordContextOf, type Person } from '../person.ts'
import { changePerson, findAccount, type Account } from '../person-store.ts'
import { machineTime } from '../signing-in/session.ts'
import { removeSessionsOf } from '../signing-in/session-store.ts'
import { accountBucketOf } from '../signing-in/sign-in-attempt.ts'
import { said } from '../said.ts'

const MINUTE = 60_000

/** Milliseconds that a mailed link works. */
const linkLasts: Readonly<Record<LinkPurpose, number>> = {
  reset: 30 * MINUTE,
  invitation: 7 * 24 * 60 * MINUTE,
}

/** Where a mailed link leads: the token follows. */
export const LINK_PAGE = '/sandi-baru'

/** What is sealed in the outbox. */
export type SealedMail = Readonly<{ to: string; subject: string; text: string }>
export const aboutMail = (id: string): string => `mail ${id}`

type Post = Readonly<{ id: string; purpose: LinkPurpose; publicUrl: string; locale: Locale }>

/** Makes a link for the person and puts its mail in the outbox under `post.id`. The link stands in the sealed mail only. */
export async function mailLink(
  tx: Tx,
  sealer: Sealer,
  person: Pick<Person, 'id' | 'name' | 'email'>,
  post: Post,
  machineNow: Date,
): Promise<void> {
  const [{ id }, token] = [post, newSecret()]
  const expiresAt = new Date(machineNow.getTime() + linkLasts[post.purpose])
  await addLink(tx, { personId: person.id, purpose: post.purpose, token, expiresAt }, machineNow)
  const words = mailWords[post.locale][post.purpose]
  const link = `${post.publicUrl}${post.locale === 'en' ? '/en' : ''}${LINK_PAGE}/${token}`
  const mail: SealedMail = { to: person.email, subject: words.subject, text: words.text(person.name, link) }
  const sealed = sealer.seal(Buffer.from(JSON.stringify(mail)), aboutMail(id))
  await addMail(tx, { id, personId: person.id, sealed, uselessAt: expiresAt }, machineNow)
}

const password = z.string().max(10_000)
const linkOver = said('link-over', '', own => own.link.over)

/** The link of a token with its open account; the same for a link that is used, too old, or was never made. */
async function findUse(reader: Reader, token: string, machineNow: Date) {
  const link = await findLink(reader, token, machineNow)
  const account = link && (await findAccount(reader, link.personId))
  return { link, account: account?.disabledAt === null ? account : undefined }
}

type ByLink = Readonly<{ account: Account; token: string; passwordHash: string }>

async function saveByLink(
  tx: Tx,
  { account, token, passwordHash }: ByLink,
  machineNow: Date,
): Promise<boolean> {
  if (!(await takeLink(tx, token, machineNow))) return false
  await voidLinksOf(tx, account.id, machineNow)
  await removeSessionsOf(tx, account.id, null)
  await clearFailures(tx, accountBucketOf(account.email))
  const changes = { password_hash: passwordHash, password_ends_at: null }
  return changePerson(tx, account.id, account.rowVersion, changes)
}

/**
 * Sets a password by a mailed link, once. Every session ends; a second factor stays on, so that the mailbox alone
 * does not let anybody in.
 */
export const useAccountLink = ({ clock, database }: Pick<Environment, 'clock' | 'database'>) =>
  defineAction({
    name: 'account.use-link',
    input: z
      .object({ token: z.string().max(200), password, repeat: password })
      .transform(input => ({ ...input, passwordHash: '' })),
    // A worthless link must not cost a hash: anybody can send one, as often as they like.
    prepare: async input => {
      const { account } = await database.read(reader => findUse(reader, input.token, machineTime(clock)))
      if (!account) return failure([linkOver])
      return success({ ...input, passwordHash: await hashPassword(input.password) })
    },
    load: (reader, input) => findUse(reader, input.token, machineTime(clock)),
    facts: () => ({ isPublic: true }),
    handle: ({ link, account }, input) => {
      if (!link || !account) return refuse([linkOver])
      const problems = [
        ...passwordProblems(input.password, 'password', passwordContextOf(account)),
        ...(input.password === input.repeat
          ? []
          : [said('repeat-differs', 'repeat', own => own.own.repeatDiffers)]),
      ]
      if (problems.length > 0) return refuse(problems)
      return done({
        change: { account, token: input.token, passwordHash: input.passwordHash },
        event: 'account.password-set-by-link',
        subject: { kind: 'person', id: account.id },
        areaPath: wholeCountry,
        detail: { purpose: link.purpose },
        next: '/masuk',
      })
    },
    save: (tx, change) => saveByLink(tx, change, machineTime(clock)),
    audience: 'accounts',
  })
