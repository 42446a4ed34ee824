import { wholeCountry } from '../../foundation/area-path.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { formatDeadline } from '../../platform/translations.ts'
import { listNominationsByIds, submittedNames, type Nomination } from '../nominations/index.ts'
import { sheetCodeKey, sheetCodesOf } from '../assessment/index.ts'
import { listRecipients, type Letter, type Post, type Recipient } from '../people/index.ts'
import { firmPeople } from './firm-people.ts'
import { listProductsByIds } from '../producers/index.ts'
import { dayIn, hourIn } from '../regions/index.ts'
import { sampleClosing } from '../samples/index.ts'
import { TOLD_FOR } from './gather-notices.ts'
import { noticeWords } from './notice-messages.ts'
import { listUnmailed, listWaiting, markMailed, noteDigest, type Waiting } from './notice-store.ts'
import { blindEvents, noticeRules, type Notice, type NoticeEvent } from './notice.ts'

/** The hour of the day, in the reader's zone, from which the mail of a day goes out. */
const MORNING = 7

/** A nomination as a notice names it. */
export type About = Readonly<{
  /** The product's; to its assessors the blind code, and never more. */
  name: string
  /** Until when another sample is awaited, where a notice is about one; null where no closing lies ahead. */
  sampleUntil: Date | null
}>

type AboutWhat = Pick<Notice, 'event' | 'nominationId'>

/** How what a notice is about is found: whoever scores knows a product by a code of the own. */
export const aboutKey = ({ event, nominationId }: AboutWhat, personId: string): string =>
  blindEvents.has(event) ? sheetCodeKey({ nominationId, personId }) : nominationId

/** Until when samples of these nominations are awaited. One query for each edition and office. */
async function closingsOf(reader: Reader, nominations: readonly Nomination[], now: Date) {
  const found = new Map<string, Date | null>()
  for (const one of nominations) {
    const key = `${one.editionId} ${one.areaPath}`
    if (!found.has(key)) found.set(key, await sampleClosing(reader, one, now))
  }
  return (one: Nomination): Date | null => found.get(`${one.editionId} ${one.areaPath}`) ?? null
}

/** What notices are about, by `aboutKey`. Four queries, and those for deadlines of samples. */
export async function aboutNotices(
  reader: Reader,
  all: readonly (AboutWhat & Pick<Notice, 'personId'>)[],
  now: Date,
): Promise<ReadonlyMap<string, About>> {
  const codes = await sheetCodesOf(
    reader,
    all.filter(one => blindEvents.has(one.event)),
  )
  const named = await aboutNamed(
    reader,
    all.filter(one => !blindEvents.has(one.event)),
    now,
  )
  return new Map([...named, ...[...codes].map(([key, name]) => [key, { name, sampleUntil: null }] as const)])
}

/** The same of those whose readers may know the product by its name. */
async function aboutNamed(
  reader: Reader,
  notices: readonly AboutWhat[],
  now: Date,
): Promise<ReadonlyMap<string, About>> {
  const ids = [...new Set(notices.map(one => one.nominationId).filter(Boolean))]
  const nominations = await listNominationsByIds(reader, ids)
  const products = await listProductsByIds(
    reader,
    nominations.map(one => one.productId),
  )
  const asked = new Set(
    notices.filter(one => one.event === 'sample.replacement-needed').map(one => one.nominationId),
  )
  const closing = await closingsOf(
    reader,
    nominations.filter(one => asked.has(one.id)),
    now,
  )
  return new Map(
    nominations.map(one => [
      one.id,
      { name: submittedNames(one, products.get(one.productId)).product, sampleUntil: closing(one) },
    ]),
  )
}

const ofSamples: ReadonlySet<NoticeEvent> = new Set(['sample.received-faulty', 'sample.replacement-needed'])

const ofHelp: ReadonlySet<NoticeEvent> = new Set([
  'nomination.answered',
  'nomination.remarked',
  'nomination.pre-checked',
  'nomination.remark-answered',
])

/** Whoever handles an objection finds it there; office and firm find it on the page of the nomination. */
const ofHandling: ReadonlySet<NoticeEvent> = new Set(['objection.due', 'objection.due-with-you'])

/** Of which file is seen there, and by those only who may answer about it. */
const ofLevels: ReadonlySet<NoticeEvent> = new Set(['level-answer.due'])

const ofMandates: ReadonlySet<NoticeEvent> = new Set(['role.delegated', 'role.delegation-ended'])

export const pathOf = ({ event, nominationId }: AboutWhat): string => {
  if (blindEvents.has(event)) return '/penilaian'
  if (ofSamples.has(event)) return `/usulan/${nominationId}/contoh`
  if (ofHelp.has(event)) return `/usulan/${nominationId}/catatan`
  if (ofHandling.has(event)) return '/sanggahan'
  if (nominationId !== '') return `/usulan/${nominationId}`
  if (ofMandates.has(event)) return '/sesi'
  if (ofLevels.has(event)) return '/nilai-tingkat'
  return event === 'decision.decided' ? '/publikasi' : '/penetapan'
}

