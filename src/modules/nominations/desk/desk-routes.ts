import { whereAllowed } from '../../../access/index.ts'
import { areaPathOf, covers, provinceOf } from '../../../foundation/area-path.ts'
import type { Locale } from '../../../foundation/text.ts'
import {
  neighbours,
  readListPage,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../../web/index.ts'
import { listEditions } from '../../editions/index.ts'
import { namesOf } from '../../people/index.ts'
import { areaName, listRegencies } from '../../regions/index.ts'
import {
  cutDesk,
  DESK,
  DESK_FILE,
  deskAddress,
  deskKeys,
  deskQueryFrom,
  lenses,
  lensNames,
  nextStep,
  type DeskFile,
  type DeskQuery,
  type LensName,
} from './desk.ts'
import { listNominatingAreas } from './desk-store.ts'
import { deskWords } from './desk-messages.ts'
import { stateWords } from '../lifecycle.ts'
import { loadDesk } from './load-desk.ts'
import { nominationColumns } from '../nomination-list-store.ts'
import { deskPage, dueText, lastText, type District } from './pages/desk-page.ts'
import { remarkWords } from '../help/remark-messages.ts'

/** All but the lens: what the counts are made of. */
function narrowed(files: readonly DeskFile[], { edition, area, lacks }: DeskQuery): readonly DeskFile[] {
  const place = area === '' ? '' : areaPathOf(area)
  return files.filter(
    one =>
      (edition === '' || one.file.edition.id === edition) &&
      (place === '' || covers(place, one.areaPath)) &&
      (lacks === '' || one.lacks.includes(lacks)),
  )
}

const throughLens = (files: readonly DeskFile[], lens: LensName | ''): readonly DeskFile[] =>
  lens === '' ? files : files.filter(lenses[lens].fits)

const namesFor = ({ reader }: PageRequest, files: readonly DeskFile[]) =>
  namesOf(reader, [...new Set(files.flatMap(one => one.last?.personId ?? []))])

function lackTitle(files: readonly DeskFile[], id: string, locale: Locale): string {
  const own: Readonly<Record<string, string>> = deskWords[locale].lacks
  const title = files.map(one => one.file.rules.rules.requirements.get(id)?.title).find(Boolean)
  return own[id] ?? title?.[locale] ?? id
}

/** Every district of the reader's area: those whose office has begun nothing are shown as well. */
async function districtsOf(request: PageRequest, files: readonly DeskFile[]): Promise<readonly District[]> {
  const { reader, actor } = request
  // Also those whose nominations are closed by now: what was sent in time is no less begun.
  const open = (await listEditions(reader)).filter(one => one.state === 'open')
  const begun = await listNominatingAreas(
    reader,
    whereAllowed(actor, 'nomination.read', nominationColumns),
    open.map(one => one.id),
  )
  const province = provinceOf(actor.areaPath).replaceAll('/', '')
  return listRegencies(province)
    .map(one => ({ code: one.code, areaPath: areaPathOf(one.code) }))
    .filter(one => covers(actor.areaPath, one.areaPath))
    .map(one => ({
      ...one,
      files: files.filter(file => covers(one.areaPath, file.areaPath)).length,
      hasBegun: open.length === 0 || begun.has(one.areaPath),
    }))
}

async function showDesk(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, link } = request
  const query = deskQueryFrom(request.query)
  const files = await loadDesk(reader, actor, now)
  const shown = narrowed(files, query)
  const page = await readListPage(request.query, deskKeys, range =>
    Promise.resolve(cutDesk(throughLens(shown, query.lens), range)),
  )
  const editions = new Map(files.map(one => [one.file.edition.id, one.file.edition.title[locale]]))
  const body = deskPage(request, {
    rows: page.rows,
    total: shown.length,
    counts: Object.fromEntries(lensNames.map(name => [name, throughLens(shown, name).length])) as Record<
      LensName,
      number
    >,
    query,
    districts: await districtsOf(request, files),
    editions: [...editions].map(([id, title]) => ({ id, title })),
    lacks: [...new Set(files.flatMap(one => one.lacks))].map(id => ({
      id,
      title: lackTitle(files, id, locale),
    })),
    names: await namesFor(request, page.rows),
    ...neighbours(page, place => link(deskAddress(query, place))),
  })
  return { kind: 'page', title: deskWords[locale].title, body, audience: 'signed-in' }
}

const fileColumns = [
  'product',
  'maker',
  'district',
  'edition',
  'state',
  'missing',
  'lack',
  'check',
  'openRemarks',
  'answeredRemarks',
  'last',
  'due',
  'next',
] as const

/** Everything that the filters show, over all of its pages. */
async function downloadDesk(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale } = request
  const own = deskWords[locale]
  const query = deskQueryFrom(request.query)
  const files = throughLens(narrowed(await loadDesk(reader, actor, now), query), query.lens)
  const names = await namesFor(request, files)
  return {
    kind: 'table',
    fileName: own.title,
    columns: fileColumns.map(name => own[name]),
    rows: files.map(one => [
      one.file.productFile.product.name,
      one.file.productFile.producer.name,
      areaName(one.areaPath),
      one.file.edition.title[locale],
      stateWords[one.file.nomination.state].word[locale],
      one.missing,
      one.lacks.map(id => lackTitle(files, id, locale)).join('; '),
      remarkWords[locale].checks[one.checkState],
      one.remarks.open,
      one.remarks.answered,
      lastText(one, names, locale, now),
      dueText(one, locale),
      own.steps[nextStep(one)],
    ]),
  }
}

/** Where a province sees and helps the files of its districts. */
export const deskRoutes: readonly Route[] = [
  { path: DESK, access: 'province-desk.read', page: showDesk },
  { path: DESK_FILE, access: 'province-desk.read', page: downloadDesk },
]
