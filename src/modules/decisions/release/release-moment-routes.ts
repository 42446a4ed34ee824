import { may } from '../../../access/index.ts'
import { notFound, typed, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import type { Post } from '../../people/index.ts'
import { confirmRelease } from './confirm-release.ts'
import { holdRelease } from './hold-release.ts'
import { listName } from '../chain/list-name.ts'
import { releaseMomentPage } from './pages/release-moment-page.ts'
import { publicationFacts } from './publication.ts'
import { loadReleaseGround } from './release-ground.ts'
import { readMoment, type ReleaseSettings } from './release-moment.ts'
import { releaseMomentWords } from './release-moment-messages.ts'
import { lettersOf, type ReleaseLetters } from './release-recipients.ts'

/** The moment that the form of the page, or its address, holds; nothing where none was typed. */
function typedMoment({ form, query, now }: PageRequest, settings: ReleaseSettings) {
  const sent = (name: string): string =>
    typed(form, 'publication.confirm', name, (query.get(name) ?? '').slice(0, 20))
  const [date, time] = [sent('date'), sent('time')]
  const none = { typed: { date, time }, moment: null, problems: [] }
  if (date === '' && time === '') return none
  const read = readMoment({ date, time }, settings, now)
  return 'moment' in read ? { ...none, moment: read.moment } : { ...none, problems: read.problems }
}

const showMoment =
  (settings: ReleaseSettings, letters: ReleaseLetters | null) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, locale, params, now } = request
    const ground = await loadReleaseGround(reader, params['id'] ?? '')
    if (ground?.list.state !== 'decided') return notFound
    const { list, edition, publication, plan, decidedDigest } = ground
    const facts = publicationFacts(list, publication)
    if (!may(actor, 'publication.read', facts).allowed) return notFound
    const body = releaseMomentPage(request, {
      list,
      of: Math.max(0, ...list.entries.map(entry => entry.of)),
      editionTitle: listName(list, edition.title[locale], locale),
      settings,
      publication,
      plan,
      ...(await lettersOf(reader, letters, ground, now)),
      listChanged: plan.digest !== list.digest || plan.digest !== decidedDigest,
      mayConfirm: may(actor, 'publication.confirm', facts).allowed,
      mayHold: may(actor, 'publication.hold', facts).allowed,
      ...typedMoment(request, settings),
    })
    return { kind: 'page', title: releaseMomentWords[locale].title, body }
  }

/** Where a release is confirmed for a moment, and held. */
export const releaseMomentRoutes = (
  settings: ReleaseSettings,
  post: Post,
  letters: ReleaseLetters | null = null,
): readonly Route[] => [
  {
    path: '/publikasi/:id/waktu',
    access: 'publication.read',
    page: showMoment(settings, letters),
    actions: [confirmRelease(settings), holdRelease(post)],
  },
]
