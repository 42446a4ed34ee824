import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { isExample, listEditions, publishedRulesOf } from '../../editions/index.ts'
import { listWords } from '../chain/list-messages.ts'
import { listName, pageNameOf } from '../chain/list-name.ts'
import { publicationPage, type PublicationView } from './pages/publication-page.ts'
import { publicationsPage, type PublicationState } from './pages/publications-page.ts'
import { preparePublication } from './prepare-publication.ts'
import { publicationWords } from './publication-messages.ts'
import { publicationFacts, publicationState, type ReleaseStep } from './publication.ts'
import { listPublications } from './publication-store.ts'
import { listRecommendations } from '../chain/recommendation-store.ts'
import { loadReleaseGround } from './release-ground.ts'
import { releasePublication } from './release-publication.ts'
import { lettersOf, type ReleaseLetters } from './release-recipients.ts'

async function showPublications(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  if (!may(actor, 'publication.read', { areaPath: '/' }).allowed) return notFound
  const lists = await listRecommendations(reader, 'decided')
  const publications = await listPublications(reader)
  const titles = new Map((await listEditions(reader)).map(one => [one.id, one.title[locale]]))
  const rows = lists.map(list => ({
    list,
    title: listWords[locale].listTitle(
      listName(list, titles.get(list.editionId) ?? '', locale),
      String(list.version),
    ),
    state: publicationState(list, publications.get(list.id) ?? null) as PublicationState,
  }))
  return { kind: 'page', title: publicationWords[locale].title, body: publicationsPage(request, rows) }
}

async function showPublication(request: PageRequest, letters: ReleaseLetters | null): Promise<PageResult> {
  const { reader, actor, locale, params, now } = request
  const ground = await loadReleaseGround(reader, params['id'] ?? '')
  if (ground?.list.state !== 'decided') return notFound
  const { list, edition, publication, plan, decidedDigest } = ground
  const facts = publicationFacts(list, publication)
  if (!may(actor, 'publication.read', facts).allowed) return notFound
  const view: PublicationView = {
    list,
    of: Math.max(0, ...list.entries.map(entry => entry.of)),
    editionTitle: listName(list, edition.title[locale], locale),
    editionPath: `/katalog?edisi=${edition.id}`,
    example: isExample(edition, await publishedRulesOf(reader, edition.id)),
    publication,
    state: publicationState(list, publication) as PublicationState,
    plan,
    ...(await lettersOf(reader, letters, ground, now)),
    listChanged: plan.digest !== list.digest || plan.digest !== decidedDigest,
    mayPrepare: may(actor, 'publication.prepare', facts).allowed,
    mayRelease: may(actor, 'publication.release', facts).allowed,
    mayConfirm: may(actor, 'publication.confirm', facts).allowed,
    mayHold: may(actor, 'publication.hold', facts).allowed,
    isPreparer: publication?.preparedBy === actor.personId,
  }
  const whole = publicationWords[locale].pageTitle(view.editionTitle, String(list.version))
  const title = pageNameOf(list, whole, locale)
  return { kind: 'page', title, body: publicationPage(request, view) }
}

export const publicationRoutes = (
  steps: readonly ReleaseStep[],
  letters: ReleaseLetters | null,
): readonly Route[] => [
  { path: '/publikasi', access: 'publication.read', page: showPublications },
  {
    path: '/publikasi/:id',
    access: 'publication.read',
    page: request => showPublication(request, letters),
    actions: [preparePublication, releasePublication(steps)],
  },
]
