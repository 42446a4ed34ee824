import type { Locale } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { zones } from '../../platform/translations.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { listRecipients, type Letter, type Post, type Recipient } from '../people/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { timeZoneOf } from '../regions/index.ts'
import { TOLD_FOR } from './gather-notices.ts'
import { noticeWords } from './notice-messages.ts'
import { listUnmailed, listWaiting, markMailed, noteDigest, type Waiting } from './notice-store.ts'
import { noticeRules, type Notice, type NoticeEvent } from './notice.ts'

/** The hour of the day, in the reader's zone, from which the mail of a day goes out. */
const MORNING = 7

/** The names of the products that notices are about, by the nomination. Two queries. */
export async function namesOfNotices(
  reader: Reader,
  notices: readonly Pick<Notice, 'nominationId'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(notices.map(one => one.nominationId).filter(Boolean))]
  const nominations = await listNominationsByIds(reader, ids)
  const products = await listProductsByIds(
    reader,
    nominations.map(one => one.productId),
  )
  return new Map(nominations.map(one => [one.id, products.get(one.productId)?.name ?? '']))
}

export const pathOf = ({ event, nominationId }: Pick<Notice, 'event' | 'nominationId'>): string => {
  if (nominationId !== '') return `/usulan/${nominationId}`
  return event === 'decision.decided' ? '/publikasi' : '/penetapan'
}

export const lineOf = (event: NoticeEvent, name: string, locale: Locale): string =>
  noticeWords[locale].events[event](name)

/** One letter with all that one person is told now. */
export function letterOf(
  person: Recipient,
  notices: readonly Pick<Notice, 'event' | 'nominationId'>[],
  names: ReadonlyMap<string, string>,
  publicUrl: string,
): Letter {
  const { locale } = person
  const own = noticeWords[locale]
  const base = `${publicUrl}${locale === 'en' ? '/en' : ''}`
  const said = (one: Pick<Notice, 'event' | 'nominationId'>): string =>
    lineOf(one.event, names.get(one.nominationId) ?? '', locale)
  const lines = notices.map(one => `${said(one)}\n${own.open}: ${base}${pathOf(one)}`)
  const [first, ...others] = notices
  const subject = first && others.length === 0 ? said(first) : own.manySubject(notices.length)
  const text = [own.greeting(person.name), ...lines, own.closing(`${base}/pemberitahuan`)].join('\n\n')
  return { to: person, subject, text, about: first && others.length === 0 ? first.event : 'notices' }
}

/** The hour and the day where a reader works. */
function clockOf(areaPath: string, now: Date): Readonly<{ hour: number; day: string }> {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zones[timeZoneOf(areaPath)],
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const [day = '', time = ''] = format.format(now).split(' ')
  return { day, hour: Number(time.slice(0, 2)) }
}

/** What goes out to one person now: nothing, what is urgent, or all of it, with the day whose mail it is. */
type Due = Readonly<{ all: boolean; day: string | null }>

function dueNow({ pace, digestDay, areaPath, urgent }: Waiting, now: Date): Due | null {
  const { hour, day } = clockOf(areaPath, now)
  const isMorning = hour >= MORNING && digestDay !== day
  if (pace === 'each' || isMorning) return { all: true, day: isMorning ? day : null }
  return pace === 'important' && urgent ? { all: false, day: null } : null
}

type Reachable = ReadonlyMap<string, Recipient>
const keyOf = ({ event, areaPath, personId }: Notice): string => `${event} ${areaPath} ${personId}`

/** Who still holds a role for which a notice was meant: nobody hears of an office that was left. One query for each event. */
async function stillConcerned(tx: Tx, notices: readonly Notice[], now: Date): Promise<Reachable> {
  const found = new Map<string, Recipient>()
  for (const [event, own] of Map.groupBy(notices, one => one.event)) {
    const areas = [...new Set(own.map(one => one.areaPath))]
    for (const person of await listRecipients(tx, noticeRules[event].roles, areas, now))
      found.set(`${event} ${person.areaPath} ${person.id}`, person)
  }
  return found
}

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
  const told = waiting.filter(one => reachable.has(keyOf(one)))
  const names = await namesOfNotices(tx, told)
  const letters: Letter[] = []
  for (const [personId, notices] of Map.groupBy(told, one => one.personId)) {
    const [first] = notices
    const person = first && reachable.get(keyOf(first))
    if (!person) continue
    letters.push(letterOf(person, notices, names, post.publicUrl))
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
