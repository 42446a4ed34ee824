import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { listStagesOf } from '../../editions/index.ts'
import { readBlindCode } from '../../samples/index.ts'
import type { OwnSheet } from './own-sheet.ts'
import { countOpen } from './own-counts.ts'
import { driftOf } from './own-drift.ts'
import { paceOf } from './own-pace.ts'
import { lastSaved, listOwnWork, nextWork, type OwnWork } from './own-work.ts'
import { comparePage, type Compared } from './pages/compare-page.ts'
import { listPage, type ListRow } from './pages/list-page.ts'
import { scanPage } from './pages/scan-page.ts'
import { words } from '../messages.ts'
import { scoringWords } from './scoring-messages.ts'
import { askedCriteria } from './sheet-fields.ts'
import { openSheet } from './sheet-routes.ts'
import { juryDaysOf } from '../jury/second-jury-store.ts'
import { listVersions } from './version-store.ts'

type Around = Readonly<{ reopened: ReadonlySet<string>; counts: Awaited<ReturnType<typeof countOpen>> }>

function rowOf(work: OwnWork, { reopened, counts }: Around): ListRow {
  const { rules } = work.rules
  return {
    code: work.code,
    commodity: rules.commodities.get(work.nomination.commodity)?.title ?? null,
    ...(counts.get(work.code) ?? { done: 0, all: 0 }),
    state: work.sheet.state,
    total: work.sheet.total,
    savedAt: lastSaved(work.marks),
    reopened: reopened.has(work.sheet.id),
    isRepeat: work.isRepeat && work.sheet.state === 'locked',
  }
}

/** The closing of the stage in which the open sheets are scored, or the day that a jury was given; the earliest where there are several editions. */
async function deadlineOf({ reader }: PageRequest, work: readonly OwnWork[]): Promise<Date | null> {
  const open = work.filter(one => one.sheet.state === 'open')
  const inStage = open.filter(one => one.sheet.round === 1).map(one => one.nomination.editionId)
  const stages = await listStagesOf(reader, [...new Set(inStage)])
  const closings = [
    ...stages.filter(one => one.kind === 'assess').flatMap(one => one.closesAt ?? []),
    ...(await juryDaysOf(
      reader,
      open.map(one => one.sheet),
    )),
  ]
  return closings.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}

/** By edition, as nobody's marks of one edition are measured by those of another; the longest series is shown. */
function ownDrift(work: readonly OwnWork[]) {
  const groups = Map.groupBy(
    work.filter(one => !one.isRepeat),
    one => one.nomination.editionId,
  )
  const drifts = [...groups.values()].map(all =>
    driftOf(
      all.flatMap(({ code, nomination, sheet }) =>
        sheet.total === null || sheet.lockedAt === null
          ? []
          : [{ code, commodity: nomination.commodity, total: sheet.total, lockedAt: sheet.lockedAt }],
      ),
    ),
  )
  return drifts.filter(one => one !== null).toSorted((a, b) => b.points.length - a.points.length)[0]
}

async function showList(request: PageRequest): Promise<PageResult> {
  const work = await listOwnWork(request.reader, request.actor)
  const next = nextWork(work)
  const versions = await listVersions(
    request.reader,
    work.map(one => one.nomination.id),
  )
  const around = {
    reopened: new Set(versions.map(one => one.sheetId)),
    counts: await countOpen(request.reader, work),
  }
  const view = {
    rows: work.map(one => rowOf(one, around)),
    next: next ? rowOf(next, around) : null,
    deadline: await deadlineOf(request, work),
    pace: paceOf(work),
    drift: ownDrift(work) ?? null,
  }
  return { kind: 'page', title: words[request.locale].listTitle, body: listPage(request, view), keep: true }
}

/** Whose a code is that is not in the own list, and whether it exists at all, is not told. */
async function showScan(request: PageRequest): Promise<PageResult> {
  const { reader, actor, query, locale, link } = request
  const typed = query.get('kode')
  const code = typed === null ? null : readBlindCode(typed)
  const own = code !== null && (await listOwnWork(reader, actor)).some(one => one.code === code)
  if (own) return { kind: 'redirect', to: link(`/penilaian/${code}`) }
  const said = scoringWords[locale]
  const problem = typed === null ? null : code === null ? said.scanOdd : said.scanMine
  return {
    kind: 'page',
    title: said.scanTitle,
    body: scanPage(request, { typed: typed ?? '', problem }),
    // Samples are in hand where there is often no line.
    keep: typed === null,
  }
}

/** The own sheets of the same commodity in the same edition, this one among them. */
async function ownAlike(request: PageRequest, own: OwnSheet): Promise<readonly Compared[]> {
  const { commodity, editionId } = own.nomination
  const work = await listOwnWork(request.reader, request.actor)
  return (
    work
      .filter(one => one.nomination.commodity === commodity && one.nomination.editionId === editionId)
      .filter(one => one.sheet.rulesId === own.sheet.rulesId)
      // Once it is known to be a repeat, it is no other product.
      .filter(one => !one.isRepeat || one.sheet.state === 'open' || one.code === own.code)
      .filter(one => one.code === own.code || one.marks.some(mark => mark.answer !== null))
      .map(({ code, sheet, marks }) => ({ code, sheet, marks }))
  )
}

async function showComparison(request: PageRequest): Promise<PageResult> {
  const own = await openSheet(request)
  if (!own) return notFound
  const wanted = request.query.get('kriteria')
  const criterion = askedCriteria(own).find(one => one.id === wanted) ?? null
  const view = { own, criterion, alike: await ownAlike(request, own) }
  const title = scoringWords[request.locale].compareTitle(own.code)
  return { kind: 'page', title, body: comparePage(request, view) }
}

/** The addresses of an assessor's own work; the ones with a word come before those with a code. */
export const ownRoutes: readonly Route[] = [
  { path: '/penilaian', access: 'assessment.read', page: showList },
  { path: '/penilaian/pindai', access: 'assessment.read', page: showScan },
  { path: '/penilaian/:code/bandingkan', access: 'assessment.read', page: showComparison },
]
