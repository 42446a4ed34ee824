import { capitalDay } from '../../platform/local-time.ts'
import { mayEver } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { findEdition, isPublic, listEditions } from '../editions/index.ts'
import { checkKeyOf, type Certificate } from './certificate.ts'
import { filterOf, queryFrom } from './certificate-list.ts'
import { countCertificates, listCertificates, listChoices } from './certificate-list-store.ts'
import { findCertificateByKey, listCertificatesById, listHandedOverAt } from './certificate-store.ts'
import { confermentName, type Conferment } from './conferment.ts'
import { confermentWords } from './conferment-messages.ts'
import { findConferment, listConferments } from './conferment-store.ts'
import { handOverCertificates, idsIn, MOST_AT_ONCE } from './hand-over-certificates.ts'
import { findHandOverOf, listHandOversAt } from './hand-over-store.ts'
import { correctConfermentPage, newConfermentPage } from './pages/conferment-form.ts'
import { managedListPage, publicConfermentPage, publicListPage } from './pages/conferment-list.ts'
import { CHOSEN, confermentPage } from './pages/conferment-page.ts'
import { handOverPage, takeBackPage } from './pages/hand-over-page.ts'
import { correctConferment, recordConferment } from './record-conferment.ts'
import { takeBackHandOver } from './take-back-hand-over.ts'
import { LONGEST_NUMBER } from './withdraw-certificate.ts'

const publicEditions = async ({ reader }: PageRequest) => (await listEditions(reader)).filter(isPublic)

const eventIn = ({ reader, params }: PageRequest): Promise<Conferment | null> => {
  const id = params['id'] ?? ''
  return isId(id) ? findConferment(reader, id) : Promise.resolve(null)
}

async function showPublicList(request: PageRequest): Promise<PageResult> {
  const own = confermentWords[request.locale].public
  const editions = await publicEditions(request)
  const shown = new Set(editions.map(one => one.id))
  const events = (await listConferments(request.reader)).filter(
    one => one.handed > 0 && shown.has(one.editionId),
  )
  const view = { events, editions, today: capitalDay(request.now) }
  return { kind: 'page', title: own.title, description: own.lead, body: publicListPage(request, view) }
}

/** Public once something was handed over: a plan is nobody else's matter. */
async function showPublicEvent(request: PageRequest): Promise<PageResult> {
  const { reader, locale } = request
  const event = await eventIn(request)
  if (!event) return notFound
  const handed = await listHandedOverAt(reader, event.id)
  const edition = await findEdition(reader, event.editionId)
  if (handed.length === 0 || !edition || !isPublic(edition)) return notFound
  const title = confermentName(event)[locale]
  const description = confermentWords[locale].public.description(title)
  return { kind: 'page', title, description, body: publicConfermentPage(request, event, edition, handed) }
}

async function showManagedList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, now } = request
  const view = {
    events: await listConferments(reader),
    editions: await listEditions(reader),
    today: capitalDay(now),
  }
  const body = managedListPage(request, view, mayEver(actor, 'conferment.record'))
  return { kind: 'page', title: confermentWords[locale].title, body, audience: 'signed-in' }
}

async function showNew(request: PageRequest): Promise<PageResult> {
  const body = newConfermentPage(request, await publicEditions(request))
  return { kind: 'page', title: confermentWords[request.locale].form.new, body, audience: 'signed-in' }
}

async function showCorrection(request: PageRequest): Promise<PageResult> {
  const event = await eventIn(request)
  if (!event) return notFound
  const body = correctConfermentPage(request, event, await publicEditions(request))
  return { kind: 'page', title: confermentWords[request.locale].form.correct, body, audience: 'signed-in' }
}

function tickedIn({ query }: PageRequest, choosable: readonly Certificate[]): ReadonlySet<string> {
  const ids = new Set(query.getAll(CHOSEN))
  return new Set(choosable.map(one => one.id).filter(id => query.get('pilih') === 'semua' || ids.has(id)))
}

