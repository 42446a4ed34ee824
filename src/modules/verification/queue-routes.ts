import { mayEver } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import type { PageRequest, PageResult, Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { allCommodities, type Queued } from '../nominations/index.ts'
import { listPeopleWithRole, namesOf } from '../people/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { listAssignments } from './assignment-store.ts'
import { filesIn, handOverFiles } from './hand-over-files.ts'
import { queueTable } from './queue-csv.ts'
import { queueWords } from './queue-messages.ts'
import {
  CHOSEN,
  CSV_PATH,
  HAND_OVER_PATH,
  MOST_AT_ONCE,
  QUEUE_PATH,
  queueAddress,
  queueQueryFrom,
  type QueueQuery,
} from './queue.ts'
import { countLenses, listLens, listMarks, listWaiting, type QueueGround } from './queue-store.ts'
import { handOverPage } from './pages/hand-over-page.ts'
import { queuePage, type Person, type QueueRows } from './pages/queue-page.ts'
import type { VerificationSettings } from './settings.ts'
import { takeNextFile } from './take-next-file.ts'
import { countChecks } from './verification-store.ts'

const PAGE_ROWS = 50

const keyText = (one: Queued): string => `${one.key.toISOString()}_${one.id}`

function keyFrom(text: string | null) {
  const [at = '', id = ''] = (text ?? '').split('_')
  const moment = new Date(at)
  return id === '' || Number.isNaN(moment.getTime()) ? null : { at: moment, id }
}

const groundOf = (
  { actor, now }: PageRequest,
  { targetDays }: Pick<VerificationSettings, 'targetDays'>,
  verifiers: readonly Person[],
): QueueGround => ({ actor, now, targetDays, verifiers: verifiers.map(one => one.id) })

/** A page of the queue in either direction, with the keys of its neighbours. */
async function readRows(request: PageRequest, ground: QueueGround, asked: QueueQuery) {
  const after = keyFrom(request.query.get('setelah'))
  const before = after ? null : keyFrom(request.query.get('sebelum'))
  const found = await listLens(request.reader, ground, asked, { limit: PAGE_ROWS + 1, after, before })
  const more = found.length > PAGE_ROWS
  const cut = found.slice(0, PAGE_ROWS)
  const rows = before ? cut.toReversed() : cut
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    earlier: first && (before ? more : after !== null) ? keyText(first) : null,
    later: last && (before !== null || more) ? keyText(last) : null,
  }
}

/** What the page says of each file beside its own facts: the same number of queries for one and for many. */
async function around(request: PageRequest, rows: readonly Queued[]): Promise<QueueRows> {
  const { reader } = request
  const ids = rows.map(one => one.id)
  const editions = (await listEditions(reader)).filter(isPublic)
  const assignments = await listAssignments(reader, ids)
  return {
    rows,
    editions,
    commodities: await allCommodities(
      request,
      editions.map(one => one.id),
    ),
    products: await listProductsByIds(
      reader,
      rows.map(one => one.productId),
    ),
    assignments,
    names: await namesOf(
      reader,
      [...assignments.values()].map(one => one.personId),
    ),
    checked: await countChecks(reader, ids),
    marks: await listMarks(reader, ids),
  }
}

const showQueue =
  (settings: VerificationSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, locale, link, now } = request
    const query = queueQueryFrom(request.query)
    const verifiers = await listPeopleWithRole(reader, 'verifier', now)
    const ground = groundOf(request, settings, verifiers)
    const page = await readRows(request, ground, query)
    const body = queuePage(request, {
      ...(await around(request, page.rows)),
      counts: await countLenses(reader, ground, query),
      query,
      verifiers,
      settings,
      mayTake: mayEver(actor, 'verification.take-next'),
      mayAssign: mayEver(actor, 'verification.assign'),
      newerHref: page.earlier === null ? null : link(queueAddress(query, { sebelum: page.earlier })),
      olderHref: page.later === null ? null : link(queueAddress(query, { setelah: page.later })),
    })
    return { kind: 'page', title: queueWords[locale].title, body, audience: 'signed-in' }
  }

/** Everything that the filters show, over all of its pages. */
const downloadQueue =
  (settings: VerificationSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, now, locale } = request
    const verifiers = await listPeopleWithRole(reader, 'verifier', now)
    const found = await listLens(
      reader,
      groundOf(request, settings, verifiers),
      queueQueryFrom(request.query),
    )
    return {
      kind: 'table',
      ...queueTable(await around(request, found), settings, now),
      fileName: queueWords[locale].fileName,
    }
  }

/** What the queue ticked, or the form that comes back. */
function chosenIds({ form, query }: PageRequest): readonly string[] {
  const sent = form?.values['files']
  const ids =
    form === null ? query.getAll(CHOSEN) : filesIn(typeof sent === 'string' ? sent : '').map(one => one.id)
  return [...new Set(ids.filter(isId))].slice(0, MOST_AT_ONCE)
}

async function showHandOver(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, now } = request
  const rows = await listWaiting(reader, actor, chosenIds(request))
  const body = handOverPage(request, {
    ...(await around(request, rows)),
    verifiers: await listPeopleWithRole(reader, 'verifier', now),
  })
  return { kind: 'page', title: queueWords[locale].handOver.title, body, audience: 'signed-in' }
}

/** The queue, its file, and handing several files over at once. */
export const queueRoutes = (settings: VerificationSettings): readonly Route[] => [
  {
    path: QUEUE_PATH,
    access: 'verification.read',
    page: showQueue(settings),
    actions: [takeNextFile(settings)],
  },
  { path: CSV_PATH, access: 'verification.read', page: downloadQueue(settings) },
  { path: HAND_OVER_PATH, access: 'verification.assign', page: showHandOver, actions: [handOverFiles] },
]
