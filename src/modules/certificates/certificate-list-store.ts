import { sql, type RawBuilder } from 'kysely'
import type { Columns } from '../../access/index.ts'
import type { Text } from '../../foundation/text.ts'
import {
  inRange,
  type ListOrder,
  type ListRange,
  type MomentKey,
  type Reader,
} from '../../platform/database/index.ts'
import { zones } from '../../platform/local-time.ts'
import type { Certificate, Standing } from './certificate.ts'
import { certificateFrom, certificates, besideCertificate } from './certificate-store.ts'
import { lastDay } from './last-day-store.ts'

/** The columns of a list of certificates, for `whereAllowed`. */
export const certificateColumns: Columns = { areaPath: sql.ref<string | null>('certificate.area_path') }

/** What of the certificates is looked for; what is empty or null is not asked. */
export type CertificateFilter = Readonly<{
  /** What the reader may see: `whereAllowed(actor, action, certificateColumns)`. */
  allowed: RawBuilder<boolean>
  /** `YYYY-MM-DD` in the capital: certificates lapse by it. */
  today: string
  editionId?: string | null
  standing?: Standing | null
  handedOver?: boolean | null
  /** A province's code. */
  province?: string | null
  commodity?: string | null
  /** Words of the number, the product, the producer or the place. */
  text?: string | null
  /** Those that an event of this day may hand over: issued by then, not lapsed, not withdrawn. */
  openOn?: string | null
  /** Those that this event handed over or may still hand over: not those of another event. */
  eventId?: string | null
  /** `YYYY-MM-DD`: those whose last day is this one or before it. */
  endingBy?: string | null
}>

type Condition = RawBuilder<boolean>

const searched = sql`lower(certificate.number || ' ' || certificate.check_key || ' ' || (certificate.content->>'product')
  || ' ' || (certificate.content->>'holder') || ' ' || (certificate.content->>'place'))`

const isLapsed = (today: string): Condition =>
  sql<boolean>`(certificate.state = 'valid' and coalesce(${lastDay} < ${today}, false))`
const isValid = (today: string): Condition =>
  sql<boolean>`(certificate.state = 'valid' and certificate_suspension.id is null
    and coalesce(${lastDay} >= ${today}, true))`
const isSuspended = (today: string): Condition =>
  sql<boolean>`(certificate.state = 'valid' and certificate_suspension.id is not null
    and coalesce(${lastDay} >= ${today}, true))`
const isWithdrawn: Condition = sql<boolean>`certificate.state = 'withdrawn'`
const isReplaced: Condition = sql<boolean>`certificate.state = 'replaced'`
const isHanded: Condition = sql<boolean>`conferment.id is not null`

const standings: Readonly<Record<Standing, (today: string) => Condition>> = {
  valid: isValid,
  lapsed: isLapsed,
  suspended: isSuspended,
  withdrawn: () => isWithdrawn,
  replaced: () => isReplaced,
}

/** Issued by that day in the capital, not lapsed on it, not suspended and not withdrawn. */
const openOn = (day: string): Condition =>
  sql<boolean>`(certificate.state = 'valid' and certificate_suspension.id is null and certificate.issued_at < (${day}::date + 1)::timestamp at time zone ${zones.WIB}
    and coalesce(${lastDay} >= ${day}, true))`

function filtered(reader: Reader, filter: CertificateFilter) {
  let query = certificates(reader).where(filter.allowed)
  if (filter.editionId) query = query.where('certificate.edition_id', '=', filter.editionId)
  if (filter.standing) query = query.where(standings[filter.standing](filter.today))
  if (typeof filter.handedOver === 'boolean')
    query = query.where(filter.handedOver ? isHanded : sql<boolean>`conferment.id is null`)
  if (filter.province)
    query = query.where(sql<boolean>`starts_with(certificate.area_path, ${`/${filter.province}/`})`)
  if (filter.commodity) query = query.where('certificate.commodity', '=', filter.commodity)
  if (filter.openOn) query = query.where(openOn(filter.openOn))
  if (filter.eventId)
    query = query.where(sql<boolean>`(conferment.id is null or conferment.id = ${filter.eventId})`)
  if (filter.endingBy) query = query.where(sql<boolean>`${lastDay} <= ${filter.endingBy}`)
  for (const word of (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean))
    query = query.where(sql<boolean>`position(${word} in ${searched}) > 0`)
  return query
}

