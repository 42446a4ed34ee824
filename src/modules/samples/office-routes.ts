import { may } from '../../access/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { getRules } from '../editions/index.ts'
import { findNomination, type Nomination, type NominationPanel } from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { nominatingOffice } from '../regions/index.ts'
import { html } from '../../platform/html.ts'
import { linkButton, section } from '../../ui/index.ts'
import { announceSample } from './announce-sample.ts'
import { custodyWords } from './custody-messages.ts'
import { listEvents } from './custody-store.ts'
import { words } from './messages.ts'
import { announcePage, type AnnounceView } from './pages/announce-page.ts'
import { custodyTimeline, stateTagOf } from './pages/custody-parts.ts'
import { custodyFacts, officeFacts, type Sample } from './sample.ts'
import { sampleClosing } from './sample-closing.ts'
import { confirmReturn } from './send-back-sample.ts'
import { sendSample } from './send-sample.ts'
import { findSampleOf } from './sample-store.ts'
import { shelfLifeOf, type SampleSettings } from './settings.ts'

const DAY = 86_400_000

async function viewOf(
  request: PageRequest,
  {
    nomination,
    sample,
    settings,
  }: Readonly<{ nomination: Nomination; sample: Sample | null; settings: SampleSettings }>,
): Promise<AnnounceView> {
  const { reader, actor, now } = request
  const { rules } = await getRules(reader, nomination.rulesId)
  const product = (await listProductsByIds(reader, [nomination.productId])).get(nomination.productId)
  const leastDays = shelfLifeOf(settings, nomination.commodity)
  const facts = officeFacts(nomination.areaPath, nomination.state, sample)
  return {
    nominationId: nomination.id,
    productName: product?.name ?? '',
    sample,
    told: {
      events: sample ? await listEvents(reader, sample.id) : [],
      officeName: nominatingOffice(nomination.areaPath, request.locale),
      inner: null,
    },
    settings,
    piecesNeeded: rules.document.sample.count,
    leastDays,
    today: capitalDay(now),
    goodUntil: capitalDay(new Date(now.getTime() + (leastDays ?? 0) * DAY)),
    replaceUntil: sample?.wantsReplacement ? await sampleClosing(reader, nomination, now) : null,
    mayAnnounce: may(actor, 'sample.announce', facts).allowed,
    mayConfirm:
      sample !== null && may(actor, 'sample.confirm-return', custodyFacts(sample, 'confirm')).allowed,
  }
}

const showAnnounce = async (request: PageRequest, settings: SampleSettings): Promise<PageResult> => {
  const nomination = await findNomination(request.reader, request.params['id'] ?? '')
  if (!nomination || !may(request.actor, 'sample.read', { areaPath: nomination.areaPath }).allowed)
    return notFound
  const sample = await findSampleOf(request.reader, nomination.id)
  const view = await viewOf(request, { nomination, sample, settings })
  return { kind: 'page', title: words[request.locale].announceTitle, body: announcePage(request, view) }
}

/** On the nomination's page: where its sample is, without what only the secretariat knows. */
export const samplePanel: NominationPanel = async (request, nomination) => {
  const { reader, actor, locale, link } = request
  if (!may(actor, 'sample.read', { areaPath: nomination.areaPath }).allowed) return null
  const sample = await findSampleOf(reader, nomination.id)
  if (!sample) return null
  const own = custodyWords[locale]
  const told = {
    events: await listEvents(reader, sample.id),
    officeName: nominatingOffice(nomination.areaPath, request.locale),
    inner: null,
  }
  const href = link(`/usulan/${nomination.id}/contoh`)
  return section({
    id: 'perjalanan-contoh',
    title: own.timeline,
    body: html`<p>${stateTagOf(sample.state, locale, true)}</p>${custodyTimeline(locale, told)}<p>${linkButton({ href, label: words[locale].announceTitle })}</p>`,
  })
}

export const officeSampleRoutes = (settings: SampleSettings): readonly Route[] => [
  {
    path: '/usulan/:id/contoh',
    access: 'sample.read',
    page: request => showAnnounce(request, settings),
    actions: [announceSample(settings), sendSample, confirmReturn],
  },
]
