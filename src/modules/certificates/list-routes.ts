import { capitalDay } from '../../platform/translations.ts'
import { mayEver } from '../../access/index.ts'
import type { PageRequest, PageResult, Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { certificatesAddress, filterOf, keyFrom, keyText, LIST_PATH, queryFrom } from './certificate-list.ts'
import {
  countCertificates,
  listCertificates,
  listChoices,
  type CertificateFilter,
} from './certificate-list-store.ts'
import { certificatesTable } from './list-csv.ts'
import { listWords } from './list-messages.ts'
import { certificateListPage, CSV_PATH } from './pages/list-page.ts'

const PAGE_ROWS = 50

/** A page of the list in either direction, with the keys of its neighbours. */
async function readRows({ reader, query }: PageRequest, filter: CertificateFilter) {
  const after = keyFrom(query.get('setelah'))
  const before = after ? null : keyFrom(query.get('sebelum'))
  const found = await listCertificates(reader, filter, { limit: PAGE_ROWS + 1, after, before })
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

async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, link } = request
  const query = queryFrom(request.query)
  const filter = filterOf(request, query)
  const { rows, earlier, later } = await readRows(request, filter)
  const body = certificateListPage(request, {
    rows,
    counts: await countCertificates(reader, filter),
    query,
    editions: (await listEditions(reader)).filter(isPublic),
    choices: await listChoices(reader, filter),
    today: capitalDay(now),
    newerHref: earlier === null ? null : link(certificatesAddress(query, { sebelum: earlier })),
    olderHref: later === null ? null : link(certificatesAddress(query, { setelah: later })),
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