export function lineOf(event: NoticeEvent, about: About | undefined, locale: Locale): string {
  const until = about?.sampleUntil ? formatDeadline(about.sampleUntil, locale) : ''
  return noticeWords[locale].events[event](about?.name ?? '', until)
}

/** One letter with all that one person is told now. */
export function letterOf(
  person: Recipient,
  notices: readonly AboutWhat[],
  about: ReadonlyMap<string, About>,
  publicUrl: string,
): Letter {
  const { locale } = person
  const own = noticeWords[locale]
  const base = `${publicUrl}${locale === 'en' ? '/en' : ''}`
  const said = (one: AboutWhat): string => lineOf(one.event, about.get(aboutKey(one, person.id)), locale)
  const lines = notices.map(one => `${said(one)}\n${own.open}: ${base}${pathOf(one)}`)
  const [first, ...others] = notices
  const subject = first && others.length === 0 ? said(first) : own.manySubject(notices.length)
  const text = [own.greeting(person.name), ...lines, own.closing(`${base}/pemberitahuan`)].join('\n\n')
  return { to: person, subject, text, about: first && others.length === 0 ? first.event : 'notices' }
}

/** What goes out to one person now: nothing, what is urgent, or all of it, with the day whose mail it is. */
type Due = Readonly<{ all: boolean; day: string | null }>

function dueNow({ pace, digestDay, areaPath, urgent }: Waiting, now: Date): Due | null {
  const day = dayIn(areaPath, now)
  const isMorning = hourIn(areaPath, now) >= MORNING && digestDay !== day
  if (pace === 'each' || isMorning) return { all: true, day: isMorning ? day : null }
  return pace === 'important' && urgent ? { all: false, day: null } : null
}

type Reachable = ReadonlyMap<string, Recipient>
/** That somebody is concerned by an event: through the record’s area, its nomination, or the whole country. */
const keyOf = (event: NoticeEvent, through: string, personId: string): string =>
  `${event} ${through} ${personId}`

/** Who still holds a role for which a notice was meant: nobody hears of an office that was left. Four queries for each event at most. */
async function stillConcerned(tx: Tx, notices: readonly Notice[], now: Date): Promise<Reachable> {
  const found = new Map<string, Recipient>()
  for (const [event, own] of Map.groupBy(notices, one => one.event)) {
    const { roles, toFirm, toCentre = [], orSubject = [] } = noticeRules[event]
    const areas = [...new Set(own.map(one => one.areaPath))]
    const inArea = roles.length > 0 ? await listRecipients(tx, roles, areas, now) : []
    for (const person of inArea) found.set(keyOf(event, person.areaPath, person.id), person)
    const central = [...toCentre, ...orSubject]
    const people = central.length > 0 ? await listRecipients(tx, central, [wholeCountry], now) : []
    for (const person of people) found.set(keyOf(event, wholeCountry, person.id), person)
    const ids = toFirm ? [...new Set(own.map(one => one.nominationId))] : []
    for (const [nominationId, people] of await firmPeople(tx, ids, now))
      for (const person of people) found.set(keyOf(event, nominationId, person.id), person)
  }
  return found
}

/** Whoever a notice was for, where it still concerns that person. */
const readerOf = (reachable: Reachable, one: Notice): Recipient | undefined =>
  [one.areaPath, wholeCountry, one.nominationId]
    .map(through => reachable.get(keyOf(one.event, through, one.personId)))
    .find(person => person !== undefined)

/** Mails what is due, one letter to each person, in the transaction that notes it. */
export async function mailNotices(tx: Tx, post: Post, now: Date): Promise<void> {
  const since = new Date(now.getTime() - TOLD_FOR)
  const due = new Map<string, Due>()
  for (const one of await listWaiting(tx, since)) {
    const found = dueNow(one, now)
    if (found) due.set(one.personId, found)
  }
  if (due.size === 0) return
  const waiting = (await listUnmailed(tx, [...due.keys()], since)).filter(
    one => one.urgent || due.get(one.personId)?.all,
  )
  const reachable = await stillConcerned(tx, waiting, now)
  const told = waiting.filter(one => readerOf(reachable, one) !== undefined)
  const about = await aboutNotices(tx, told, now)
  const letters: Letter[] = []
  for (const [personId, notices] of Map.groupBy(told, one => one.personId)) {
    const [first] = notices
    const person = first && readerOf(reachable, first)
    if (!person) continue
    letters.push(letterOf(person, notices, about, post.publicUrl))
    const day = due.get(personId)?.day
    if (day) await noteDigest(tx, personId, day)
  }
  await markMailed(
    tx,
    told.map(one => one.id),
    now,
  )
  await post.send(tx, letters)
}
