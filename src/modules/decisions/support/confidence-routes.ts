import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { listApartPlans } from '../../assessment/index.ts'
import { findEdition, isExample, publishedRulesOf } from '../../editions/index.ts'
import { addSheetsInEdition } from './add-sheet.ts'
import { furtherGroundIn } from './further-sheets.ts'
import { loadModel, supportedBy } from './load-support.ts'
import { keptByCause, wholeFacts } from '../cases/own-interest.ts'
import { confidencePage, type ConfidenceView } from './pages/confidence-page.ts'
import { SURE } from './pages/support-part.ts'
import { loadCasesIn, type PlenaryCase } from '../cases/plenary-case.ts'
import { probabilityOf } from './support.ts'
import { supportWords } from './support-messages.ts'

/** Cases that the model says something about, by how sure they are. */
function surestOf(cases: readonly PlenaryCase[]): ConfidenceView['surest'] {
  const known = cases.flatMap(one => probabilityOf(one.support) ?? [])
  const almost = known.filter(one => one >= SURE.almost).length
  const fairly = known.filter(one => one >= SURE.fairly).length - almost
  return { almost, fairly, doubtful: known.length - almost - fairly }
}

async function showConfidence(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params } = request
  const mayRead = may(actor, 'plenary.read', { areaPath: '/' }).allowed
  const edition = mayRead ? await findEdition(reader, params['edition'] ?? '') : null
  const published = edition && (await publishedRulesOf(reader, edition.id))
  if (!edition || !published) return notFound
  const byCause = await keptByCause(reader, request, edition.id)
  const kept = byCause.all
  const fitted = await loadModel(reader, edition.id, kept)
  const all = await loadCasesIn(reader, edition.id, 'assessed')
  const cases = supportedBy(
    fitted,
    all.filter(one => !kept.has(one.nomination.id)),
  )
  const view: ConfidenceView = {
    editionId: edition.id,
    editionTitle: edition.title[locale],
    example: isExample(edition, published),
    rules: published.rules,
    fitted,
    surest: surestOf(cases),
    kept: kept.size > 0,
    apart: await listApartPlans(reader, edition.id),
    further: await furtherGroundIn(reader, edition.id, cases, { now, without: kept }),
    mayAdd: may(actor, 'assessment.add-sheets', wholeFacts(actor, byCause)).allowed,
  }
  return { kind: 'page', title: supportWords[locale].title, body: confidencePage(request, view) }
}

export const confidenceRoutes: readonly Route[] = [
  {
    path: '/keyakinan/:edition',
    access: 'plenary.read',
    page: showConfidence,
    actions: [addSheetsInEdition],
  },
]
