import { capitalDay } from '../../platform/local-time.ts'
import { formatDay } from '../../platform/translations.ts'
import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Certificate } from './certificate.ts'
import { listCertificatesById } from './certificate-store.ts'
import { confermentName, managedPath, type Conferment } from './conferment.ts'
import { findConferment, holdConferment } from './conferment-store.ts'
import { insertHandOvers, type HandOver } from './hand-over-store.ts'

/** At once: a form brings two fields for each. */
export const MOST_AT_ONCE = 200
export const LONGEST_RECIPIENT = 160
/** Each id once. */
export const idsIn = (value: string): readonly string[] => [
  ...new Set(value.split(/\s+/).filter(id => id !== '')),
]
/** The field for who received one certificate; `receivedBy` alone is meant for all. */
export const recipientField = (certificateId: string): string => `receivedBy.${certificateId}`

/** Ids as one hidden field of a form holds them, between spaces. */
const several = z
  .string()
  .default('')
  .transform(value => idsIn(value))

const input = z
  .object({
    id: fields.recordId,
    version: fields.rowVersion.optional(),
    certificate: several,
    receivedBy: fields.optionalText(LONGEST_RECIPIENT),
  })
  .catchall(fields.optionalText(LONGEST_RECIPIENT))
type Given = z.output<typeof input>

const notYet = ({ heldOn }: Conferment): Problem =>
  problem(
    'before-its-day',
    '',
    text(
      `Acara ini baru berlangsung pada ${formatDay(heldOn, 'id')}. Penyerahan dapat dicatat mulai hari itu.`,
      `This event takes place on ${formatDay(heldOn, 'en')} only. Hand-overs can be recorded from that day on.`,
    ),
  )
const nothing = problem(
  'nothing-chosen',
  '',
  text(
    'Belum ada piagam yang dipilih. Kembali ke halaman acara, lalu centang piagam yang diserahkan.',
    'No certificate is chosen. Go back to the event’s page and tick those that are handed over.',
  ),
)
const tooMany = problem(
  'too-many',
  '',
  text(
    `Paling banyak ${MOST_AT_ONCE} piagam sekaligus. Serahkan dalam beberapa kali.`,
    `At most ${MOST_AT_ONCE} certificates at once. Hand them over in several goes.`,
  ),
)
const unknown = problem(
  'unknown-certificate',
  '',
  text(
    'Salah satu pilihan bukan piagam yang dikenal. Kembali ke halaman acara, lalu pilih lagi.',
    'One of the choices is no known certificate. Go back to the event’s page and choose again.',
  ),
)

/** Why a certificate cannot be handed over at an event, in the order in which one would want to know; null when it can. */
export function obstacleTo(one: Certificate, event: Conferment): Problem | null {
  const about = (code: string, id: string, en: string): Problem =>
    problem(
      code,
      '',
      text(
        `Piagam ${one.number} (${one.content.product}) ${id}`,
        `Certificate ${one.number} (${one.content.product}) ${en}`,
      ),
    )
  if (one.editionId !== event.editionId)
    return about('other-edition', 'berasal dari edisi lain.', 'is of another edition.')
  if (one.state === 'withdrawn')
    return about(
      'withdrawn',
      'sudah dicabut, jadi tidak diserahkan.',
      'is withdrawn, so it is not handed over.',
    )
  if (one.state === 'replaced')
    return about('replaced', 'sudah digantikan putusan baru.', 'was replaced by a new decision.')
  if (one.suspension !== null) return about('suspended', 'sedang ditangguhkan.', 'is suspended.')
  if (one.conferment !== null) {
    const { id, en } = confermentName(one.conferment)
    return about('handed-over', `sudah diserahkan pada ${id}.`, `was handed over at ${en} already.`)
  }
  const issued = capitalDay(one.issuedAt)
  if (event.heldOn < issued)
    return about(
      'before-issue',
      `baru diterbitkan pada ${formatDay(issued, 'id')}, sesudah acara ini.`,
      `was issued on ${formatDay(issued, 'en')}, after this event.`,
    )
  const { validUntil } = one.content
  return validUntil !== null && validUntil < event.heldOn
    ? about('lapsed', 'sudah lewat masa berlakunya.', 'had lapsed by then.')
    : null
}

type Loaded = Readonly<{ event: Conferment; certificates: readonly Certificate[] }>

function problemsOf(
  { event, certificates }: Loaded,
  { certificate: ids }: Given,
  now: Date,
): readonly Problem[] {
  return [
    ...(event.heldOn > capitalDay(now) ? [notYet(event)] : []),
    ...(ids.length === 0 ? [nothing] : []),
    ...(ids.length > MOST_AT_ONCE ? [tooMany] : []),
    ...(certificates.length < Math.min(ids.length, MOST_AT_ONCE) ? [unknown] : []),
    ...certificates.flatMap(one => obstacleTo(one, event) ?? []),
  ]
}

const recipientOf = (given: Given, certificateId: string): string => {
  const own: unknown = given[recipientField(certificateId)]
  return typeof own === 'string' && own !== '' ? own : given.receivedBy
}

type Change = Readonly<{ event: Conferment; handOvers: readonly HandOver[] }>

/** Certificates are handed over at an event: all that were chosen, or none, with a ledger entry for each. */
export const handOverCertificates = defineAction({
  name: 'certificate.hand-over',
  input,
  load: async (reader, { id, certificate }): Promise<Loaded | null> => {
    const event = await findConferment(reader, id)
    const ids = certificate.slice(0, MOST_AT_ONCE)
    return event && { event, certificates: await listCertificatesById(reader, ids) }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'conferment.manage',
  version: ({ event }) => event.rowVersion,
  handle: (loaded, given, { now, newId }) => {
    const problems = problemsOf(loaded, given, now)
    if (problems.length > 0) return refuse(problems)
    const { event, certificates } = loaded
    const handOvers = certificates.map(one => ({
      id: newId(),
      certificateId: one.id,
      confermentId: event.id,
      receivedBy: recipientOf(given, one.id),
    }))
    return done({
      change: { event, handOvers },
      event: 'certificate.handed-over',
      subject: { kind: 'conferment', id: event.id },
      areaPath: '/',
      each: certificates.map(one => ({
        subject: { kind: 'certificate', id: one.id },
        record: { kind: 'nomination', id: one.nominationId },
        areaPath: one.areaPath,
        detail: { conferment: event.id, edition: event.editionId, heldOn: event.heldOn },
      })),
      next: managedPath(event.id),
      answer: { handed: certificates.length },
    })
  },
  save: async (tx, { event, handOvers }: Change, { actor, now }) =>
    (await holdConferment(tx, event)) &&
    (await insertHandOvers(tx, handOvers, { by: actor.personId ?? '', at: now })),
})
