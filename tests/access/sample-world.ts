import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { giveBlindCode } from '../../src/modules/samples/blind-code-store.ts'
import { labelCodeFrom } from '../../src/modules/samples/codes.ts'
import { addEvents } from '../../src/modules/samples/custody-store.ts'
import { noPieces, type Step } from '../../src/modules/samples/lifecycle.ts'
import { insertPlace } from '../../src/modules/samples/place-store.ts'
import { take, type Sample } from '../../src/modules/samples/sample.ts'
import { insertSample } from '../../src/modules/samples/sample-store.ts'
import { insertSession } from '../../src/modules/samples/session-store.ts'
import type { Tx } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'
import { here } from '../builders/offices.ts'

type Placed = Readonly<{ edition: string; nomination: string }>

/** Samples of the office, one for each state in which something can be done with one. */
export type SampleWorld = Readonly<{
  announced: string
  announcedLabel: string
  stored: string
  /** A photo of the stored one. */
  photo: string
  /** Stored as well: to be sent back. */
  spare: string
  out: string
  /** The nomination whose sample goes back. */
  goingBack: string
  place: string
  /** The edition of the stored sample, and a session in it. */
  storedEdition: string
  session: string
  /** The session at which one is out. */
  outSession: string
}>

const arrived: readonly Step[] = [
  { kind: 'announced', pieces: 3 },
  { kind: 'sent', pieces: 3 },
  { kind: 'received', pieces: 3 },
  { kind: 'coded', pieces: 0 },
]

/** A sample that went as far as these steps. */
async function aSample(
  tx: Tx,
  at: Placed,
  steps: readonly Step[],
  now: Date,
  more: Partial<Sample> = {},
): Promise<Sample> {
  const base: Sample = {
    id: newId(),
    nominationId: at.nomination,
    editionId: at.edition,
    areaPath: here.path,
    labelCode: labelCodeFrom(newId()),
    state: 'announced',
    counts: noPieces,
    pieces: 3,
    courier: '',
    trackingNumber: '',
    sentOn: null,
    note: '',
    lot: '',
    bestBefore: null,
    storage: 'dry',
    announcedBy: 'test',
    announcedAt: now,
    condition: null,
    conditionNote: '',
    wantsReplacement: false,
    receivedBy: null,
    receivedAt: null,
    placeId: null,
    sessionId: null,
    returnCourier: '',
    returnTracking: '',
    returnedOn: null,
    rowVersion: 1,
    ...more,
  }
  const change = take(base, steps)
  await insertSample(tx, change.sample)
  await addEvents(tx, change, { actor: { personId: 'test' } as never, now })
  return change.sample
}

async function aSession(tx: Tx, editionId: string, now: Date): Promise<string> {
  const id = newId()
  const session = { id, editionId, name: 'Uji rasa contoh', place: 'Ruang Contoh', heldOn: '2030-01-02' }
  await insertSession(tx, { ...session, rowVersion: 1 }, { by: 'test', at: now })
  return id
}

async function aPhoto(tx: Tx, sample: Sample): Promise<string> {
  const id = newId()
  await sql`insert into sample_photo (id, sample_id, event_number, file_id, position)
    select ${id}, ${sample.id}, 3, (select min(id) from file), 0`.execute(tx)
  return id
}

/** Puts samples beside the office's nominations, which are in these states. */
export const sampleWorld = (
  { environment }: Application,
  at: Readonly<Record<'draft' | 'approved' | 'returned' | 'submitted' | 'admitted', Placed>>,
): Promise<SampleWorld> =>
  environment.database.write(async tx => {
    const now = environment.clock.now()
    const place = newId()
    const shelf = { id: place, code: 'R1-A', name: 'Rak contoh', storage: 'dry', inUse: true }
    await insertPlace(
      tx,
      { ...shelf, countedBy: null, countedAt: null, counting: null, rowVersion: 1 },
      { by: 'test', at: now },
    )
    const outSession = await aSession(tx, at.admitted.edition, now)
    const announced = await aSample(tx, at.submitted, [{ kind: 'announced', pieces: 2 }], now)
    const stored = await aSample(tx, at.returned, arrived, now)
    const spare = await aSample(tx, at.draft, arrived, now, { placeId: place })
    const away: Step = { kind: 'taken-out', pieces: 3, sessionId: outSession }
    const out = await aSample(tx, at.admitted, [...arrived, away], now, { sessionId: outSession })
    const back = await aSample(tx, at.approved, [...arrived, { kind: 'sent-back', pieces: 3 }], now)
    for (const one of [stored, spare, out, back]) await giveBlindCode(tx, one.nominationId, now, newId)
    return {
      announced: announced.id,
      announcedLabel: announced.labelCode,
      stored: stored.id,
      photo: await aPhoto(tx, stored),
      spare: spare.id,
      out: out.id,
      goingBack: back.nominationId,
      place,
      storedEdition: stored.editionId,
      session: await aSession(tx, stored.editionId, now),
      outSession,
    }
  })
