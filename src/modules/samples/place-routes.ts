import { mayEver } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { blindCodesOf } from './blind-code-store.ts'
import { countPlace } from './count-place.ts'
import { deskWords } from './desk-messages.ts'
import { addPlace, changePlace } from './manage-place.ts'
import { placePage, placesPage, type StandingRow } from './pages/place-pages.ts'
import { PLACES_PATH, placeText } from './place.ts'
import { findPlace, listPlaces } from './place-store.ts'
import type { Sample } from './sample.ts'
import { listSamplesAt } from './sample-store.ts'
import type { SampleSettings } from './settings.ts'

/** Samples by their blind codes, in the order of the codes: neither product nor time of arrival shows. */
export async function standingRows(
  reader: Reader,
  samples: readonly Sample[],
  count: 'store' | 'session',
): Promise<readonly StandingRow[]> {
  const codes = await blindCodesOf(
    reader,
    samples.map(one => one.nominationId),
  )
  return samples
    .map(one => ({
      sampleId: one.id,
      code: codes.get(one.nominationId) ?? '',
      pieces: one.counts[count],
    }))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
}

async function showPlaces(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const { reader, actor, locale } = request
  const view = {
    places: await listPlaces(reader),
    settings,
    mayAdd: mayEver(actor, 'sample-place.add'),
  }
  return { kind: 'page', title: deskWords[locale].placesTitle, body: placesPage(request, view) }
}

async function showPlace(request: PageRequest, settings: SampleSettings): Promise<PageResult> {
  const { reader, actor, params } = request
  const place = await findPlace(reader, params['id'] ?? '')
  if (!place) return notFound
  const here = await listSamplesAt(reader, { placeId: place.id })
  const view = {
    place,
    here: await standingRows(reader, here, 'store'),
    settings,
    mayCount: mayEver(actor, 'sample-place.count'),
    mayChange: mayEver(actor, 'sample-place.change'),
  }
  return { kind: 'page', title: placeText(place), body: placePage(request, view) }
}

export const placeRoutes = (settings: SampleSettings): readonly Route[] => [
  {
    path: PLACES_PATH,
    access: 'sample.see-code',
    page: request => showPlaces(request, settings),
    actions: [addPlace(settings)],
  },
  {
    path: `${PLACES_PATH}/:id`,
    access: 'sample.see-code',
    page: request => showPlace(request, settings),
    actions: [countPlace, changePlace(settings)],
  },
]
