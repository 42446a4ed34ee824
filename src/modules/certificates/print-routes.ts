import { mayEver } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import { capitalDay } from '../../platform/local-time.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { listEditions } from '../editions/index.ts'
import { askPrint, cancelPrint, causeToLeaveOut, choiceFrom, listChosen } from './ask-print.ts'
import type { CertificateQuery } from './certificate-list.ts'
import { listCertificatesById } from './certificate-store.ts'
import { listChoices } from './certificate-list-store.ts'
import { filterOf } from './certificate-list.ts'
import { findConferment } from './conferment-store.ts'
import { listWords } from './list-messages.ts'
import { provinceName } from './pages/certificate-filters.ts'
import { AGAIN, printFileName, printPage, printsPage, printVersion, shownState } from './pages/print-page.ts'
import { PRINTS_PATH, printPath, type Print, type PrintedItem, type PrintSettings } from './print.ts'
import { printWords } from './print-messages.ts'
import { countPrintItems, findPrint, listPrintItems, listPrints } from './print-store.ts'

const SHOWN = 20

/** The filters that are set, in words. */
async function filtersInWords(request: PageRequest, query: CertificateQuery) {
  const { reader, locale } = request
  const own = listWords[locale]
  const editions = await listEditions(reader)
  const { commodities } = await listChoices(reader, filterOf(request, query))
  const handing = { sudah: own.handedOver, belum: own.notHanded, '': '' }[query.handing]
  return [
    { term: own.edition, detail: editions.find(one => one.id === query.edition)?.title[locale] ?? '' },
    { term: own.state, detail: query.standing === '' ? '' : own.states[query.standing] },
    { term: own.handing, detail: handing },
    { term: own.province, detail: query.province === '' ? '' : provinceName(query.province) },
    {
      term: own.commodity,
      detail: commodities.find(one => one.id === query.commodity)?.title[locale] ?? query.commodity,
    },
    { term: own.search, detail: query.text },
  ].filter(one => one.detail !== '')
}

/** What the form sent stands where the address would have it. */
function choiceIn({ form, query }: PageRequest) {
  const sent = Object.entries(form?.values ?? {}).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return choiceFrom(form === null ? query : new URLSearchParams(sent))
}

const showPrints =
  ({ atMost }: PrintSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, now, locale } = request
    const choice = choiceIn(request)
    const chosen = await listChosen(reader, choice, { actor, now, atMost })
    const today = capitalDay(now)
    const leftOut = chosen.filter(one => causeToLeaveOut(one, today) !== null).length
    const body = printsPage(request, {
      choice,
      event: choice.eventId === '' ? null : await findConferment(reader, choice.eventId),
      filters: await filtersInWords(request, choice.query),
      printable: chosen.length - leftOut,
      leftOut,
      atMost,
      prints: await listPrints(reader, SHOWN),
      mayPrint: mayEver(actor, 'certificate.print'),
    })
    return { kind: 'page', title: printWords[locale].title, body, audience: 'signed-in' }
  }

const printIn = ({ reader, params }: PageRequest): Promise<Print | null> => {
  const id = params['id'] ?? ''
  return isId(id) ? findPrint(reader, id) : Promise.resolve(null)
}

/** What is in the file, and what is not, with each certificate as it stands now. */
async function printedIn({ reader }: PageRequest, print: Print): Promise<readonly PrintedItem[]> {
  if (print.state !== 'done' && print.state !== 'empty') return []
  const items = await listPrintItems(reader, print.id)
  const certificates = await listCertificatesById(
    reader,
    items.map(one => one.certificateId),
  )
  const found = new Map(certificates.map(one => [one.id, one]))
  return items.flatMap(item => {
    const certificate = found.get(item.certificateId)
    return certificate ? [{ ...item, certificate }] : []
  })
}

/** Papers in the file that may no longer be given out. */
const changedIn = (printed: readonly PrintedItem[], now: Date): readonly string[] =>
  printed
    .filter(one => one.state === 'ready' && causeToLeaveOut(one.certificate, capitalDay(now)) !== null)
    .map(one => one.certificate.number)

async function showPrint(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, query } = request
  const print = await printIn(request)
  if (!print) return notFound
  const printed = await printedIn(request, print)
  const body = printPage(request, {
    print,
    ...(await countPrintItems(reader, print.id)),
    missing: printed.filter(one => one.state !== 'ready'),
    changed: changedIn(printed, now),
    mayPrint: mayEver(actor, 'certificate.print'),
  })
  const again = query.has(AGAIN) && print.state === 'making' ? { againIn: 5 } : {}
  return { kind: 'page', title: printWords[locale].title, body, audience: 'signed-in', ...again }
}

/** A word that changes with the print, for the page that follows it. */
async function pulse(request: PageRequest): Promise<PageResult> {
  const print = await printIn(request)
  if (!print) return notFound
  const { done } = await countPrintItems(request.reader, print.id)
  return {
    kind: 'file',
    content: printVersion(print, done, request.now),
    mediaType: 'text/plain',
    disposition: 'inline',
    fileName: 'denyut.txt',
    cache: 'none',
  }
}

const download =
  (store: FileStore) =>
  async (request: PageRequest): Promise<PageResult> => {
    const print = await printIn(request)
    if (!print) return notFound
    const changed = changedIn(await printedIn(request, print), request.now)
    const isThere =
      shownState(print, request.now) === 'done' &&
      changed.length === 0 &&
      print.fileSha256 !== null &&
      (await store.has(print.fileSha256))
    if (!isThere || print.fileSha256 === null) return redirect(request.link(printPath(print.id)))
    return {
      kind: 'file',
      content: store.open(print.fileSha256),
      mediaType: 'application/pdf',
      disposition: 'attachment',
      fileName: printFileName(request, print),
      cache: 'none',
    }
  }

/** Where many certificates are printed at once. */
export const printRoutes = (store: FileStore, settings: PrintSettings): readonly Route[] => [
  {
    path: PRINTS_PATH,
    access: 'certificate.list',
    page: showPrints(settings),
    actions: [askPrint(settings)],
  },
  { path: `${PRINTS_PATH}/:id`, access: 'certificate.list', page: showPrint, actions: [cancelPrint] },
  { path: `${PRINTS_PATH}/:id/denyut`, access: 'certificate.list', page: pulse },
  { path: `${PRINTS_PATH}/:id/berkas`, access: 'certificate.list', page: download(store) },
]
