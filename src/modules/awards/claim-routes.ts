import { abilities } from '../../access/index.ts'
import { listHistory } from '../../audit/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { isId } from '../../foundation/ids.ts'
import { namesOf } from '../people/index.ts'
import type { AwardSettings } from './claim.ts'
import { claimWords } from './claim-messages.ts'
import { findImportedFile } from './file-store.ts'
import { claimPage } from './pages/claim-page.ts'
import { CLAIMS_PATH, claimsPage, type ClaimsQuery } from './pages/claims-page.ts'
import { claimSubject, type Naming } from './pages/claim-words.ts'
import { placeName } from './place-name.ts'
import {
  countStoredClaims,
  findStoredClaim,
  listOtherSources,
  listStoredClaims,
  type ClaimFilter,
} from './stored-claim-store.ts'
import { restoreClaim, withdrawClaim } from './withdraw-claim.ts'

const PAGE_SIZE = 50
const MOST_WORDS = 8

const namingOf = (settings: AwardSettings, { locale }: PageRequest): Naming => ({
  locale,
  settings,
  areaName: placeName,
})

function queryOf(query: URLSearchParams): ClaimsQuery {
  const [year, state] = [query.get('tahun') ?? '', query.get('keadaan')]
  return {
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    state: state === 'berlaku' || state === 'ditarik' ? state : null,
    search: (query.get('q') ?? '').trim().slice(0, 100),
  }
}

const filterOf = ({ year, state, search }: ClaimsQuery): ClaimFilter => ({
  year,
  withdrawn: state === null ? null : state === 'ditarik',
  words: search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS),
})

const showClaims =
  (settings: AwardSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const query = queryOf(request.query)
    const wanted = request.query.get('setelah') ?? ''
    const after = isId(wanted) ? wanted : null
    const found = await listStoredClaims(request.reader, filterOf(query), after, PAGE_SIZE + 1)
    const claims = found.slice(0, PAGE_SIZE)
    const view = {
      naming: namingOf(settings, request),
      query,
      counts: await countStoredClaims(request.reader),
      claims,
      goneOn: after !== null,
      next: found.length > PAGE_SIZE ? (claims.at(-1)?.id ?? null) : null,
    }
    return { kind: 'page', title: claimWords[request.locale].title, body: claimsPage(request, view) }
  }

const showClaim =
  (settings: AwardSettings) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, params } = request
    const stored = await findStoredClaim(reader, params['id'] ?? '')
    if (!stored) return notFound
    const { origin, withdrawal, claim } = stored
    const history = await listHistory(reader, { kind: 'award-claim', id: stored.id }, ['record'])
    const people = [origin.by, withdrawal?.by, ...history.map(row => row.person_id)]
    const naming = namingOf(settings, request)
    const view = {
      naming,
      stored,
      history,
      others: await listOtherSources(reader, claim),
      file: origin.fileDigest === null ? null : await findImportedFile(reader, origin.fileDigest),
      names: await namesOf(
        reader,
        people.flatMap(id => id ?? []),
      ),
      may: abilities(actor, ['awards.withdraw', 'awards.restore'], { areaPath: '/' }),
    }
    const title = `${claimSubject(naming, claim)}, ${claim.year}`
    return { kind: 'page', title, body: claimPage(request, view) }
  }

/** The stored claims as the secretariat and the auditor read them; only the secretariat takes one back. */
export const claimRoutes = (settings: AwardSettings): readonly Route[] => [
  { path: CLAIMS_PATH, access: 'awards.read', page: showClaims(settings) },
  {
    path: `${CLAIMS_PATH}/:id`,
    access: 'awards.read',
    page: showClaim(settings),
    actions: [withdrawClaim, restoreClaim],
  },
]
