import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import type { Reader } from '../../platform/database/index.ts'
import { receiptFrom } from '../nominations/index.ts'
import { isUnderWay, loadResultGround, sentBy, type ResultGround } from './ground.ts'
import { daysAfter, maySendIn, objectionFacts, type Objection } from './objection.ts'
import { findObjection, takeObjectionTurn, updateObjection } from './objection-store.ts'
import { anotherOpen, decidedAnew, groundNeeded, tooShort, usedUp, windowClosed } from './problems.ts'
import type { ObjectionSettings } from './settings.ts'
import { tookPartIn } from './took-part.ts'

const input = z.object({ id: fields.recordId, version: fields.rowVersion.optional() })

type Loaded = Readonly<{ objection: Objection; ground: ResultGround; tookPart: readonly string[] }>

async function load(
  reader: Reader,
  id: string,
  settings: ObjectionSettings,
  arrivedAt: Date,
): Promise<Loaded | null> {
  const found = await findObjection(reader, id)
  if (!found) return null
  await takeObjectionTurn(reader, found.nominationId)
  const ground = await loadResultGround(reader, found.nominationId, { now: arrivedAt, ...settings })
  const objection = ground?.objections.find(one => one.id === id)
  if (!ground || !objection) return null
  return { objection, ground, tookPart: await tookPartIn(reader, ground.nomination) }
}

function problemsOf(
  { objection, ground }: Loaded,
  settings: ObjectionSettings,
  arrivedAt: Date,
): readonly Problem[] {
  const { side, openedAt, text } = objection
  const least = settings.textAtLeast
  return [
    ...(maySendIn(ground.window, openedAt, arrivedAt) ? [] : [windowClosed]),
    ...(ground.objections.some(isUnderWay) ? [anotherOpen] : []),
    ...(ground.corrected && !settings.againAfterCorrection ? [decidedAnew] : []),
    ...(sentBy(ground, side) >= settings.perSide ? [usedUp(settings.perSide)] : []),
    ...(objection.grounds.length === 0 ? [groundNeeded] : []),
    ...(text.length < least ? [tooShort('text', least)] : []),
  ]
}

/** Sends an objection: the head of the office, or the producer. From here on nothing of it changes. */
export const sendObjection = (settings: ObjectionSettings) =>
  defineAction({
    name: 'objection.send',
    input,
    load: (reader, { id }, { arrivedAt }) => load(reader, id, settings, arrivedAt),
    facts: ({ objection }) => objectionFacts(objection),
    readAction: 'objection.read',
    version: ({ objection }) => objection.rowVersion,
    handle: (loaded, _, { actor, now, arrivedAt, newId }) => {
      const problems = problemsOf(loaded, settings, arrivedAt)
      if (problems.length > 0) return refuse(problems)
      const { objection, ground, tookPart } = loaded
      const next: Objection = {
        ...objection,
        state: 'received',
        sentBy: actor.personId,
        receivedAt: now,
        receipt: receiptFrom(ground.edition.number, newId()).replace(/^[A-Z]+/, 'SGH'),
        answerBy: daysAfter(objection.areaPath, now, settings.answerDays),
        tookPart,
      }
      return done({
        change: next,
        event: 'objection.received',
        subject: { kind: 'objection', id: objection.id },
        record: { kind: 'nomination', id: objection.nominationId },
        areaPath: objection.areaPath,
        detail: { side: objection.side, grounds: objection.grounds, answerBy: next.answerBy?.toISOString() },
        after: next,
        next: `/sanggahan/${objection.id}`,
      })
    },
    save: updateObjection,
  })

/** Takes an objection back, as long as nobody took it up. A draft is given up in the same way. */
export const withdrawObjection = defineAction({
  name: 'objection.withdraw',
  input,
  load: (reader, { id }) => findObjection(reader, id),
  facts: objectionFacts,
  readAction: 'objection.read',
  version: one => one.rowVersion,
  handle: objection =>
    done({
      change: { ...objection, state: 'withdrawn' as const },
      event: 'objection.withdrawn',
      subject: { kind: 'objection', id: objection.id },
      record: { kind: 'nomination', id: objection.nominationId },
      areaPath: objection.areaPath,
      detail: { side: objection.side, from: objection.state },
      next: `/usulan/${objection.nominationId}`,
    }),
  save: updateObjection,
})
