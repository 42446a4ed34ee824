import { abilities, mayEver } from '../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { bringSamplesBack } from './bring-samples-back.ts'
import { readBlindCode } from './codes.ts'
import { deskWords } from './desk-messages.ts'
import { sessionPage, sessionsPage } from './pages/session-pages.ts'
import { standingRows } from './place-routes.ts'
import { correctSession, planSession } from './plan-session.ts'
import { listSamplesAt, listStoredIn } from './sample-store.ts'
import { SESSIONS_PATH } from './session.ts'
import { findSession, listSessions } from './session-store.ts'
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

async function showSession(request: PageRequest): Promise<PageResult> {
  const { reader, actor, params, query } = request
  const session = await findSession(reader, params['id'] ?? '')
  if (!session) return notFound
  const only = readBlindCode(query.get('kode') ?? '')
  const out = await standingRows(reader, await listSamplesAt(reader, { sessionId: session.id }), 'session')
  const inStore = await standingRows(reader, await listStoredIn(reader, session.editionId), 'store')
  const view = {
    session,
    editions: (await listEditions(reader)).filter(isPublic),
    out: out.filter(one => only === null || one.code === only),
    inStore: inStore.filter(one => only === null || one.code === only),
    only,
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
