import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { otherEdition, unknownEdition } from './problems.ts'
import { sessionPath, type SampleSession } from './session.ts'
import { findSession, insertSession, saveSession } from './session-store.ts'
import { countStanding } from './standing-store.ts'

const content = {
  edition: fields.recordId,
  name: fields.requiredText(160, 3),
  place: fields.requiredText(200, 3),
  date: fields.isoDate,
}
const planInput = z.object(content)
type Given = z.output<typeof planInput>

const isKnownEdition = async (reader: Reader, id: string): Promise<boolean> =>
  (await listEditions(reader)).some(one => one.id === id && isPublic(one))

const sessionFrom = (id: string, given: Given, rowVersion: number): SampleSession => ({
  id,
  editionId: given.edition,
  name: given.name,
  place: given.place,
  heldOn: given.date,
  rowVersion,
})

/** A sitting is planned, to which samples will be brought. */
export const planSession = defineAction({
  name: 'sample-session.plan',
  input: planInput,
  load: async (reader, { edition }) => ({ known: await isKnownEdition(reader, edition) }),
  facts: () => ({ areaPath: '/' }),
  handle: ({ known }, given, { newId }) => {
    if (!known) return refuse([unknownEdition])
    const session = sessionFrom(newId(), given, 1)
    return done({
      change: session,
      event: 'sample-session.planned',
      subject: { kind: 'sample-session', id: session.id },
      areaPath: '/',
      detail: { edition: session.editionId, heldOn: session.heldOn },
      after: session,
      next: sessionPath(session.id),
      answer: { id: session.id },
    })
  },
  save: (tx, session: SampleSession, { actor, now }) =>
    insertSession(tx, session, { by: actor.personId ?? '', at: now }),
  audience: 'panel',
})

/** What was noted of a sitting is corrected; while samples are out at it, it stays in its edition. */
export const correctSession = defineAction({
  name: 'sample-session.correct',
  input: z.object({ id: fields.recordId, ...content, version: fields.rowVersion.optional() }),
  load: async (reader, { id, edition }) => {
    const session = await findSession(reader, id)
    if (!session) return null
    const out = await countStanding(reader, { kind: 'session', sessionId: id })
    return { session, out, known: await isKnownEdition(reader, edition) }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'sample.see-code',
  version: ({ session }) => session.rowVersion,
  handle: ({ session, out, known }, given) => {
    if (!known) return refuse([unknownEdition])
    if (out > 0 && given.edition !== session.editionId) return refuse([otherEdition])
    const after = sessionFrom(session.id, given, session.rowVersion)
    return done({
      change: after,
      event: 'sample-session.corrected',
      subject: { kind: 'sample-session', id: session.id },
      areaPath: '/',
      detail: { edition: after.editionId, heldOn: after.heldOn },
      before: session,
      after,
      next: sessionPath(session.id),
    })
  },
  save: (tx, session: SampleSession) => saveSession(tx, session),
  audience: 'panel',
})
