import { z } from 'zod'
import { defineAction, done, fields, type ActionContext } from '../../actions/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { newSecret } from '../../platform/random.ts'
import type { Sealer } from '../../platform/sealer.ts'
import { findNomination, loadOwnPart, lockNomination, type Nomination } from '../nominations/index.ts'
import { addGuest, endGuest } from '../people/index.ts'
import {
  expiryOf,
  factsOf,
  officePage,
  tokenHash,
  withLink,
  type Invitation,
  type InvitationSettings,
} from './invitation.ts'
import { findGuestOf, findNewest, insertInvitation, markEnded } from './invitation-store.ts'

type Asked = Readonly<{ id: string; name: string }>

type Ground = Readonly<{
  nomination: Nomination
  /** The one before, whose link stops working. */
  before: Invitation | null
  guest: string | null
  closesAt: Date | null
  token: string
}>

async function loadGround(reader: Reader, { id, name }: Asked, now: Date): Promise<Ground | null> {
  // Two who press at the same moment come one after the other, and the second one's link counts.
  await lockNomination(reader, id)
  const nomination = await findNomination(reader, id)
  if (!nomination) return null
  const newest = await findNewest(reader, id)
  const before = newest?.endedAt === null ? newest : null
  const { closesAt } = await loadOwnPart(reader, nomination, now)
  const guest = await findGuestOf(reader, nomination.producerId, name)
  return { nomination, before, guest, closesAt, token: newSecret() }
}

/** What the sealed secret in the address of the next page is about. */
export const aboutLink = (invitationId: string): string => `contribution link ${invitationId}`

type Change = Readonly<{ invitation: Invitation; before: Invitation | null; isNew: boolean }>

async function save(tx: Tx, { invitation, before, isNew }: Change, { now }: ActionContext): Promise<void> {
  if (before) {
    await markEnded(tx, before.id, 'renewed', now)
    await endGuest(tx, before.grantId, now)
  }
  const { personId, grantId, name, producerId, areaPath, expiresAt, invitedBy } = invitation
  const reach = { ownerId: producerId, nominationId: invitation.nominationId, areaPath }
  await addGuest(tx, { personId, isNew, grantId, name, ...reach, until: expiresAt, invitedBy }, now)
  await insertInvitation(tx, invitation)
}

function invitationFrom(
  { nomination, guest, closesAt, token }: Ground,
  name: string,
  settings: InvitationSettings,
  { actor, now, newId }: ActionContext,
): Invitation {
  return {
    id: newId(),
    nominationId: nomination.id,
    producerId: nomination.producerId,
    areaPath: nomination.areaPath,
    name,
    personId: guest ?? newId(),
    grantId: newId(),
    tokenHash: tokenHash(token),
    invitedBy: actor.personId ?? '',
    createdAt: now,
    expiresAt: expiryOf(closesAt, settings, now),
    endedAt: null,
    endCause: null,
    tries: 0,
    openedFirstAt: null,
    openedLastAt: null,
    doneAt: null,
    asked: '',
  }
}

/**
 * Makes a link by which a producer fills the own part; an earlier one ends. The secret goes to the next page sealed, and
 * stands in no table: what is stored opens nothing.
 */
export const inviteProducer = (settings: InvitationSettings, sealer: Sealer) =>
  defineAction({
    name: 'contribution.invite',
    readAction: 'contribution.follow',
    input: z.object({ id: fields.recordId, name: fields.requiredText(120, 2) }),
    load: (reader, input, { now }) => loadGround(reader, input, now),
    facts: ({ nomination }) => factsOf(nomination),
    handle: (ground, input, context) => {
      const invitation = invitationFrom(ground, input.name, settings, context)
      const sealed = sealer.seal(Buffer.from(ground.token), aboutLink(invitation.id))
      return done({
        change: { invitation, before: ground.before, isNew: ground.guest === null },
        event: 'contribution.invited',
        subject: { kind: 'contribution', id: invitation.id },
        record: { kind: 'nomination', id: ground.nomination.id },
        areaPath: invitation.areaPath,
        detail: { until: invitation.expiresAt.toISOString(), renews: ground.before !== null },
        next: officePage(ground.nomination.id),
        // Not even sealed it stays in a table.
        nextOnce: withLink(officePage(ground.nomination.id), sealed),
        answer: { id: invitation.id },
      })
    },
    save,
  })
