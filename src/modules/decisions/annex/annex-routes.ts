import { may } from '../../../access/index.ts'
import { listHistory } from '../../../audit/index.ts'
import type { SignatoryStatus } from '../../../platform/signing/index.ts'
import {
  actedAs,
  actingIn,
  notFound,
  redirect,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../../web/index.ts'
import { getEdition } from '../../editions/index.ts'
import { namesOf } from '../../people/index.ts'
import { ANNEX_PATH, isSignerOf, type Annex } from './annex.ts'
import { annexWords } from './annex-messages.ts'
import type { AnnexSettings } from './annex-settings.ts'
import { findAnnex, findDecidedAnnex } from './annex-store.ts'
import { decideList } from '../chain/decide-list.ts'
import { capacityFor } from './load-annex.ts'
import { loadList } from '../chain/list-ground.ts'
import { listName } from '../chain/list-name.ts'
import { changesOf } from '../chain/list-routes.ts'
import { annexPage } from './pages/annex-page.ts'
import { prepareAnnex } from './prepare-annex.ts'
import { listFacts, type Recommendation } from '../chain/recommendation.ts'
import { findRecommendation } from '../chain/recommendation-store.ts'

/** How the signer stands at the service; null where none is connected, `away` where it does not answer. */
async function statusOf(
  { actor, now }: PageRequest,
  { service }: AnnexSettings,
): Promise<SignatoryStatus | 'away' | null> {
  if (service === null || actor.personId === null) return null
  return service.statusOf(actor.personId, now).catch(() => 'away' as const)
}

/** Who signed and approved, each with the role in which it was done. */
async function signersOf({ reader, locale }: PageRequest, list: Recommendation) {
  const names = await namesOf(reader, [list.signedBy, ...(list.approvedBy ? [list.approvedBy] : [])])
  const history = await listHistory(reader, { kind: 'recommendation', id: list.id }, ['panel'])
  const acting = (event: string): string | null => {
    const row = history.findLast(one => one.event === event)
    return row && actingIn(row.detail) !== null ? actedAs(row, locale) : null
  }
  return {
    chair: { name: names.get(list.signedBy) ?? '–', acting: acting('recommendation.signed') },
    directorGeneral: {
      name: names.get(list.approvedBy ?? '') ?? '–',
      acting: acting('recommendation.approved'),
    },
  }
}

async function showDecision(request: PageRequest, settings: AnnexSettings): Promise<PageResult> {
  const { reader, actor, locale, params } = request
  const ground = await loadList(reader, params['id'] ?? '')
  if (!ground) return notFound
  const { list, nominations } = ground
  const facts = listFacts(list)
  if (!may(actor, 'decision.decide', facts).allowed) {
    const readable = may(actor, 'recommendation.read', facts).allowed
    return readable ? redirect(request.link(`/penetapan/${list.id}`)) : notFound
  }
  const edition = await getEdition(reader, list.editionId)
  const { mandate } = await capacityFor(reader, actor)
  const view = {
    list,
    editionTitle: listName(list, edition.title[locale], locale),
    edition: edition.title[locale],
    changes: (await changesOf(request, list))?.length ?? null,
    signers: await signersOf(request, list),
    isPublic: nominations.some(one => one.state === 'published'),
    annex: await findAnnex(reader, list.id),
    isOwn: (annex: Annex) => isSignerOf(annex, actor.personId, mandate),
    status: await statusOf(request, settings),
    service: settings.service,
  }
  return { kind: 'page', title: annexWords[locale].title, body: annexPage(request, view) }
}

const fileOf = (annex: Annex, { files }: AnnexSettings, cache: 'none' | 'public'): PageResult => ({
  kind: 'file',
  content: files.open(annex.fileSha256),
  mediaType: 'application/pdf',
  disposition: 'attachment',
  fileName: `${annexWords.id.fileName}-${annex.listDigest.slice(0, 8)}.pdf`,
  cache,
})

/** For those who may read the list: the decided annex; before that only whoever may sign it reads what was prepared. */
async function download(request: PageRequest, settings: AnnexSettings): Promise<PageResult> {
  const { reader, actor, params } = request
  const list = await findRecommendation(reader, params['id'] ?? '')
  if (!list) return notFound
  const facts = listFacts(list)
  const annex = await findAnnex(reader, list.id)
  const action = annex?.decidedAt ? 'recommendation.read' : 'decision.decide'
  return annex && may(actor, action, facts).allowed ? fileOf(annex, settings, 'none') : notFound
}

/** For everybody, from the moment of the release on: a decree is public. */
async function publicDownload(request: PageRequest, settings: AnnexSettings): Promise<PageResult> {
  const { reader, actor, params } = request
  const found = await findDecidedAnnex(reader, (params['digest'] ?? '').slice(0, 64))
  if (!found || !may(actor, 'decree-annex.read', { isPublic: found.released }).allowed) return notFound
  return fileOf(found.annex, settings, 'public')
}

/** The page on which the Minister reads and signs, and the file of the annex. */
export const annexRoutes = (settings: AnnexSettings): readonly Route[] => [
  {
    path: '/penetapan/:id/tetapkan',
    access: 'decision.decide',
    page: request => showDecision(request, settings),
    actions: [prepareAnnex(settings), decideList(settings)],
  },
  {
    path: '/penetapan/:id/lampiran',
    access: 'recommendation.read',
    page: request => download(request, settings),
  },
  {
    path: `${ANNEX_PATH}/:digest`,
    access: 'decree-annex.read',
    page: request => publicDownload(request, settings),
  },
]
