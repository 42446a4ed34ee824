import type { Reader, Tx } from '../../../platform/database/index.ts'
import { sha256 } from '../../../platform/digest.ts'
import { withdrawLinkMails } from '../mail/mail-store.ts'
import type { LinkPurpose, PeopleTables } from '../people-tables.ts'

/** What is stored of a link's token. */
export const tokenHash = (token: string): string => sha256(`account link ${token}`)

type AccountLink = Readonly<{ personId: string; purpose: LinkPurpose }>

/**
 * Adds a link; earlier ones of the person for the same purpose that were not used are void. Those for another stay:
 * anybody may ask for a new password in somebody's name, and must not take an invitation away by it.
 */
export async function addLink(
  tx: Tx,
  link: AccountLink & Readonly<{ token: string; expiresAt: Date }>,
  machineNow: Date,
): Promise<void> {
  await voidLinks(tx, link.personId, [link.purpose], machineNow)
  await tx
    .withTables<PeopleTables>()
    .insertInto('account_link')
    .values({
      token_hash: tokenHash(link.token),
      person_id: link.personId,
      purpose: link.purpose,
      expires_at: link.expiresAt,
      used_at: null,
      created_at: machineNow,
    })
    .execute()
}

/** The link of a token, while it may be used. */
export const findLink = (reader: Reader, token: string, machineNow: Date): Promise<AccountLink | undefined> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('account_link')
    .select(['person_id as personId', 'purpose'])
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', machineNow)
    .executeTakeFirst()

/** Uses a link up; false when it was used meanwhile. */
export async function takeLink(tx: Tx, token: string, machineNow: Date): Promise<boolean> {
  const result = await tx
    .withTables<PeopleTables>()
    .updateTable('account_link')
    .set({ used_at: machineNow })
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', machineNow)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Makes what was mailed to a person before useless: whoever has a new password needs no link. */
export const voidLinksOf = (tx: Tx, personId: string, machineNow: Date): Promise<void> =>
  voidLinks(tx, personId, ['reset', 'invitation'], machineNow)

async function voidLinks(
  tx: Tx,
  personId: string,
  purposes: readonly LinkPurpose[],
  machineNow: Date,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('account_link')
    .set({ used_at: machineNow })
    .where('person_id', '=', personId)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .execute()
  await withdrawLinkMails(tx, personId)
}

/** An invitation that was mailed to a person. */
export type Invitation = Readonly<{
  createdAt: Date
  expiresAt: Date
  /** When its link was used or became void. */
  usedAt: Date | null
}>

/** The invitations of a person, the newest first. */
export const listInvitations = (reader: Reader, personId: string): Promise<Invitation[]> =>
  reader
    .withTables<PeopleTables>()
    .selectFrom('account_link')
    .select(['created_at as createdAt', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('person_id', '=', personId)
    .where('purpose', '=', 'invitation')
    .orderBy('created_at', 'desc')
    .execute()
