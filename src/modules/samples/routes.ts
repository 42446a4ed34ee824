import { may } from '../../access/index.ts'
import { getRules } from '../editions/index.ts'
import { findNomination, listNominationsByIds } from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { areaName } from '../regions/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { announceSample } from './announce-sample.ts'
import { words } from './messages.ts'
import { announcePage } from './pages/announce-page.ts'
import { deskPage, receivePage, type DeskRow } from './pages/desk-page.ts'
import { receiveSample } from './receive-sample.ts'
import { sampleFacts, type Sample } from './sample.ts'
import { blindCodesOf, countSamples, findSample, findSampleOf, listSamples } from './sample-store.ts'

const PAGE_SIZE = 50

/** The state that the access table looks at: a sample that has arrived can be neither announced nor received again. */
const stateFor = (sample: Sample | null, nominationState: string): string =>
  sample?.state === 'received' ? 'sample-received' : nominationState

async function showAnnounce(request: PageRequest): Promise<PageResult> {
  const nomination = await findNomination(request.reader, request.params['id'] ?? '')
  if (!nomination) return notFound
  const facts = sampleFacts(nomination.areaPath, nomination.state)
  if (!may(request.actor, 'sample.read', facts).allowed) return notFound
  const sample = await findSampleOf(request.reader, nomination.id)
  const { rules } = await getRules(request.reader, nomination.rulesId)
  const product = (await listProductsByIds(request.reader, [nomination.productId])).get(nomination.productId)
  const mayAnnounce = may(request.actor, 'sample.announce', {
    ...facts,
    state: stateFor(sample, nomination.state),
  }).allowed
  const view = {
    nominationId: nomination.id,
    productName: product?.name ?? '',
    sample,
    piecesNeeded: rules.document.sample.count,
    mayAnnounce,
  }
  return { kind: 'page', title: words[request.locale].announceTitle, body: announcePage(request, view) }
}

async function rowsOf(request: PageRequest, samples: readonly Sample[]): Promise<readonly DeskRow[]> {
  const ids = samples.map(one => one.nominationId)
  const nominations = new Map((await listNominationsByIds(request.reader, ids)).map(one => [one.id, one]))
  const products = await listProductsByIds(
    request.reader,
    [...nominations.values()].map(one => one.productId),
  )
  const codes = await blindCodesOf(request.reader, ids)
  return samples.map(sample => ({
    sample,
    productName: products.get(nominations.get(sample.nominationId)?.productId ?? '')?.name ?? '',
    officeName: areaName(sample.areaPath),
    blindCode: codes.get(sample.nominationId) ?? null,
  }))
}

async function showDesk(request: PageRequest): Promise<PageResult> {
  const wanted = request.query.get('status')
  const state: Sample['state'] | null = wanted === 'announced' || wanted === 'received' ? wanted : null
  const after = request.query.get('setelah')
  const found = await listSamples(request.reader, request.actor, { state, after, limit: PAGE_SIZE + 1 })
  const samples = found.slice(0, PAGE_SIZE)
  const query = `${state ? `status=${state}&` : ''}setelah=${samples.at(-1)?.id ?? ''}`
  const view = {
    rows: await rowsOf(request, samples),
    counts: await countSamples(request.reader, request.actor),
    state,
    olderHref: found.length > PAGE_SIZE ? request.link(`/contoh-produk?${query}`) : null,
  }
  return { kind: 'page', title: words[request.locale].deskTitle, body: deskPage(request, view) }
}

async function showSample(request: PageRequest): Promise<PageResult> {
  const sample = await findSample(request.reader, request.params['id'] ?? '')
  const nomination = sample && (await findNomination(request.reader, sample.nominationId))
  if (
    !nomination ||
    !may(request.actor, 'sample.read', sampleFacts(sample.areaPath, nomination.state)).allowed
  )
    return notFound
  const [row] = await rowsOf(request, [sample])
  if (!row) return notFound
  const mayReceive = may(
    request.actor,
    'sample.receive',
    sampleFacts(sample.areaPath, stateFor(sample, nomination.state)),
  ).allowed
  // The code would tell the office who the assessors talk about.
  const blindCode = may(request.actor, 'sample.see-code', { areaPath: sample.areaPath }).allowed
    ? row.blindCode
    : null
  return {
    kind: 'page',
    title: row.productName,
    body: receivePage(request, { ...row, blindCode, mayReceive }),
  }
}

export const samplesRoutes: readonly Route[] = [
  { path: '/usulan/:id/contoh', access: 'sample.read', page: showAnnounce, actions: [announceSample] },
  { path: '/contoh-produk', access: 'sample.see-code', page: showDesk },
  { path: '/contoh-produk/:id', access: 'sample.see-code', page: showSample, actions: [receiveSample] },
]
