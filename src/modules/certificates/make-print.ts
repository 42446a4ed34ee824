import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { PaperJoin } from '../../platform/pdf/index.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { causeToLeaveOut } from './ask-print.ts'
import { fileOf, type Certificate } from './certificate.ts'
import { listCertificatesById } from './certificate-store.ts'
import { makeFile, type PaperWork } from './make-certificate-file.ts'
import {
  localesOf,
  printJobKind,
  type Print,
  type PrintedItem,
  type PrintItem,
  type PrintLanguage,
  type PrintSettings,
} from './print.ts'
import { endPrint, findPrint, forgetPrintFile, listPrintItems, markItem } from './print-store.ts'
import { coverWords } from './print-messages.ts'
import { typesetCover } from './typeset-cover.ts'

const DAY = 86_400_000
/** Papers of one turn: other work of the background comes in between. */
const TURN = 10
const AT_ONCE = 1

type Outcome = Pick<PrintItem, 'state' | 'cause'>
const ready: Outcome = { state: 'ready', cause: null }
const failed = (cause: 'not-made' | 'file-missing' | 'unreadable'): Outcome => ({ state: 'failed', cause })

async function certificatesOf(work: PaperWork, items: readonly PrintItem[]) {
  const ids = items.map(one => one.certificateId)
  const found = await work.database.read(reader => listCertificatesById(reader, ids))
  return new Map(found.map(one => [one.id, one]))
}

/** The files of a certificate in the languages of a print; null where one is not made yet. */
function filesOf(certificate: Certificate, language: PrintLanguage): readonly string[] | null {
  const kept = localesOf(language).map(locale => fileOf(certificate, locale))
  return kept.every(one => one !== null) ? kept : null
}

async function areThere({ services }: PaperWork, files: readonly string[]): Promise<boolean> {
  const found = await Promise.all(files.map(one => services.files.has(one)))
  return found.every(Boolean)
}

/** Sees to it that a certificate has its sealed files, which are made once and kept. */
async function readyPaper(
  work: PaperWork,
  { language }: Print,
  certificate: Certificate | undefined,
): Promise<Outcome> {
  if (!certificate) return failed('not-made')
  const cause = causeToLeaveOut(certificate, capitalDay(work.clock.now()))
  if (cause) return { state: 'left-out', cause }
  const kept = filesOf(certificate, language)
  if (kept !== null) return (await areThere(work, kept)) ? ready : failed('file-missing')
  try {
    await makeFile(work, certificate.nominationId)
    return ready
  } catch {
    return failed('not-made')
  }
}

/** Joins the papers that are ready; one that cannot be read is named, and the others are printed. */
async function join(work: PaperWork, print: Print, items: readonly PrintItem[]) {
  const { services, clock } = work
  const certificates = await certificatesOf(work, items)
  const joined = new PaperJoin()
  const add = async (certificate: Certificate): Promise<Outcome> => {
    const kept = filesOf(certificate, print.language)
    if (kept === null || !(await areThere(work, kept))) return failed('file-missing')
    try {
      joined.addTogether(await Promise.all(kept.map(one => buffer(services.files.open(one)))))
      return ready
    } catch {
      return failed('unreadable')
    }
  }
  const printed: PrintedItem[] = []
  for (const item of items) {
    const certificate = certificates.get(item.certificateId)
    if (!certificate) continue
    // It may have been withdrawn while the others were made.
    const cause = item.state === 'ready' ? causeToLeaveOut(certificate, capitalDay(clock.now())) : null
    const late: Outcome | null = cause && { state: 'left-out', cause }
    const outcome = item.state === 'ready' ? (late ?? (await add(certificate))) : item
    printed.push({ ...item, state: outcome.state, cause: outcome.cause, certificate })
  }
  if (printed.every(one => one.state !== 'ready')) return { printed, made: null }
  if (print.withCover) joined.add(typesetCover(printed, print.language, clock.now()), 'before')
  return { printed, made: joined.finish(coverWords.id.title) }
}

async function finish(
  work: PaperWork,
  print: Print,
  items: readonly PrintItem[],
  keepDays: number,
): Promise<void> {
  const { database, services, clock } = work
  const { printed, made } = await join(work, print, items)
  const fileSha256 = made && (await services.files.put(made.pdf))
  const at = clock.now()
  await database.write(async tx => {
    const kept = { fileSha256, bytes: made?.pdf.length ?? null, pages: made?.pages ?? null }
    const keptUntil = made ? new Date(at.getTime() + keepDays * DAY) : null
    if (!(await endPrint(tx, print.id, { state: made ? 'done' : 'empty', at, ...kept, keptUntil }))) return
    for (const one of printed) await markItem(tx, print.id, one.position, one)
  })
}

/** Goes on with a print where it stands; answers in how many milliseconds to come again. */
async function takeTurn(work: PaperWork, id: string, keepDays: number): Promise<number | undefined> {
  const { database, clock } = work
  const print = await database.read(reader => findPrint(reader, id))
  if (!print) return undefined
  if (print.state !== 'making') {
    if (print.fileSha256 === null || print.keptUntil === null) return undefined
    const left = print.keptUntil.getTime() - clock.now().getTime()
    if (left > 0) return Math.min(left, DAY)
    await database.write(tx => forgetPrintFile(tx, id))
    return undefined
  }
  const items = await database.read(reader => listPrintItems(reader, id))
  const turn = items.filter(one => one.state === 'waiting').slice(0, TURN)
  if (turn.length === 0) {
    await finish(work, print, items, keepDays)
    return AT_ONCE
  }
  const certificates = await certificatesOf(work, turn)
  for (const item of turn) {
    const outcome = await readyPaper(work, print, certificates.get(item.certificateId))
    await database.write(tx => markItem(tx, id, item.position, outcome))
  }
  return AT_ONCE
}

const payloadSchema = z.object({ id: z.string() })

/** The background work of print files: after a crash it goes on with the papers that are not ready yet. */
export const printJobHandlers = (
  work: PaperWork,
  { keepDays }: Pick<PrintSettings, 'keepDays'>,
): Readonly<Record<string, JobHandler>> => ({
  [printJobKind]: async payload => takeTurn(work, payloadSchema.parse(payload).id, keepDays),
})
