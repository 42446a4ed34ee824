import { wholeCountry } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { ExpectedLetters, ReleasedTo, ReleaseLetters } from '../decisions/index.ts'
import { listFirmRecipients, listRecipients, type Post } from '../people/index.ts'
import { countMailed, listWithoutMail } from './notice-store.ts'
import { noticeRules, type NoticeEvent } from './notice.ts'

/** The events by which people hear of a release. Whether a new decision changed the star makes no difference to whom it is told. */
const eventsOf = ({ anew }: Pick<ReleasedTo, 'anew'>): readonly [NoticeEvent, ...NoticeEvent[]] =>
  anew ? ['result.corrected', 'result.confirmed'] : ['publication.released']

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)]

/** Counts by the rules by which they are told. Four queries at most, however long the list. */
async function expectLetters(
  reader: Reader,
  to: ReleasedTo,
  now: Date,
  sends: boolean,
): Promise<ExpectedLetters> {
  const { roles, toFirm, toCentre = [] } = noticeRules[eventsOf(to)[0]]
  const { nominations } = to
  const areas = distinct(nominations.map(one => one.areaPath))
  const owners = toFirm ? distinct(nominations.map(one => one.producerId)) : []
  const office = await listRecipients(reader, roles, areas, now)
  const firm = owners.length > 0 ? await listFirmRecipients(reader, owners, now) : []
  const centre = toCentre.length > 0 ? await listRecipients(reader, toCentre, [wholeCountry], now) : []
  const told = distinct([...office, ...firm, ...centre].map(one => one.id))
  const silent = new Set(sends ? await listWithoutMail(reader, told) : told)
  const offices = new Set(office.filter(one => !silent.has(one.id)).map(one => one.areaPath))
  const firms = new Set(firm.filter(one => !silent.has(one.id)).map(one => one.ownerId))
  return {
    sends,
    people: told.length - silent.size,
    offices: offices.size,
    firms: firms.size,
    withoutMail: silent.size,
    nobody: nominations
      .filter(one => !offices.has(one.areaPath) && !firms.has(one.producerId))
      .map(one => one.id),
  }
}

/** What the pages of a release say of its letters. */
export const releaseLetters = ({ sends }: Pick<Post, 'sends'>): ReleaseLetters => ({
  expect: (reader, to, now) => expectLetters(reader, to, now, sends),
  sent: (reader, to, releasedAt) =>
    countMailed(
      reader,
      { events: eventsOf(to), nominationIds: to.nominations.map(one => one.id) },
      releasedAt,
    ),
})
