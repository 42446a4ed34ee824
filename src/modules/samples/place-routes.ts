import { mayEver } from '../../access/index.ts'
import { listAddress, notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { countPlace } from './count-place.ts'
import { deskWords } from './desk-messages.ts'
import { addPlace, changePlace } from './manage-place.ts'
import { placePage, placesPage } from './pages/place-pages.ts'
import { placePath, PLACES_PATH, placeText } from './place.ts'
import { findPlace, listPlaces } from './place-store.ts'
import type { SampleSettings } from './settings.ts'
import { standingPart } from './standing-page.ts'
import { countStanding } from './standing-store.ts'

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
  const { reader, actor, params, query, link } = request
  const place = await findPlace(reader, params['id'] ?? '')
  if (!place) return notFound
  const at = { kind: 'place', placeId: place.id } as const
  const here = await standingPart(reader, {
    at,
    query,
    only: null,
    total: await countStanding(reader, at),
    address: more => link(listAddress(placePath(place.id), more)),
  })
  const view = {
    place,
    here,
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
