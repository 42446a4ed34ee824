import { may, mayEver } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { findNominationByCode } from './blind-code-store.ts'
import { readBlindCode, readLabelCode } from './codes.ts'
import { listEventsOfSession, type SampleEvent } from './custody-store.ts'
import { DESK_PATH, filterOf, limitsAt, queryFrom, withoutDesk } from './desk-query.ts'
import { listSamples, type SampleFilter } from './desk-store.ts'
import { inParts } from './label-parts.ts'
import { labelWords } from './label-messages.ts'
import { OUTER_LABELS_PATH } from './pages/announce-page.ts'
import { foundPage } from './pages/found-page.ts'
import { PLACE_LABELS_PATH } from './pages/place-pages.ts'
import { INNER_LABELS_PATH } from './pages/sample-page.ts'
import { listPlaces } from './place-store.ts'
import { namesOfSamples } from './product-names.ts'
import type { Sample } from './sample.ts'
import { findSampleByLabel, findSampleOf, listSamplesById } from './sample-store.ts'
import { blindCodesOf } from './blind-code-store.ts'
import { SESSIONS_PATH } from './session.ts'
import { findSession } from './session-store.ts'
import type { SampleSettings } from './settings.ts'
import {
  typesetInnerLabels,
  typesetOuterLabels,
  typesetPlaceLabels,
  typesetSessionList,
} from './typeset-labels.ts'

const pdf = (content: Uint8Array, fileName: string): PageResult => ({
  kind: 'file',
  content,
  mediaType: 'application/pdf',
  disposition: 'attachment',
  fileName,
  cache: 'none',
})

const chosenIds = (query: URLSearchParams): readonly string[] => query.getAll('contoh').filter(isId)

/** What the address narrows the list down to, or the samples that it names. */
async function filterFrom(request: PageRequest, settings: SampleSettings): Promise<SampleFilter> {
  const editions = (await listEditions(request.reader)).filter(isPublic)
  const limits = await limitsAt(request.reader, { now: request.now, editions }, settings)
  const isDesk = mayEver(request.actor, 'sample.see-code')
  return filterOf(request, queryFrom(isDesk ? request.query : withoutDesk(request.query)), limits)
}

async function samplesFor(
  request: PageRequest,
  settings: SampleSettings,
  { action, ...only }: Readonly<{ action: string } & Pick<SampleFilter, 'state' | 'isUnsent'>>,
): Promise<readonly Sample[]> {
  const ids = chosenIds(request.query)
  if (ids.length > 0) {
    const named = await listSamplesById(request.reader, ids)
    return named.filter(one => may(request.actor, action, { areaPath: one.areaPath }).allowed)
  }
  const filter = { ...(await filterFrom(request, settings)), ...only, concern: null }
  const listed = await listSamples(request.reader, filter)
  return listed.map(one => one.sample)
}

/** Labels for the outside of the office's parcels: those that are named, or all that were not sent yet. */
async function outerLabels(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const { reader, locale, publicUrl, query } = request
  const unsent = { state: null, isUnsent: true, action: 'sample.read' }
  const samples = (await samplesFor(request, settings, unsent)).filter(one => one.counts.underway > 0)
  const names = await namesOfSamples(reader, samples)
  const labels = samples.flatMap(sample => {
    const named = names.get(sample.id)
    return named ? [{ sample, ...named }] : []
  })
  const per = query.get('lembar') === '1' ? 1 : 8
  return inParts(request, labels, part =>
    pdf(typesetOuterLabels(part, per, { publicUrl, locale, settings }), 'label-paket.pdf'),
  )
}

/** Labels with blind codes alone, for as many pieces as there are in store. */
async function innerLabels(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const { reader, locale, publicUrl } = request
  const samples = await samplesFor(request, settings, { state: 'stored', action: 'sample.see-code' })
  const codes = await blindCodesOf(
    reader,
    samples.map(one => one.nominationId),
  )
  const labels = samples.flatMap(one => {
    const code = codes.get(one.nominationId)
    return code === undefined ? [] : Array.from({ length: one.counts.store }, () => ({ code, pieces: 1 }))
  })
  // In the order of the codes before they are parted: a part says nothing of when its samples came.
  const sorted = labels.toSorted((one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0))
  return inParts(request, sorted, part =>
    pdf(typesetInnerLabels(part, { publicUrl, locale }), 'label-kode-buta.pdf'),
  )
}

