import { capitalDay } from '../../platform/local-time.ts'
import { formatDay } from '../../platform/translations.ts'
import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import type { Certificate } from './certificate.ts'
import { listHandedOverAt } from './certificate-store.ts'
import { managedPath, type Conferment } from './conferment.ts'
import { findConferment, insertConferment, saveConferment } from './conferment-store.ts'

export const LONGEST_NAME = 160
export const LONGEST_PLACE = 200

const content = {
  edition: fields.recordId,
  nameId: fields.requiredText(LONGEST_NAME, 5),
  nameEn: fields.optionalText(LONGEST_NAME),
  place: fields.requiredText(LONGEST_PLACE, 3),
  date: fields.isoDate,
  conferrerName: fields.requiredText(LONGEST_NAME, 3),
  conferrerOffice: fields.requiredText(LONGEST_NAME, 3),
}
const recordInput = z.object(content)
const correctInput = z.object({
  id: fields.recordId,
  ...content,
  reason: fields.requiredText(2000, 10),
  version: fields.rowVersion.optional(),
})
type Given = z.output<typeof recordInput>

const unknownEdition = problem(
  'unknown',
  'edition',
  text('Edisi ini tidak ada. Pilih edisi dari daftar.', 'There is no such edition. Choose one of the list.'),
)

const isKnownEdition = async (reader: Reader, id: string): Promise<boolean> =>
  (await listEditions(reader)).some(one => one.id === id && isPublic(one))

const confermentFrom = (id: string, given: Given, rowVersion: number): Conferment => ({
  id,
  editionId: given.edition,
  name: { id: given.nameId, en: given.nameEn },
  place: given.place,
  heldOn: given.date,
  conferrer: { name: given.conferrerName, office: given.conferrerOffice },
  rowVersion,
})

/** Notes an event at which certificates are or will be handed over. Several of an edition are usual. */
export const recordConferment = defineAction({
  name: 'conferment.record',
  input: recordInput,
  load: async (reader, { edition }) => ({ known: await isKnownEdition(reader, edition) }),
  facts: () => ({ areaPath: '/' }),
  handle: ({ known }, given, { newId }) => {
    if (!known) return refuse([unknownEdition])
    const conferment = confermentFrom(newId(), given, 1)
    return done({
      change: conferment,
      event: 'conferment.recorded',
      subject: { kind: 'conferment', id: conferment.id },
      areaPath: '/',
      detail: { edition: conferment.editionId, heldOn: conferment.heldOn },
      after: conferment,
      next: managedPath(conferment.id),
      answer: { id: conferment.id },
    })
  },
  save: (tx, conferment: Conferment, { actor, now }) =>
    insertConferment(tx, conferment, { by: actor.personId ?? '', at: now }),
})

const notYet = problem(
  'future-date',
  'date',
  text(
    'Piagam sudah diserahkan pada acara ini, jadi tanggalnya tidak dapat sesudah hari ini. Batalkan dahulu penyerahan yang keliru.',
    'Certificates were handed over at this event, so its date cannot be after today. Take back what was recorded by mistake first.',
  ),
)
const otherEdition = problem(
  'other-edition',
  'edition',
  text(
    'Piagam sudah diserahkan pada acara ini, jadi edisinya tidak dapat diganti. Batalkan dahulu penyerahan yang keliru.',
    'Certificates were handed over at this event, so its edition cannot change. Take back what was recorded by mistake first.',
  ),
)

const issuedLater = ({ number, issuedAt }: Certificate): Problem => {
  const day = capitalDay(issuedAt)
  return problem(
    'before-issue',
    'date',
    text(
      `Piagam ${number} sudah diserahkan pada acara ini, padahal baru diterbitkan pada ${formatDay(day, 'id')}. Isi tanggal itu atau sesudahnya.`,
      `Certificate ${number} was handed over at this event, and was issued on ${formatDay(day, 'en')} only. Enter that day or a later one.`,
    ),
  )
}
const withdrawnEarlier = ({ number }: Certificate, day: string): Problem =>
  problem(
    'after-withdrawal',
    'date',
    text(
      `Piagam ${number} sudah diserahkan pada acara ini, dan berakhir pada ${formatDay(day, 'id')}. Isi tanggal itu atau sebelumnya.`,
      `Certificate ${number} was handed over at this event, and ended on ${formatDay(day, 'en')}. Enter that day or an earlier one.`,
    ),
  )

/** Why an event at which these were handed over cannot be of that edition or day; every reason at once. */
function againstHanded(
  handed: readonly Certificate[],
  given: Given,
  before: Conferment,
  now: Date,
): readonly Problem[] {
  if (handed.length === 0) return []
  const issued = handed.toSorted((one, other) => other.issuedAt.getTime() - one.issuedAt.getTime())[0]
  const withdrawn = handed
    .flatMap(one => {
      const ended = one.withdrawal ?? one.replacement
      return ended ? [{ one, day: capitalDay(ended.at) }] : []
    })
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))[0]
  return [
    ...(given.edition === before.editionId ? [] : [otherEdition]),
    ...(given.date > capitalDay(now) ? [notYet] : []),
    ...(issued && given.date < capitalDay(issued.issuedAt) ? [issuedLater(issued)] : []),
    ...(withdrawn && given.date > withdrawn.day ? [withdrawnEarlier(withdrawn.one, withdrawn.day)] : []),
  ]
}

type Correction = Readonly<{ conferment: Conferment; handed: number }>

/** Corrects what was noted of an event, with a reason; what was handed over at it keeps making sense. */
export const correctConferment = defineAction({
  name: 'conferment.correct',
  input: correctInput,
  load: async (reader, { id, edition }) => {
    const conferment = await findConferment(reader, id)
    if (!conferment) return null
    const handed = await listHandedOverAt(reader, id)
    return { conferment, handed, known: await isKnownEdition(reader, edition) }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'conferment.manage',
  version: ({ conferment }) => conferment.rowVersion,
  handle: ({ conferment, handed, known }, given, { now }) => {
    const problems = [...(known ? [] : [unknownEdition]), ...againstHanded(handed, given, conferment, now)]
    if (problems.length > 0) return refuse(problems)
    const after = confermentFrom(conferment.id, given, conferment.rowVersion)
    return done({
      change: { conferment: after, handed: handed.length },
      event: 'conferment.corrected',
      subject: { kind: 'conferment', id: conferment.id },
      areaPath: '/',
      reason: given.reason,
      detail: { edition: after.editionId, heldOn: after.heldOn },
      before: conferment,
      after,
      next: managedPath(conferment.id),
    })
  },
  save: async (tx, { conferment, handed }: Correction) =>
    // Now that the event is held, nothing more can be handed over at it until this ends.
    (await saveConferment(tx, conferment)) && (await listHandedOverAt(tx, conferment.id)).length === handed,
})
