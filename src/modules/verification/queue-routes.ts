import { mayEver } from '../../access/index.ts'
import { questionsFor } from '../../engine/readiness/requirements.ts'
import { isId } from '../../foundation/ids.ts'
import type { Reader } from '../../platform/database/index.ts'
import {
  momentKeys,
  neighbours,
  readListPage,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../web/index.ts'
import { isPublic, listEditions, publishedRulesOfAll, type LoadedRules } from '../editions/index.ts'
import { countFrozenPapers, type Queued } from '../nominations/index.ts'
import { listPeopleWithRole, namesOf } from '../people/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { listAssignments, type Assignment } from './assignment-store.ts'
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
} from './queue.ts'
import { countLenses, listLens, listMarks, listWaiting, type QueueGround } from './queue-store.ts'
import { handOverPage } from './pages/hand-over-page.ts'
import { queuePage, type Person, type QueueRows } from './pages/queue-page.ts'
import type { VerificationSettings } from './settings.ts'
import { takeNextFile } from './take-next-file.ts'
import { listToHandBack, tiedVerifiers } from './tied-verifiers.ts'

const keys = momentKeys((one: Queued) => ({ at: one.key, id: one.id }))

const groundOf = (
  { actor, now }: PageRequest,
  { targetDays }: Pick<VerificationSettings, 'targetDays'>,
  verifiers: readonly Person[],
): QueueGround => ({ actor, now, targetDays, verifiers: verifiers.map(one => one.id) })

/**
 * How many items each file has: its papers, the sections of its commodity, and the photos. A file whose rules are no
 * longer those in force is left out: its sections may be others.
 */
function itemTotals(
  rows: readonly Queued[],
  rules: ReadonlyMap<string, LoadedRules>,
  papers: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const found = rows.flatMap(one => {
    const loaded = rules.get(one.editionId)
    if (loaded?.id !== one.rulesId) return []
    return [
      [one.id, (papers.get(one.id) ?? 0) + questionsFor(loaded.rules, one.commodity).length + 1] as const,
    ]
  })
  return new Map(found)
}

const commoditiesOf = (rules: ReadonlyMap<string, LoadedRules>) => [
  ...new Map(
    [...rules.values()].flatMap(one => one.rules.document.commodities.map(each => [each.id, each] as const)),
  ).values(),
]

/** Only those who hold a file and do not verify any more have to be asked for. */
async function namesOfHolders(
  reader: Reader,
  assignments: ReadonlyMap<string, Assignment>,
  verifiers: readonly Person[],
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(verifiers.map(one => [one.id, one.name]))
  const holders = [...assignments.values()].map(one => one.personId)
  const others = await namesOf(
    reader,
    holders.filter(id => !known.has(id)),
  )
  return new Map([...known, ...others])
}

/** What the page says of each file beside its own facts: the same number of queries for one and for many. */
async function around(
  request: PageRequest,
  rows: readonly Queued[],
  verifiers: readonly Person[],
): Promise<QueueRows> {
  const { reader } = request
  const ids = rows.map(one => one.id)
  const editions = (await listEditions(reader)).filter(isPublic)
  const rules = await publishedRulesOfAll(
    reader,
    editions.map(one => one.id),
  )
  const assignments = await listAssignments(reader, ids)
  return {
    rows,
    editions,
    commodities: commoditiesOf(rules),
    products: await listProductsByIds(
      reader,
      rows.map(one => one.productId),
    ),
    assignments,
    names: await namesOfHolders(reader, assignments, verifiers),
    items: itemTotals(rows, rules, await countFrozenPapers(reader, ids)),
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
    const page = await readListPage(request.query, keys, range => listLens(reader, ground, query, range))
    const body = queuePage(request, {
      ...(await around(request, page.rows, verifiers)),
      toHandBack: await listToHandBack(reader, actor),
      counts: await countLenses(reader, ground, query),
      query,
      verifiers,
      settings,
      mayTake: mayEver(actor, 'verification.take-next'),
      mayAssign: mayEver(actor, 'verification.assign'),
      ...neighbours(page, place => link(queueAddress(query, place))),
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
      ...queueTable(await around(request, found, verifiers), settings, now),
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
  const verifiers = await listPeopleWithRole(reader, 'verifier', now)
  const body = handOverPage(request, {
    ...(await around(request, rows, verifiers)),
    verifiers,
    tied: await tiedVerifiers(reader, rows, verifiers),
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
