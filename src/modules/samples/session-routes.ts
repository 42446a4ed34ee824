import { abilities, mayEver } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import { listAddress, notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { bringSamplesBack } from './bring-samples-back.ts'
import { readBlindCode } from './codes.ts'
import { deskWords } from './desk-messages.ts'
import { sessionPage, sessionsPage } from './pages/session-pages.ts'
import { listPlaces } from './place-store.ts'
import { correctSession, planSession } from './plan-session.ts'
import { sessionPath, SESSIONS_PATH, type SampleSession } from './session.ts'
import { findSession, listSessions } from './session-store.ts'
import { namedFor, partOfQuery, standingPart } from './standing-page.ts'
import { countByPlace, countStanding } from './standing-store.ts'
import { takeSamplesOut } from './take-samples-out.ts'

const MOST_SESSIONS = 200
const acts = ['sample.take-out', 'sample.bring-back', 'sample-session.correct']

async function showSessions(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const view = {
    sessions: await listSessions(reader, MOST_SESSIONS),
    editions: (await listEditions(reader)).filter(isPublic),
    mayPlan: mayEver(actor, 'sample-session.plan'),
  }
  return { kind: 'page', title: deskWords[locale].sessionsTitle, body: sessionsPage(request, view) }
}

/** One list of the session's page: what is out, or what is in store, with its own place in the address. */
async function partOf(request: PageRequest, session: SampleSession, part: 'kembali' | 'keluar') {
  const { reader, query, link } = request
  const placeId = placeIn(query)
  const at =
    part === 'kembali'
      ? ({ kind: 'session', sessionId: session.id } as const)
      : ({ kind: 'store', editionId: session.editionId, placeId } as const)
  return standingPart(reader, {
    at,
    query: partOfQuery(query, part),
    only: readBlindCode(query.get('kode') ?? ''),
    total: await countStanding(reader, at),
    address: more =>
      `${link(listAddress(sessionPath(session.id), { kode: query.get('kode'), rak: placeId, ...namedFor(part, more) }))}#${part}`,
  })
}

/** The shelf to which the list of what is in store is narrowed down; empty for all. */
function placeIn(query: URLSearchParams): string {
  const place = query.get('rak') ?? ''
  return isId(place) || place === '-' ? place : ''
}

async function showSession(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params, query } = request
  const session = await findSession(reader, params['id'] ?? '')
  if (!session) return notFound
  const counts = await countByPlace(reader, session.editionId)
  const places = (await listPlaces(reader)).map(one => one.place)
  const view = {
    session,
    editions: (await listEditions(reader)).filter(isPublic),
    out: await partOf(request, session, 'kembali'),
    inStore: await partOf(request, session, 'keluar'),
    places: places.flatMap(place => {
      const count = counts.get(place.id)
      return count === undefined ? [] : [{ place, count }]
    }),
    withoutPlace: counts.get('-') ?? 0,
    placeId: placeIn(query),
    only: readBlindCode(query.get('kode') ?? ''),
    able: abilities(actor, acts, { areaPath: '/' }),
  }
  return { kind: 'page', title: session.name, body: sessionPage(request, view) }
}

export const sessionRoutes: readonly Route[] = [
  { path: SESSIONS_PATH, access: 'sample.see-code', page: showSessions, actions: [planSession] },
  {
    path: `${SESSIONS_PATH}/:id`,
    access: 'sample.see-code',
    page: showSession,
    actions: [takeSamplesOut, bringSamplesBack, correctSession],
  },
]
