import { may, mayEver } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { getEdition, isExample, listEditions, publishedRulesOf } from '../editions/index.ts'
import { correctMinutes, minutesPath } from './close-session.ts'
import { loadConsole, loadLead, running } from './console-view.ts'
import { correctionWords } from './correction-messages.ts'
import { loadSitting } from './load-sitting.ts'
import { words } from './messages.ts'
import type { Minutes } from './minutes.ts'
import { minutesWords } from './minutes-messages.ts'
import { listMinutes } from './minutes-store.ts'
import { consolePage } from './pages/console-page.ts'
import { listPage } from './pages/list-page.ts'
import { AGAIN } from './pages/live-area.ts'
import { memberPage } from './pages/member-page.ts'
import { minutesPage } from './pages/minutes-page.ts'
import { screenPage } from './pages/screen-page.ts'
import { listInvitable, planSession } from './plan-session.ts'
import { keptIn, without } from './readable-minutes.ts'
import { isOut, loadRoom, roomFor } from './room.ts'
import { roomWords } from './room-messages.ts'
import { sessionFacts, type Session } from './session.ts'
import { findSession, listInvited, listSessionsFor } from './session-store.ts'
import { typesetMinutes } from './typeset-minutes.ts'

/** Asked for by a reader whose browser runs no script. */
const looksAgain = ({ query }: PageRequest): Readonly<{ againIn?: number }> =>
  query.has(AGAIN) ? { againIn: 10 } : {}

async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, now } = request
  const sessions = await listSessionsFor(reader, actor)
  const editions = (await listEditions(reader)).map(one => ({ id: one.id, title: one.title[locale] }))
  const plan = mayEver(actor, 'plenary-session.plan')
    ? { editions, invitable: await listInvitable(reader, now), today: capitalDay(now) }
    : null
  const titles = new Map(editions.map(one => [one.id, one.title]))
  const body = listPage(request, { sessions, titles, plan })
  return { kind: 'page', title: words[locale].title, body, audience: 'signed-in' }
}

type Met = Readonly<{ session: Session }>

/** The session of the address, where the reader may do this with it. */
async function meet({ reader, actor, params }: PageRequest, action: string): Promise<Met | null> {
  const id = params['id'] ?? ''
  const session = isId(id) ? await findSession(reader, id) : null
  if (!session) return null
  const invited = (await listInvited(reader, session.id)).map(one => one.personId)
  return may(actor, action, sessionFacts(session, invited)).allowed ? { session } : null
}

async function headOf({ reader, locale }: PageRequest, session: Session) {
  const edition = await getEdition(reader, session.editionId)
  const example = isExample(edition, await publishedRulesOf(reader, edition.id))
  return { title: `${words[locale].nth(String(session.number))}: ${edition.title[locale]}`, example }
}

async function showConsole(request: PageRequest, { session }: Met): Promise<PageResult> {
  const sitting = await loadSitting(request.reader, session)
  const head = await headOf(request, session)
  const body = consolePage(request, { ...(await loadConsole(request, sitting)), ...head })
  return { kind: 'page', title: head.title, body, audience: 'signed-in' }
}

/** The console for those who read the plenary's table; the phone's page for a member. */
async function showSession(request: PageRequest): Promise<PageResult> {
  const met = await meet(request, 'plenary-session.read')
  if (!met) return notFound
  if (may(request.actor, 'plenary.read', { areaPath: '/' }).allowed) return showConsole(request, met)
  const sitting = await loadSitting(request.reader, met.session)
  const room = await loadRoom(request.reader, sitting)
  const head = await headOf(request, met.session)
  const body = memberPage(request, { ...room, ...head, lead: await loadLead(request, sitting) })
  return { kind: 'page', title: head.title, body, audience: 'signed-in', ...looksAgain(request) }
}

async function showScreen(request: PageRequest): Promise<PageResult> {
  const met = await meet(request, 'plenary.read')
  if (!met) return notFound
  const room = await loadRoom(request.reader, await loadSitting(request.reader, met.session))
  const head = await headOf(request, met.session)
  const isOwn = isOut(room, request.actor.personId)
  const body = screenPage(request, { ...roomFor(room, request.actor.personId), ...head, isOwn })
  const title = `${roomWords[request.locale].screen.title}: ${head.title}`
  return {
    kind: 'page',
    title,
    body,
    audience: 'signed-in',
    screen: true,
    ...looksAgain(request),
  }
}

/** A number that moves on with every act: the screens ask for it often. */
async function showPulse(request: PageRequest): Promise<PageResult> {
  const met = await meet(request, 'plenary-session.read')
  if (!met) return notFound
  return {
    kind: 'file',
    content: String(met.session.rowVersion),
    mediaType: 'text/plain; charset=utf-8',
    disposition: 'inline',
    fileName: 'denyut.txt',
    cache: 'none',
  }
}

async function chosenMinutes(request: PageRequest): Promise<readonly Minutes[] | null> {
  const met = await meet(request, 'plenary-minutes.read')
  if (!met) return null
  const versions = await listMinutes(request.reader, met.session.id)
  const asked = request.query.get('versi')
  const chosen = asked === null ? versions[0] : versions.find(one => String(one.version) === asked)
  return chosen ? [chosen, ...versions] : null
}

async function showMinutes(request: PageRequest): Promise<PageResult> {
  const [minutes, ...versions] = (await chosenMinutes(request)) ?? []
  if (!minutes) return notFound
  const isLatest = minutes.version === versions[0]?.version
  const kept = await keptIn(request, minutes)
  const body = minutesPage(request, {
    minutes: without(minutes, kept),
    isWhole: kept.size === 0,
    versions,
    path: minutesPath(minutes.sessionId),
    mayCorrect: isLatest && mayEver(request.actor, 'plenary-minutes.correct'),
  })
  return { kind: 'page', title: minutesWords[request.locale].title, body, audience: 'signed-in' }
}

/** The kept paper, or, until the worker has made it, the same bytes at once. */
const download =
  (store: FileStore) =>
  async (request: PageRequest): Promise<PageResult> => {
    const [minutes] = (await chosenMinutes(request)) ?? []
    // The paper is one piece: whoever may not see a part of it yet reads the page.
    if (!minutes || (await keptIn(request, minutes)).size > 0) return notFound
    const { pdfSha256, content, version } = minutes
    const kept = pdfSha256 !== null && (await store.has(pdfSha256))
    const name = correctionWords.id.fileName(String(content.session.number), String(version))
    return {
      kind: 'file',
      content: kept ? store.open(pdfSha256) : typesetMinutes(minutes),
      mediaType: 'application/pdf',
      disposition: 'attachment',
      fileName: `${name}.pdf`,
      cache: 'none',
    }
  }

export const plenaryRoutes = (store: FileStore): readonly Route[] => [
  { path: '/sidang', access: 'plenary-session.read', page: showList, actions: [planSession] },
  { path: '/sidang/:id', access: 'plenary-session.read', page: showSession, actions: running },
  { path: '/sidang/:id/layar', access: 'plenary.read', page: showScreen },
  { path: '/sidang/:id/denyut', access: 'plenary-session.read', page: showPulse },
  {
    path: '/sidang/:id/berita-acara',
    access: 'plenary-minutes.read',
    page: showMinutes,
    actions: [correctMinutes],
  },
  { path: '/sidang/:id/berita-acara/unduh', access: 'plenary-minutes.read', page: download(store) },
]
