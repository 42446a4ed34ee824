import { z } from 'zod'
import { defineAction, done, fields } from '../../actions/index.ts'
import { wholeCountry } from '../../foundation/area-path.ts'
import { paces } from './notice.ts'
import { getPacing, savePace } from './notice-store.ts'

/** Chooses how often one wants to be written to. */
export const choosePace = defineAction({
  name: 'notice.choose-pace',
  input: z.object({ pace: z.enum(paces), version: fields.rowVersion.optional() }),
  load: async (reader, _, { actor }) =>
    actor.personId === null
      ? null
      : { personId: actor.personId, pacing: await getPacing(reader, actor.personId) },
  facts: ({ personId }) => ({ personId }),
  version: ({ pacing }) => pacing.rowVersion,
  handle: ({ personId, pacing }, { pace }) =>
    done({
      change: { personId, pace, rowVersion: pacing.rowVersion },
      event: 'notice.pace-chosen',
      subject: { kind: 'person', id: personId },
      areaPath: wholeCountry,
      detail: { pace },
      before: pacing.pace,
      after: pace,
      next: '/pemberitahuan',
    }),
  save: (tx, { personId, ...pacing }) => savePace(tx, personId, pacing),
  audience: 'accounts',
})
