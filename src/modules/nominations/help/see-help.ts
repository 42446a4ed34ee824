import { z } from 'zod'
import { defineAction, done, fields } from '../../../actions/index.ts'
import { listUnseenHelp, markHelpSeen } from './help-store.ts'
import { nominationFacts } from '../nomination.ts'
import { findNomination } from '../nomination-store.ts'

/** The office says that it has seen what others filled in, up to the moment at which its page was made. */
export const seeHelp = defineAction({
  name: 'nomination.see-help',
  input: z.object({ id: fields.recordId, until: z.iso.datetime() }),
  load: async (reader, given) => {
    const nomination = await findNomination(reader, given.id)
    return nomination && { nomination, unseen: await listUnseenHelp(reader, nomination.id) }
  },
  facts: ({ nomination }) => nominationFacts(nomination),
  readAction: 'nomination.read',
  handle: ({ nomination, unseen }, given, { now }) => {
    const asked = new Date(given.until)
    // Nobody has seen what is yet to come.
    const until = asked > now ? now : asked
    return done({
      change: { id: nomination.id, until },
      event: 'nomination.help-seen',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { answers: unseen.filter(one => one.at <= until).length },
      next: `/usulan/${nomination.id}/catatan`,
    })
  },
  save: (tx, { id, until }, { actor, now }) => markHelpSeen(tx, id, { by: actor.personId ?? '', until, now }),
})
