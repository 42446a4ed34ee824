import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { editionFacts, findEditionBySlug, listAllRulesVersions, listEditions } from '../../editions/index.ts'
import { publicExportPage } from './pages/public-export-page.ts'
import {
  listReleased,
  PUBLIC_EXPORT_PATH,
  publicExport,
  publicExportAddress,
  type OpenComputation,
} from './public-export.ts'
import { publicExportWords } from './public-export-messages.ts'

const mayRead = ({ actor }: PageRequest, edition: Parameters<typeof editionFacts>[0]): boolean =>
  may(actor, 'edition.read', editionFacts(edition)).allowed

const showAll =
  (open: OpenComputation) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, locale } = request
    const released = await listReleased(reader)
    const versions = (await listAllRulesVersions(reader)).filter(one => one.state === 'published')
    const editions = (await listEditions(reader))
      .filter(one => mayRead(request, one))
      .map(({ id, slug, title }) => ({
        slug,
        title: title[locale],
        rules: versions.filter(one => one.editionId === id).map(({ version, hash }) => ({ version, hash })),
        released: released.has(id),
      }))
      .filter(one => one.rules.length > 0)
      // Those that can be computed stand first.
      .toSorted((a, b) => Number(b.released) - Number(a.released))
    const { title, lead: description } = publicExportWords[locale]
    return { kind: 'page', title, description, body: publicExportPage(request, editions, open) }
  }

const answerFile =
  ({ cases }: OpenComputation) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, params, locale } = request
    const edition = cases ? await findEditionBySlug(reader, params['slug'] ?? '') : null
    if (!edition || !mayRead(request, edition)) return notFound
    const content = await publicExport(reader, edition.id)
    if (!content) return notFound
    return {
      kind: 'file',
      content,
      mediaType: 'application/zip',
      disposition: 'attachment',
      fileName: publicExportWords[locale].fileName(edition.slug),
      cache: 'none',
    }
  }

/** What anybody may compute again. */
export const publicExportRoutes = (open: OpenComputation): readonly Route[] => [
  { path: PUBLIC_EXPORT_PATH, access: 'open', page: showAll(open) },
  { path: publicExportAddress(':slug'), access: 'open', page: answerFile(open) },
]
