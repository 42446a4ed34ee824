import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { findEdition, isExample, listEditions, publishedRulesOf } from '../../editions/index.ts'
import { namesOf } from '../../people/index.ts'
import { recomputeListPage, recomputePage } from './pages/recompute-page.ts'
import { recomputeWords } from './recompute-messages.ts'
import { listLastRuns, recomputeAgain } from './recompute-results.ts'
import { explainDifferences } from './recompute.ts'
import { countResults } from '../result-store.ts'

async function showEditions(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  const counts = await countResults(reader)
  const runs = await listLastRuns(reader)
  const rows = (await listEditions(reader)).flatMap(({ id, title }) => {
    const results = counts.get(id) ?? 0
    return results > 0 ? [{ id, title: title[locale], results, run: runs.get(id) ?? null }] : []
  })
  return { kind: 'page', title: recomputeWords[locale].title, body: recomputeListPage(request, rows) }
}

async function showEdition(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const edition = await findEdition(reader, params['edition'] ?? '')
  if (!edition || !(await countResults(reader)).has(edition.id)) return notFound
  const run = (await listLastRuns(reader)).get(edition.id) ?? null
  const names = await namesOf(reader, run?.by ? [run.by] : [])
  const view = {
    editionId: edition.id,
    title: edition.title[locale],
    example: isExample(edition, await publishedRulesOf(reader, edition.id)),
    run,
    person: names.get(run?.by ?? '') ?? '–',
    differences: await explainDifferences(reader, edition.id, run?.nominations ?? []),
  }
  const title = recomputeWords[locale].pageTitle(view.title)
  return { kind: 'page', title, body: recomputePage(request, view) }
}

export const recomputeRoutes: readonly Route[] = [
  { path: '/hitung-ulang', access: 'results.recompute', page: showEditions },
  {
    path: '/hitung-ulang/:edition',
    access: 'results.recompute',
    page: showEdition,
    actions: [recomputeAgain],
  },
]
