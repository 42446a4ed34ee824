import { abilities, may } from '../../access/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import type { Picture } from '../../ui/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { fileAnswer, FORM_FILE_BYTES, listRenditions } from '../files/index.ts'
import { namesOf } from '../people/index.ts'
import { nominatingOffice } from '../regions/index.ts'
import { blindCodesOf } from './blind-code-store.ts'
import { listEvents, listSamplePhotos, type SamplePhoto } from './custody-store.ts'
import { DESK_PATH } from './desk-query.ts'
import { words } from './messages.ts'
import { moveSample } from './move-sample.ts'
import { samplePage, type SampleView } from './pages/sample-page.ts'
import { listPlaces } from './place-store.ts'
import { namesOfSamples } from './product-names.ts'
import { receiveSample } from './receive-sample.ts'
import { custodyFacts, type Sample } from './sample.ts'
import { findSample, lastPlaceOf } from './sample-store.ts'
import type { SampleParts } from './samples-parts.ts'
import { sendBackSample } from './send-back-sample.ts'
import { listSessions } from './session-store.ts'
import type { SampleSettings } from './settings.ts'
import { writeOffSample } from './write-off-sample.ts'

const SESSIONS_TO_CHOOSE_FROM = 20

/** The sample of the address, for those who may link it with its code; null for everyone else. */
async function sampleFor({ reader, actor, params }: PageRequest): Promise<Sample | null> {
  const sample = await findSample(reader, params['id'] ?? '')
  return sample && may(actor, 'sample.see-code', { areaPath: sample.areaPath }).allowed ? sample : null
}

async function picturesOf(
  { reader, locale }: PageRequest,
  photos: readonly SamplePhoto[],
): Promise<readonly (Picture | null)[]> {
  const renditions = await listRenditions(
    reader,
    photos.map(one => one.fileId),
  )
  return photos.map((photo, index) => {
    const shown = (renditions.get(photo.fileId) ?? []).find(one => one.name === 'w800')
    if (!shown) return null
    return {
      src: `${DESK_PATH}/${photo.sampleId}/foto/${photo.id}/w800`,
      alt: words[locale].photoOf(String(index + 1)),
      width: shown.width,
      height: shown.height,
      sources: [],
    }
  })
}

function ableOf({ actor }: PageRequest, sample: Sample): ReadonlySet<string> {
  const store = abilities(
    actor,
    ['sample.move', 'sample.write-off', 'sample.send-back'],
    custodyFacts(sample, 'store'),
  )
  const all = abilities(actor, ['sample.take-out', 'sample.bring-back'], { areaPath: '/' })
  const receive = abilities(actor, ['sample.receive'], custodyFacts(sample, 'receive'))
  return new Set([...store, ...all, ...receive])
}

async function viewOf(request: PageRequest, sample: Sample, settings: SampleSettings): Promise<SampleView> {
  const { reader, actor, now } = request
  const names = (await namesOfSamples(reader, [sample])).get(sample.id)
  const events = await listEvents(reader, sample.id)
  const people = await namesOf(
    reader,
    events.flatMap(one => one.personId ?? []),
  )
  const places = (await listPlaces(reader)).map(one => one.place)
  const today = capitalDay(now)
  const sessions = await listSessions(reader, SESSIONS_TO_CHOOSE_FROM)
  const codes = await blindCodesOf(reader, [sample.nominationId])
  return {
    sample,
    productName: names?.product ?? '',
    officeName: nominatingOffice(sample.areaPath, request.locale),
    blindCode: codes.get(sample.nominationId) ?? null,
    told: {
      events,
      officeName: nominatingOffice(sample.areaPath, request.locale),
      inner: { people, places: new Map(places.map(one => [one.id, one.code])) },
    },
    settings,
    places,
    lastPlace: await lastPlaceOf(reader, actor.personId),
    sessions: sessions
      .map(one => one.session)
      .filter(one => one.editionId === sample.editionId && one.heldOn >= today),
    photos: await picturesOf(request, await listSamplePhotos(reader, sample.id)),
    today,
    able: ableOf(request, sample),
  }
}

async function showSample(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const sample = await sampleFor(request)
  if (!sample) return notFound
  const view = await viewOf(request, sample, settings)
  return { kind: 'page', title: view.productName, body: samplePage(request, view) }
}

async function showPhoto(request: PageRequest, { files }: SampleParts): Promise<PageResult> {
  const sample = await sampleFor(request)
  const photos = sample ? await listSamplePhotos(request.reader, sample.id) : []
  const photo = photos.find(one => one.id === request.params['photo'])
  if (!photo) return notFound
  return fileAnswer(request.reader, files, photo.fileId, request.params['rendition'] ?? '', '')
}

export const sampleRoutes = (parts: SampleParts): readonly Route[] => [
  {
    path: `${DESK_PATH}/:id`,
    access: 'sample.see-code',
    page: request => showSample(request, parts.settings),
    actions: [receiveSample(parts.settings), moveSample, sendBackSample, writeOffSample],
    fileBytes: FORM_FILE_BYTES,
  },
  {
    path: `${DESK_PATH}/:id/foto/:photo/:rendition`,
    access: 'sample.see-code',
    page: request => showPhoto(request, parts),
  },
]
