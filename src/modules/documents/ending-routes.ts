import { areaCode } from '../../foundation/area-path.ts'
import { mayEver, type Actor } from '../../access/index.ts'
import {
  findDocumentType,
  formatNumber as formatDocumentNumber,
} from '../../engine/document-numbers/index.ts'
import type { Locale } from '../../foundation/text.ts'
import { everyRow, type ListRange, type Reader } from '../../platform/database/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { formatNumber } from '../../platform/translations.ts'
import type { CsvCell } from '../../platform/write-csv.ts'
import type { Task } from '../../ui/index.ts'
import {
  linkTo,
  neighbours,
  readListPage,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../web/index.ts'
import { areaName } from '../regions/index.ts'
import {
  daysUntil,
  ENDING_CSV,
  ENDING_PATH,
  endingAddress,
  endingFilter,
  endingKeys,
  endingQuery,
  withNames,
  type NamedEnding,
} from './ending-list.ts'
import { endingWords } from './ending-messages.ts'
import { countEnding, listEnding, listEndingTypes, type EndingKey } from './ending-store.ts'
import { endingPage } from './pages/ending-page.ts'
import type { DocumentSettings } from './settings.ts'

async function showEnding(request: PageRequest, settings: DocumentSettings): Promise<PageResult> {
  const { reader, locale, link, now } = request
  const spans = settings.listDays
  const query = endingQuery(request.query, spans)
  const filter = endingFilter(request, query, spans)
  const page = await readListPage(request.query, endingKeys, range => listEnding(reader, filter, range))
  const body = endingPage(request, {
    rows: await withNames(reader, page.rows),
    counts: await countEnding(reader, filter, spans),
    query,
    spans,
    types: settings.types,
    kinds: await listEndingTypes(reader, filter),
    today: capitalDay(now),
    ...neighbours(page, place => link(endingAddress(query, place))),
  })
  return { kind: 'page', title: endingWords[locale].title, body, audience: 'signed-in' }
}

const csvColumns = [
  'document',
  'type',
  'number',
  'owner_kind',
  'owner',
  'maker',
  'area',
  'place',
  'ends_on',
  'days_left',
  'changed_on',
] as const

function csvRow(one: NamedEnding, { types }: DocumentSettings, today: string): readonly CsvCell[] {
  const type = findDocumentType(types, one.type)
  return [
    type?.title.id ?? one.type,
    one.type,
    type ? formatDocumentNumber(type, one.number) : one.number,
    one.ownerKind,
    one.ownerName,
    one.makerName,
    areaCode(one.areaPath),
    areaName(one.areaPath),
    one.endsOn,
    daysUntil(one.endsOn, today),
    one.changedOn,
  ]
}

/** Everything that the filters show, over all of its pages. */
async function downloadEnding(request: PageRequest, settings: DocumentSettings): Promise<PageResult> {
  const { reader, locale, now } = request
  const filter = endingFilter(request, endingQuery(request.query, settings.listDays), settings.listDays)
  const found = await everyRow(
    async (range: ListRange<EndingKey>) => withNames(reader, await listEnding(reader, filter, range)),
    one => one,
  )
  return {
    kind: 'table',
    columns: csvColumns,
    rows: found.map(one => csvRow(one, settings, capitalDay(now))),
    fileName: endingWords[locale].fileName,
  }
}

/** The list of documents that come to their end, for offices, provinces, the secretariat and firms. */
export const endingRoutes = (settings: DocumentSettings): readonly Route[] => [
  { path: ENDING_PATH, access: 'document.read', page: request => showEnding(request, settings) },
  { path: ENDING_CSV, access: 'document.read', page: request => downloadEnding(request, settings) },
]

/** What those who can replace documents have to do about them. One query. */
export const documentTasks =
  ({ warnDays }: Pick<DocumentSettings, 'warnDays'>) =>
  async (reader: Reader, actor: Actor, now: Date, locale: Locale): Promise<readonly Task[]> => {
    if (!mayEver(actor, 'document.replace')) return []
    const own = endingWords[locale].task
    const filter = endingFilter({ actor, now }, { span: null, type: '' }, [warnDays])
    const counts = await countEnding(reader, filter, [warnDays])
    const ending = counts.within.get(warnDays) ?? 0
    if (counts.over + ending === 0) return []
    const said = (count: number): string => formatNumber(count, locale)
    return [
      {
        title: own.title,
        text: own.text(said(counts.over), said(ending), said(warnDays)),
        href: linkTo(locale, ENDING_PATH),
        count: counts.over + ending,
        holder: own.you,
      },
    ]
  }