async function placeLabels(request: PageRequest): Promise<PageResult> {
  const { reader, locale, publicUrl } = request
  const places = (await listPlaces(reader)).map(one => one.place).filter(one => one.inUse)
  return inParts(request, places, part =>
    pdf(typesetPlaceLabels(part, { publicUrl, locale }), 'label-tempat.pdf'),
  )
}

/** How many pieces of each sample the session has had: taken out, less what came back untouched. */
export function piecesTaken(
  events: readonly Pick<SampleEvent, 'sampleId' | 'kind' | 'pieces'>[],
): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>()
  for (const { sampleId, kind, pieces: moved } of events) {
    const sign = kind === 'taken-out' ? 1 : kind === 'brought-back' ? -1 : 0
    if (sign !== 0) pieces.set(sampleId, (pieces.get(sampleId) ?? 0) + sign * moved)
  }
  return pieces
}

/** What was ever taken to the session, to be written on: by blind codes alone. */
async function sessionList({ reader, params, locale }: PageRequest): Promise<PageResult> {
  const session = await findSession(reader, params['id'] ?? '')
  if (!session) return notFound
  const pieces = piecesTaken(await listEventsOfSession(reader, session.id))
  const samples = await listSamplesById(reader, [...pieces.keys()])
  const codes = await blindCodesOf(
    reader,
    samples.map(one => one.nominationId),
  )
  const labels = samples.map(one => ({
    code: codes.get(one.nominationId) ?? '',
    pieces: pieces.get(one.id) ?? 0,
  }))
  return pdf(typesetSessionList(session, labels, locale), 'daftar-sesi.pdf')
}

/** Where a scanned label leads to: staff to the sample, its office to its own page, everyone else to a plain page. */
async function showLabel(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const { reader, actor, params, link, locale } = request
  const [label, code] = [readLabelCode(params['code'] ?? ''), readBlindCode(params['code'] ?? '')]
  const isStaff = mayEver(actor, 'sample.see-code')
  // An assessor is led to the own list, whether or not there is such a code: only there it is told whose it is not.
  if (code !== null && mayEver(actor, 'assessment.read'))
    return redirect(link(`/penilaian/pindai?kode=${code}`))
  // Otherwise a blind code leads nobody but the desk anywhere.
  const nomination = code !== null && isStaff ? await findNominationByCode(reader, code) : null
  const sample =
    label === null
      ? nomination && (await findSampleOf(reader, nomination))
      : await findSampleByLabel(reader, label)
  if (sample && isStaff && may(actor, 'sample.see-code', { areaPath: sample.areaPath }).allowed)
    return redirect(link(`${DESK_PATH}/${sample.id}`))
  if (sample && may(actor, 'sample.read', { areaPath: sample.areaPath }).allowed)
    return redirect(link(`/usulan/${sample.nominationId}/contoh`))
  return {
    kind: 'page',
    title: labelWords[locale].foundTitle,
    body: foundPage(request, settings, isStaff),
    audience: 'signed-in',
  }
}

export const labelRoutes = (settings: SampleSettings): readonly Route[] => [
  { path: '/s/:code', access: 'open', page: request => showLabel(request, settings) },
  { path: OUTER_LABELS_PATH, access: 'sample.read', page: request => outerLabels(request, settings) },
  { path: INNER_LABELS_PATH, access: 'sample.see-code', page: request => innerLabels(request, settings) },
  { path: PLACE_LABELS_PATH, access: 'sample.see-code', page: placeLabels },
  { path: `${SESSIONS_PATH}/:id/daftar.pdf`, access: 'sample.see-code', page: sessionList },
]
