import { capitalDay } from '../../platform/local-time.ts'
import { mayEver } from '../../access/index.ts'
import { neighbours, readListPage, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { certificatesAddress, filterOf, LIST_PATH, listKeys, queryFrom } from './certificate-list.ts'
import { countCertificates, listCertificates, listChoices } from './certificate-list-store.ts'
import { certificatesTable } from './list-csv.ts'
import { listWords } from './list-messages.ts'
import { certificateListPage, CSV_PATH } from './pages/list-page.ts'

async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, link } = request
  const query = queryFrom(request.query)
  const filter = filterOf(request, query)
  const page = await readListPage(request.query, listKeys, range => listCertificates(reader, filter, range))
  const body = certificateListPage(request, {
    rows: page.rows,
    counts: await countCertificates(reader, filter),
    query,
    editions: (await listEditions(reader)).filter(isPublic),
    choices: await listChoices(reader, filter),
    today: capitalDay(now),
    ...neighbours(page, place => link(certificatesAddress(query, place))),
    mayManage: mayEver(actor, 'conferment.manage'),
  })
  return { kind: 'page', title: listWords[locale].title, body, audience: 'signed-in' }
}

/** Everything that the filters show, over all of its pages. */
async function downloadList(request: PageRequest): Promise<PageResult> {
  const { reader, now, locale } = request
  const found = await listCertificates(reader, filterOf(request, queryFrom(request.query)))
  return {
    kind: 'table',
    ...certificatesTable(found, capitalDay(now)),
    fileName: listWords[locale].fileName,
  }
}

/** The list of certificates for those who decide, publish, keep and audit them. */
export const certificateListRoutes: readonly Route[] = [
  { path: LIST_PATH, access: 'certificate.list', page: showList },
  { path: CSV_PATH, access: 'certificate.list', page: downloadList },
]