const byNumber = sql`certificate.check_key collate "C"`

const latestFirst: ListOrder<MomentKey> = [
  { column: sql.ref('certificate.issued_at'), at: key => sql`${key.at}::timestamptz`, descending: true },
  { column: byNumber, at: key => sql`${key.id}::text` },
]

/** The latest issued first, within one release by number; those before a key with the nearest first. One query. */
export async function listCertificates(
  reader: Reader,
  filter: CertificateFilter,
  range: ListRange<MomentKey> = {},
): Promise<readonly Certificate[]> {
  const query = filtered(reader, filter).selectAll('certificate').select(besideCertificate)
  return (await inRange(query, latestFirst, range).execute()).map(certificateFrom)
}

/** The first of them in the order of the hand-over list: by number. One query. */
export async function listToPrint(
  reader: Reader,
  filter: CertificateFilter,
  limit: number,
): Promise<readonly Certificate[]> {
  const query = filtered(reader, filter).selectAll('certificate').select(besideCertificate)
  return (await query.orderBy(byNumber).limit(limit).execute()).map(certificateFrom)
}

export type CertificateCounts = Readonly<{
  all: number
  valid: number
  lapsed: number
  suspended: number
  withdrawn: number
  replaced: number
  handedOver: number
  /** Valid and not handed over. */
  waiting: number
}>

/** How many there are of each state; `standing` and `handedOver` of the filter are left aside. One query. */
export async function countCertificates(
  reader: Reader,
  filter: CertificateFilter,
): Promise<CertificateCounts> {
  const { today } = filter
  const count = (condition: Condition) => sql<number>`count(*) filter (where ${condition})`
  const row = await filtered(reader, { ...filter, standing: null, handedOver: null })
    .select([
      sql<number>`count(*)`.as('all'),
      count(isValid(today)).as('valid'),
      count(isLapsed(today)).as('lapsed'),
      count(isSuspended(today)).as('suspended'),
      count(isWithdrawn).as('withdrawn'),
      count(isReplaced).as('replaced'),
      count(isHanded).as('handedOver'),
      count(sql<boolean>`${isValid(today)} and conferment.id is null`).as('waiting'),
    ])
    .executeTakeFirstOrThrow()
  return {
    all: Number(row.all),
    valid: Number(row.valid),
    lapsed: Number(row.lapsed),
    suspended: Number(row.suspended),
    withdrawn: Number(row.withdrawn),
    replaced: Number(row.replaced),
    handedOver: Number(row.handedOver),
    waiting: Number(row.waiting),
  }
}

/** What the certificates can be narrowed down to. */
export type CertificateChoices = Readonly<{
  provinces: readonly string[]
  commodities: readonly Readonly<{ id: string; title: Text }>[]
}>

/** The provinces and commodities of an edition's certificates, or of all. One query. */
export async function listChoices(reader: Reader, filter: CertificateFilter): Promise<CertificateChoices> {
  const { allowed, today, editionId } = filter
  const rows = await filtered(reader, { allowed, today, ...(editionId ? { editionId } : {}) })
    .select([
      sql<string>`split_part(certificate.area_path, '/', 2)`.as('province'),
      'certificate.commodity',
      sql<Text>`(array_agg(certificate.content->'commodity' order by certificate.issued_at desc))[1]`.as(
        'title',
      ),
    ])
    .groupBy(sql`split_part(certificate.area_path, '/', 2), certificate.commodity`)
    .execute()
  const titles = new Map(rows.map(row => [row.commodity, row.title]))
  return {
    provinces: [...new Set(rows.map(row => row.province))].toSorted(),
    commodities: [...titles].map(([id, title]) => ({ id, title })),
  }
}
