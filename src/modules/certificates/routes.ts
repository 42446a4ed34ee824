import { may } from '../../access/index.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { zones } from '../../platform/translations.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { starsText } from '../decisions/index.ts'
import { findNomination, nominationFacts } from '../nominations/index.ts'
import { checkKeyOf, standingOf, type Certificate } from './certificate.ts'
import { findCertificateByKey } from './certificate-store.ts'
import { words } from './messages.ts'
import { checkPage, foundPage, unknownPage } from './pages/check-page.ts'
import { codeRows, typesetCertificate } from './typeset-certificate.ts'

const LONGEST_NUMBER = 120

/** The day in the capital: a certificate lapses there, wherever its reader is. */
const today = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zones.WIB, dateStyle: 'short' }).format(now)

const numberIn = (request: PageRequest): string => (request.params['number'] ?? '').slice(0, LONGEST_NUMBER)

async function mayDownload({ reader, actor }: PageRequest, certificate: Certificate): Promise<boolean> {
  const nomination = await findNomination(reader, certificate.nominationId)
  return nomination !== null && may(actor, 'certificate.download', nominationFacts(nomination)).allowed
}

function showForm(request: PageRequest): Promise<PageResult> {
  const typed = request.query.get('nomor')
  const key = checkKeyOf((typed ?? '').slice(0, LONGEST_NUMBER))
  if (key !== '') return Promise.resolve(redirect(request.link(`/piagam/${encodeURIComponent(key)}`)))
  const own = words[request.locale]
  return Promise.resolve({
    kind: 'page',
    title: own.title,
    description: own.lead,
    body: checkPage(request, typed !== null),
  })
}

async function showCertificate(request: PageRequest): Promise<PageResult> {
  const { reader, locale, now } = request
  const own = words[locale]
  const typed = numberIn(request)
  const certificate = await findCertificateByKey(reader, checkKeyOf(typed))
  if (!certificate)
    return { kind: 'page', status: 404, title: own.states.unknown, body: unknownPage(request, typed) }
  const { content } = certificate
  const view = {
    certificate,
    standing: standingOf(certificate, today(now)),
    starsLabel: starsText(content.stars, content.of)[locale],
    code: codeRows(content.checkUrl),
    productHref: request.link(`/katalog/piagam/${encodeURIComponent(certificate.checkKey)}`),
    mayDownload: request.signedIn !== null && (await mayDownload(request, certificate)),
  }
  const title = own.resultTitle(certificate.number)
  return { kind: 'page', title, body: foundPage(request, view) }
}

/** The paper for its holder and the office: the kept file, or, until the worker has made it, the same bytes at once. */
const download =
  (store: FileStore) =>
  async (request: PageRequest): Promise<PageResult> => {
    const certificate = await findCertificateByKey(request.reader, checkKeyOf(numberIn(request)))
    if (!certificate || !(await mayDownload(request, certificate))) return notFound
    const { pdfSha256, checkKey, content } = certificate
    const kept = pdfSha256 !== null && (await store.has(pdfSha256))
    return {
      kind: 'file',
      content: kept ? store.open(pdfSha256) : typesetCertificate(content),
      mediaType: 'application/pdf',
      disposition: 'attachment',
      fileName: `${words.id.fileName(checkKey)}.pdf`,
      cache: 'none',
    }
  }

export const certificatesRoutes = (store: FileStore): readonly Route[] => [
  { path: '/piagam', access: 'certificate.check', page: showForm },
  { path: '/piagam/:number', access: 'certificate.check', page: showCertificate },
  { path: '/piagam/:number/unduh', access: 'certificate.download', page: download(store) },
]
