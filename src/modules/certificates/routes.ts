import { html } from '../../platform/html.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { notice, pageTitle } from '../../ui/index.ts'
import { may, mayEver } from '../../access/index.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { publicAnnexItem, starsText } from '../decisions/index.ts'
import { findNomination, nominationFacts } from '../nominations/index.ts'
import { checkKeyOf, fileOf, standingOf, type Certificate } from './certificate.ts'
import { findCertificateByKey } from './certificate-store.ts'
import { confermentRoutes } from './conferment-routes.ts'
import { certificateListRoutes } from './list-routes.ts'
import { words } from './messages.ts'
import { checkPage, foundPage, unknownPage } from './pages/check-page.ts'
import { liftPage, suspendPage, withdrawPage } from './pages/minister-pages.ts'
import { codeAddress } from './paper-code.ts'
import { replacementNow, type ReplacementNow } from './replacement-now.ts'
import { liftSuspension, suspendCertificate, type SuspensionStep } from './suspend-certificate.ts'
import { suspendWords } from './suspend-messages.ts'
import { codeRows, typesetCertificate } from './typeset-certificate.ts'
import { LONGEST_NUMBER, withdrawCertificate, type WithdrawalStep } from './withdraw-certificate.ts'
import { withdrawWords } from './withdraw-messages.ts'

const checkAddress = (request: PageRequest, { checkKey }: Certificate): string =>
  request.link(`/piagam/${encodeURIComponent(checkKey)}`)

const numberIn = (request: PageRequest): string => (request.params['number'] ?? '').slice(0, LONGEST_NUMBER)

async function mayDo(
  { reader, actor }: PageRequest,
  action: 'certificate.download' | 'certificate.withdraw' | 'certificate.suspend',
  certificate: Certificate,
): Promise<boolean> {
  const nomination = await findNomination(reader, certificate.nominationId)
  return nomination !== null && may(actor, action, nominationFacts(nomination)).allowed
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

/** The product as it stands today: under its new certificate, and nowhere once its star was lost. */
function productHrefOf(
  { link }: PageRequest,
  { checkKey }: Certificate,
  replacement: ReplacementNow | null,
): string | null {
  const key = replacement ? replacement.certificateKey : checkKey
  return key === null ? null : link(`/katalog/piagam/${encodeURIComponent(key)}`)
}

async function showCertificate(request: PageRequest): Promise<PageResult> {
  const { reader, locale, now } = request
  const own = words[locale]
  const typed = numberIn(request)
  const certificate = await findCertificateByKey(reader, checkKeyOf(typed))
  if (!certificate)
    return { kind: 'page', status: 404, title: own.states.unknown, body: unknownPage(request, typed) }
  const { content } = certificate
  const standing = standingOf(certificate, capitalDay(now))
  // The paper of a withdrawn certificate is kept as evidence, and given to nobody.
  const open = request.signedIn !== null && standing !== 'withdrawn'
  const replacement = await replacementNow(reader, certificate)
  const view = {
    certificate,
    standing,
    replacement,
    starsLabel: starsText(content.stars, content.of)[locale],
    code: codeRows(codeAddress(certificate)),
    annex: await publicAnnexItem(request, content.listDigest),
    productHref: productHrefOf(request, certificate, replacement),
    mayDownload: open && (await mayDo(request, 'certificate.download', certificate)),
    mayWithdraw:
      open && standing !== 'replaced' && (await mayDo(request, 'certificate.withdraw', certificate)),
    maySuspend:
      open && certificate.state === 'valid' && (await mayDo(request, 'certificate.suspend', certificate)),
    mayList: mayEver(request.actor, 'certificate.list'),
  }
  const title = own.resultTitle(certificate.number)
  return { kind: 'page', title, body: foundPage(request, view) }
}

async function showWithdrawal(request: PageRequest): Promise<PageResult> {
  const certificate = await findCertificateByKey(request.reader, checkKeyOf(numberIn(request)))
  if (!certificate || !(await mayDo(request, 'certificate.withdraw', certificate))) return notFound
  if (certificate.state !== 'valid' && request.form === null)
    return redirect(checkAddress(request, certificate))
  return {
    kind: 'page',
    title: withdrawWords[request.locale].title,
    body: withdrawPage(request, certificate),
  }
}

/** A sealed file is made by the worker alone. */
function stillMade({ locale }: PageRequest): PageResult {
  const own = words[locale]
  const body = html`${pageTitle({ locale, title: own.notMadeTitle })}${notice({ locale, kind: 'info', text: own.notMade })}`
  return { kind: 'page', title: own.notMadeTitle, body, audience: 'signed-in' }
}

/**
 * The paper for its holder and the office: the kept file; of the first drawing, until the worker has made it, the same
 * bytes at once. A withdrawn certificate has no paper to give: its check page says why.
 */
const download =
  (store: FileStore) =>
  async (request: PageRequest): Promise<PageResult> => {
    const certificate = await findCertificateByKey(request.reader, checkKeyOf(numberIn(request)))
    if (!certificate || !(await mayDo(request, 'certificate.download', certificate))) return notFound
    if (certificate.state === 'withdrawn') return redirect(checkAddress(request, certificate))
    const { checkKey, content } = certificate
    const paper = request.query.get('bahasa') === 'en' ? 'en' : 'id'
    const sha256 = fileOf(certificate, paper)
    const kept = sha256 !== null && (await store.has(sha256))
    if (!kept && content.template !== 1) return stillMade(request)
    return {
      kind: 'file',
      content: kept ? store.open(sha256) : typesetCertificate(content, paper),
      mediaType: 'application/pdf',
      disposition: 'attachment',
      fileName: `${words[paper].fileName(checkKey)}.pdf`,
      cache: 'none',
    }
  }

async function showSuspension(request: PageRequest, lifts: boolean): Promise<PageResult> {
  const certificate = await findCertificateByKey(request.reader, checkKeyOf(numberIn(request)))
  if (!certificate || !(await mayDo(request, 'certificate.suspend', certificate))) return notFound
  const fits =
    certificate.state === 'valid' &&
    (lifts ? certificate.suspension !== null : standingOf(certificate, capitalDay(request.now)) === 'valid')
  if (!fits && request.form === null) return redirect(checkAddress(request, certificate))
  const own = suspendWords[request.locale]
  return {
    kind: 'page',
    title: lifts ? own.liftTitle : own.title,
    body: lifts ? liftPage(request, certificate) : suspendPage(request, certificate),
  }
}

export const certificatesRoutes = (
  store: FileStore,
  withdrawalSteps: readonly WithdrawalStep[] = [],
  suspensionSteps: readonly SuspensionStep[] = [],
): readonly Route[] => [
  { path: '/piagam', access: 'certificate.check', page: showForm },
  { path: '/piagam/:number', access: 'certificate.check', page: showCertificate },
  { path: '/piagam/:number/unduh', access: 'certificate.download', page: download(store) },
  {
    path: '/piagam/:number/cabut',
    access: 'certificate.withdraw',
    page: showWithdrawal,
    actions: [withdrawCertificate(withdrawalSteps)],
  },
  {
    path: '/piagam/:number/tangguhkan',
    access: 'certificate.suspend',
    page: request => showSuspension(request, false),
    actions: [suspendCertificate(suspensionSteps)],
  },
  {
    path: '/piagam/:number/pulihkan',
    access: 'certificate.lift-suspension',
    page: request => showSuspension(request, true),
    actions: [liftSuspension(suspensionSteps)],
  },
  ...certificateListRoutes,
  ...confermentRoutes,
]