async function showEvent(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale } = request
  const event = await eventIn(request)
  const edition = event && (await findEdition(reader, event.editionId))
  if (!event || !edition) return notFound
  const asked = queryFrom(request.query)
  const query = { ...asked, edition: event.editionId, standing: '', handing: '' } as const
  const filter = filterOf(request, query)
  const found = await listCertificates(
    reader,
    { ...filter, handedOver: false, openOn: event.heldOn },
    { limit: MOST_AT_ONCE + 1 },
  )
  const choosable = found.slice(0, MOST_AT_ONCE)
  const wide = { ...filter, province: null, commodity: null, text: null }
  const body = confermentPage(request, {
    event,
    edition,
    open: event.heldOn <= capitalDay(now),
    choosable,
    more: found.length > choosable.length,
    waiting: (await countCertificates(reader, wide)).waiting,
    query: { ...query, edition: '' },
    choices: await listChoices(reader, filter),
    ticked: tickedIn(request, choosable),
    handed: await listHandedOverAt(reader, event.id),
    handOvers: await listHandOversAt(reader, event.id),
    mayHandOver: mayEver(actor, 'certificate.hand-over'),
    mayCorrect: mayEver(actor, 'conferment.correct'),
  })
  return { kind: 'page', title: confermentName(event)[locale], body, audience: 'signed-in' }
}

/** What the address chose, or the form that comes back. */
function chosenIds({ form, query }: PageRequest): readonly string[] {
  const sent = form?.values['certificate']
  const ids = form === null ? query.getAll(CHOSEN) : idsIn(typeof sent === 'string' ? sent : '')
  return [...new Set(ids)].slice(0, MOST_AT_ONCE)
}

async function showChoice(request: PageRequest): Promise<PageResult> {
  const event = await eventIn(request)
  if (!event) return notFound
  const chosen = await listCertificatesById(request.reader, chosenIds(request))
  const title = confermentWords[request.locale].confirm.title
  return { kind: 'page', title, body: handOverPage(request, event, chosen), audience: 'signed-in' }
}

async function showTakeBack(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params, link } = request
  const typed = (params['number'] ?? '').slice(0, LONGEST_NUMBER)
  const certificate = await findCertificateByKey(reader, checkKeyOf(typed))
  if (!certificate) return notFound
  const handOver = await findHandOverOf(reader, certificate.id)
  if (!handOver && request.form === null)
    return redirect(link(`/piagam/${encodeURIComponent(certificate.checkKey)}`))
  const body = takeBackPage(request, certificate, handOver)
  return { kind: 'page', title: confermentWords[locale].takeBack.title, body, audience: 'signed-in' }
}

/** Events at which certificates are handed over: for everybody, and for the secretariat that prepares them. */
export const confermentRoutes: readonly Route[] = [
  { path: '/penganugerahan', access: 'conferment.read', page: showPublicList },
  { path: '/penganugerahan/:id', access: 'conferment.read', page: showPublicEvent },
  { path: '/penganugerahan-kelola', access: 'conferment.manage', page: showManagedList },
  {
    path: '/penganugerahan-kelola/baru',
    access: 'conferment.record',
    page: showNew,
    actions: [recordConferment],
  },
  { path: '/penganugerahan-kelola/:id', access: 'conferment.manage', page: showEvent },
  {
    path: '/penganugerahan-kelola/:id/ubah',
    access: 'conferment.correct',
    page: showCorrection,
    actions: [correctConferment],
  },
  {
    path: '/penganugerahan-kelola/:id/serahkan',
    access: 'certificate.hand-over',
    page: showChoice,
    actions: [handOverCertificates],
  },
  {
    path: '/piagam/:number/batal-serah',
    access: 'certificate.take-back-hand-over',
    page: showTakeBack,
    actions: [takeBackHandOver],
  },
]
