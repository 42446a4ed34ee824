import { z } from 'zod'
import { whereAllowed } from '../../access/index.ts'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { isId } from '../../foundation/ids.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { standingOf, type Certificate } from './certificate.ts'
import { parametersOf, queryFrom } from './certificate-list.ts'
import { certificateColumns, listToPrint } from './certificate-list-store.ts'
import { findConferment } from './conferment-store.ts'
import {
  printJob,
  printLanguages,
  printPath,
  type Print,
  type PrintCause,
  type PrintChoice,
  type PrintItem,
  type PrintSettings,
} from './print.ts'
import { endPrint, findPrint, insertPrint } from './print-store.ts'

/** True where a form sent filters that are none: it would print other certificates than its page showed. */
function isMisread({ query, eventId }: PrintChoice, sent: Readonly<Record<string, unknown>>): boolean {
  const read: Readonly<Record<string, string>> = { ...parametersOf(query), acara: eventId }
  return Object.entries(read).some(([name, value]) => (sent[name] ?? '') !== value)
}

/** The choice that an address, or a form, holds. */
export function choiceFrom(parameters: URLSearchParams): PrintChoice {
  const event = parameters.get('acara') ?? ''
  return { query: queryFrom(parameters), eventId: isId(event) ? event : '' }
}

/** What may not be given out: a paper whose star does not count now. */
export function causeToLeaveOut(one: Certificate, today: string): PrintCause | null {
  const standing = standingOf(one, today)
  return standing === 'valid' || standing === 'lapsed' ? null : standing
}

/** The chosen certificates, in the order of the hand-over list; one more than `atMost` where there are too many. */
export async function listChosen(
  reader: Reader,
  { query, eventId }: PrintChoice,
  by: Readonly<{ actor: Parameters<typeof whereAllowed>[0]; now: Date; atMost: number }>,
): Promise<readonly Certificate[]> {
  const event = eventId === '' ? null : await findConferment(reader, eventId)
  if (eventId !== '' && event === null) return []
  const filter = {
    allowed: whereAllowed(by.actor, 'certificate.list', certificateColumns),
    today: capitalDay(by.now),
    editionId: event?.editionId ?? query.edition,
    standing: query.standing === '' ? null : query.standing,
    handedOver: query.handing === '' ? null : query.handing === 'sudah',
    province: query.province,
    commodity: query.commodity,
    text: query.text,
    eventId,
  }
  return listToPrint(reader, filter, by.atMost + 1)
}

const nothing = problem(
  'nothing',
  '',
  text(
    'Tidak ada piagam yang dapat dicetak dengan pilihan ini. Ubah saringannya pada daftar piagam.',
    'There is no certificate to print with this choice. Change the filters on the list of certificates.',
  ),
)
const tooMany = (atMost: number): Problem =>
  problem(
    'too-many',
    '',
    text(
      `Pilihan ini berisi lebih dari ${atMost} piagam. Persempit menurut provinsi atau komoditas, lalu cetak bergiliran.`,
      `This choice has more than ${atMost} certificates. Narrow it down by province or commodity, and print in turns.`,
    ),
  )

const input = z.looseObject({
  cover: z.literal('yes').optional(),
  language: z.enum(printLanguages),
})

const parametersIn = (sent: Readonly<Record<string, unknown>>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(sent).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

const unknownChoice = problem(
  'unknown-choice',
  '',
  text(
    'Pilihan piagamnya tidak dikenal. Kembali ke daftar piagam, lalu pilih lagi.',
    'The choice of certificates is not known. Go back to the list of certificates and choose again.',
  ),
)

const printOf = (
  { choice, language, withCover }: Pick<Print, 'choice' | 'language' | 'withCover'>,
  { actor, now, newId }: Pick<ActionContext, 'actor' | 'now' | 'newId'>,
): Print => ({
  id: newId(),
  choice,
  language,
  withCover,
  state: 'making',
  askedBy: actor.personId ?? '',
  askedAt: now,
  endedAt: null,
  fileSha256: null,
  bytes: null,
  pages: null,
  keptUntil: null,
  rowVersion: 1,
})

/** Asks for one file with the chosen certificates; it is made in the background. */
export const askPrint = (settings: PrintSettings) =>
  defineAction({
    name: 'certificate.print',
    input,
    load: async (reader, sent, { actor, now }) => {
      const choice = choiceFrom(parametersIn(sent))
      return { choice, chosen: await listChosen(reader, choice, { actor, now, atMost: settings.atMost }) }
    },
    facts: () => ({ areaPath: '/' }),
    readAction: 'certificate.list',
    handle: ({ choice, chosen }, { cover, language, ...sent }, { actor, now, newId }) => {
      if (isMisread(choice, sent)) return refuse([unknownChoice])
      const today = capitalDay(now)
      const items = chosen.map((one, position): PrintItem => {
        const cause = causeToLeaveOut(one, today)
        return { position, certificateId: one.id, state: cause ? 'left-out' : 'waiting', cause }
      })
      const waiting = items.filter(one => one.state === 'waiting').length
      if (waiting === 0) return refuse([nothing])
      if (items.length > settings.atMost) return refuse([tooMany(settings.atMost)])
      const print = printOf({ choice, language, withCover: cover === 'yes' }, { actor, now, newId })
      return done({
        change: { print, items },
        event: 'certificate-print.asked',
        subject: { kind: 'certificate-print', id: print.id },
        areaPath: '/',
        detail: { certificates: waiting, leftOut: items.length - waiting, language },
        jobs: [printJob(print.id)],
        next: printPath(print.id),
        answer: { id: print.id },
      })
    },
    save: (tx, { print, items }) => insertPrint(tx, print, items),
  })

const ended = problem(
  'ended',
  '',
  text(
    'Berkas cetak ini sudah selesai atau dibatalkan. Muat ulang halaman untuk melihat keadaannya.',
    'This print file is finished or cancelled. Reload the page to see how it stands.',
  ),
)

/** Ends a print that is being made; what was made of it is not kept. */
export const cancelPrint = defineAction({
  name: 'certificate.cancel-print',
  input: z.object({ id: fields.recordId, version: fields.rowVersion.optional() }),
  load: (reader, { id }) => findPrint(reader, id),
  facts: () => ({ areaPath: '/' }),
  readAction: 'certificate.list',
  version: print => print.rowVersion,
  handle: print =>
    print.state === 'making'
      ? done({
          change: print,
          event: 'certificate-print.cancelled',
          subject: { kind: 'certificate-print', id: print.id },
          areaPath: '/',
        })
      : refuse([ended]),
  save: (tx, { id }, { now: at }) =>
    endPrint(tx, id, { state: 'cancelled', at, fileSha256: null, bytes: null, pages: null, keptUntil: null }),
})
