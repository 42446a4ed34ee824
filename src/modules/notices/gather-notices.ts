import { isOfficeRole, type Role } from '../../access/index.ts'
import { listAfter, getHead, type LedgerRow } from '../../audit/index.ts'
import { provinceOf, wholeCountry } from '../../foundation/area-path.ts'
import type { Tx } from '../../platform/database/index.ts'
import { newId } from '../../platform/random.ts'
import { findSetting, setSetting } from '../../platform/settings.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { listNominations } from '../nominations/index.ts'
import { listRecipients, type Recipient } from '../people/index.ts'
import { listProductIdsAround } from '../producers/index.ts'
import { firmPeople } from './firm-people.ts'
import { isNoticeEvent, noticeRules, type Notice, type NoticeEvent } from './notice.ts'
import { insertNotices, listTold, type AlreadyTold } from './notice-store.ts'

const CURSOR = 'notices.cursor'
const HOUR = 3_600_000
/** Of what is older nobody is told: an installation that was away for long does not begin with a flood. */
export const TOLD_FOR = 48 * HOUR

/** One act about one nomination, or about a list. */
type Told = Readonly<{ row: LedgerRow; event: NoticeEvent; nominationId: string; areaPath: string }>

/** The products that a paper or a photo is about; null where an act is about something else. */
async function productsOf(tx: Tx, { record_kind: kind, record_id: id }: LedgerRow) {
  if (kind === 'product') return [id]
  const around = { producers: kind === 'producer' ? [id] : [], sentra: kind === 'sentra' ? [id] : [] }
  return around.producers.length + around.sentra.length > 0 ? listProductIdsAround(tx, around) : null
}

/** While an office still has a file in its hands, it is told of what others bring for it. */
const withOffice = ['draft', 'approved', 'returned'] as const

async function aboutFiles(
  tx: Tx,
  row: LedgerRow,
  event: NoticeEvent,
  productIds: readonly string[],
): Promise<readonly Told[]> {
  const files = await listNominations(tx, { productIds, states: withOffice })
  return files.map(one => ({ row, event, nominationId: one.id, areaPath: one.areaPath }))
}

/** A release is one act about many nominations: those that were published at its moment. */
async function toldOf(tx: Tx, row: LedgerRow): Promise<readonly Told[]> {
  const { event } = row
  if (!isNoticeEvent(event)) return []
  if (event === 'publication.released') {
    const { edition } = (row.detail ?? {}) as { edition?: string }
    const published = await listNominations(tx, { editionId: edition ?? '', states: ['published'] })
    return published
      .filter(one => one.stateAt.getTime() === row.at.getTime())
      .map(one => ({ row, event, nominationId: one.id, areaPath: one.areaPath }))
  }
  const { byOthers, toProvince } = noticeRules[event]
  if (byOthers && isOfficeRole(row.role)) return []
  const products = await productsOf(tx, row)
  if (products) return aboutFiles(tx, row, event, products)
  const nominationId = row.record_kind === 'nomination' ? row.record_id : ''
  const areaPath = toProvince ? provinceOf(row.area_path) : row.area_path
  return [{ row, event, nominationId, areaPath }]
}

type Known = Map<string, readonly Recipient[]>
/** Who holds a role in an area, as far as it was asked; the people of the firms, by nomination. */
type Concerned = Readonly<{ known: Known; firms: ReadonlyMap<string, readonly Recipient[]> }>

async function once(known: Known, key: string, find: () => Promise<readonly Recipient[]>) {
  const people = known.get(key) ?? (await find())
  known.set(key, people)
  return people
}

/** Everybody whom an act concerns, each once. */
async function concernedBy(
  tx: Tx,
  { row, event, nominationId, areaPath }: Told,
  { known, firms }: Concerned,
  now: Date,
): Promise<readonly Recipient[]> {
  const { roles, toSubject, toFirm, toCentre = [], orSubject = [] } = noticeRules[event]
  const holders = (held: readonly Role[], area: string) =>
    held.length === 0
      ? []
      : once(known, `${held.join(' ')} ${area}`, () => listRecipients(tx, held, [area], now))
  const isSubject = ({ id }: Recipient): boolean => id === row.subject_id
  const inArea = (await holders(roles, areaPath)).filter(one => !toSubject || isSubject(one))
  const firm = toFirm ? (firms.get(nominationId) ?? []) : []
  const centre = await holders(toCentre, wholeCountry)
  const subject = (await holders(orSubject, wholeCountry)).filter(isSubject)
  const all = new Map([...inArea, ...firm, ...centre, ...subject].map(one => [one.id, one]))
  return [...all.values()].filter(({ id }) => id !== row.person_id)
}

/** One query for each office, role and event of a batch at most, and two for all firms. */
async function noticesFor(tx: Tx, all: readonly Told[], now: Date): Promise<readonly Notice[]> {
  const ofFirms = all.filter(one => noticeRules[one.event].toFirm).map(one => one.nominationId)
  const found: Concerned = {
    known: new Map(),
    firms: await firmPeople(tx, [...new Set(ofFirms)], now),
  }
  const notices: Notice[] = []
  for (const told of all) {
    const { row, event, nominationId, areaPath } = told
    for (const person of await concernedBy(tx, told, found, now))
      notices.push({
        id: newId(),
        seq: Number(row.seq),
        personId: person.id,
        event,
        nominationId,
        areaPath,
        at: row.at,
        urgent: noticeRules[event].urgent,
        mailedAt: null,
      })
  }
  return notices
}

/** What comes many times in a row is told once a day of each nomination. */
async function withoutRepeats(tx: Tx, notices: readonly Notice[]): Promise<readonly Notice[]> {
  const often = notices.filter(one => noticeRules[one.event].onceADay)
  const [first] = often
  if (!first) return notices
  const keyOf = ({ event, nominationId, personId, at }: AlreadyTold): string =>
    `${event} ${nominationId} ${personId} ${capitalDay(at)}`
  const since = new Date(first.at.getTime() - 24 * HOUR)
  const nominationIds = [...new Set(often.map(one => one.nominationId))]
  const seen = new Set((await listTold(tx, nominationIds, since)).map(keyOf))
  return notices.filter(one => {
    if (!noticeRules[one.event].onceADay) return true
    const key = keyOf(one)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/**
 * Reads the ledger on from where it was left, and tells those concerned of what happened. The place in the ledger
 * and the notices are stored together, so that nobody is told twice and nobody is forgotten.
 */
export async function gatherNotices(tx: Tx, now: Date): Promise<void> {
  const cursor = await findSetting(tx, CURSOR)
  if (typeof cursor !== 'number') {
    await setSetting(tx, CURSOR, (await getHead(tx)).seq)
    return
  }
  const rows = await listAfter(tx, cursor)
  const last = rows.at(-1)
  if (!last) return
  const recent = rows.filter(row => row.at.getTime() > now.getTime() - TOLD_FOR)
  const told: Told[] = []
  for (const row of recent) told.push(...(await toldOf(tx, row)))
  await insertNotices(tx, await withoutRepeats(tx, await noticesFor(tx, told, now)))
  await setSetting(tx, CURSOR, Number(last.seq))
}
