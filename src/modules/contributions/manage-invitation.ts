import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findNomination, type Nomination } from '../nominations/index.ts'
import { endGuest } from '../people/index.ts'
import {
  factsOf,
  isLive,
  isTold,
  LINK_PART,
  officePage,
  ownPage,
  withLink,
  type Invitation,
} from './invitation.ts'
import { findNewest, markDone, markEnded, markInvitation } from './invitation-store.ts'

const noLink = problem(
  'no-link',
  '',
  text(
    'Tidak ada tautan yang masih berlaku untuk usulan ini. Buat tautan baru.',
    'There is no link that works for this nomination. Make a new one.',
  ),
)
const notAsked = problem(
  'not-asked',
  '',
  text(
    'Dinas tidak sedang menunggu bagian Anda untuk produk ini.',
    'The office does not wait for your part of this product.',
  ),
)
const toldBefore = problem(
  'told-before',
  '',
  text('Dinas sudah diberi tahu. Terima kasih.', 'The office has been told. Thank you.'),
)

type Loaded = Readonly<{ nomination: Nomination; invitation: Invitation | null }>

async function load(
  reader: Reader,
  { id }: Readonly<{ id: string }>,
  { now }: ActionContext,
): Promise<Loaded | null> {
  const nomination = await findNomination(reader, id)
  if (!nomination) return null
  const newest = await findNewest(reader, id)
  return { nomination, invitation: newest && isLive(newest, now) ? newest : null }
}

const facts = ({ nomination }: Loaded) => factsOf(nomination)

const entryOf = ({ id, areaPath }: Nomination, invitation: Invitation) => ({
  subject: { kind: 'contribution', id: invitation.id },
  record: { kind: 'nomination', id },
  areaPath,
})

/** Takes the link and the role that came with it away, at once. */
export const endInvitation = defineAction({
  name: 'contribution.end',
  readAction: 'contribution.follow',
  input: z.object({ id: fields.recordId }),
  load,
  facts,
  handle: ({ nomination, invitation }) => {
    if (!invitation) return refuse([noLink])
    return done({
      change: invitation,
      event: 'contribution.ended',
      ...entryOf(nomination, invitation),
      next: officePage(nomination.id),
    })
  },
  save: async (tx, { id, grantId }, { now }) => {
    await endGuest(tx, grantId, now)
    return markEnded(tx, id, 'office', now)
  },
})

/** Asks a producer for more, in a sentence that stands on the producer's page. */
export const askAgain = defineAction({
  name: 'contribution.ask-again',
  readAction: 'contribution.follow',
  input: z.object({
    id: fields.recordId,
    asked: fields.requiredText(500, 5),
    // The link that the page shows, sealed: it goes on being shown. Anything else is nothing.
    [LINK_PART]: z
      .string()
      .regex(/^[\w-]{1,400}$/)
      .optional()
      .catch(undefined),
  }),
  load,
  facts,
  handle: ({ nomination, invitation }, { asked, [LINK_PART]: sealed }) => {
    if (!invitation) return refuse([noLink])
    return done({
      change: { id: invitation.id, asked },
      event: 'contribution.asked-again',
      ...entryOf(nomination, invitation),
      reason: asked,
      next: officePage(nomination.id),
      ...(sealed === undefined ? {} : { nextOnce: withLink(officePage(nomination.id), sealed) }),
    })
  },
  save: (tx, { id, asked }) => markInvitation(tx, id, { asked, done_at: null }),
})

/** The producer says that the own part is done. The office is told once, however often the button is pressed. */
export const finishContribution = defineAction({
  name: 'contribution.finish',
  readAction: 'contribution.read',
  input: z.object({ id: fields.recordId }),
  load,
  facts,
  handle: ({ nomination, invitation }) => {
    if (!invitation) return refuse([notAsked])
    if (isTold(invitation, nomination)) return refuse([toldBefore])
    return done({
      change: { id: invitation.id, sentAt: nomination.submittedAt },
      event: 'contribution.finished',
      ...entryOf(nomination, invitation),
      next: ownPage(nomination.id),
    })
  },
  save: (tx, told, { now }) => markDone(tx, told, now),
})
