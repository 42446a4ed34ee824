import { areaPathOf } from '../../foundation/area-path.ts'
import { abilities, may, mayEver } from '../../access/index.ts'
import {
  idKeys,
  notFound,
  readListPage,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../web/index.ts'
import { findAreaNames } from '../regions/index.ts'
import { editSentra } from './edit-sentra.ts'
import { words } from './messages.ts'
import { listQueryOf } from './pages/list-parts.ts'
import { sentraFormPage } from './pages/sentra-form.ts'
import { sentraListPage, sentraPage } from './pages/sentra-pages.ts'
import { placeChoice } from './place-choice.ts'
import type { Place } from './place.ts'
import { listProducersOfSentra } from './producer-store.ts'
import type { ProducerSettings } from './programme.ts'
import { sentraFile } from './list-files.ts'
import { registerSentra } from './register-sentra.ts'
import { countSentra, findSentra, listSentra } from './sentra-store.ts'
import type { Sentra } from './sentra.ts'

/** The full name of a place, down to its village. One query. */
export async function placeNameOf(request: PageRequest, place: Place): Promise<string> {
  const path = areaPathOf(place.village ?? place.district)
  return (await findAreaNames(request.reader, [path])).get(path) ?? ''
}

async function showList(request: PageRequest, settings: ProducerSettings): Promise<PageResult> {
  const { reader, actor, query } = request
  const asked = listQueryOf(query)
  const data = {
    list: await readListPage(query, idKeys, range => listSentra(reader, actor, asked, range)),
    counts: await countSentra(reader, actor),
    commodities: await settings.commodities(reader),
    query: asked,
    mayRegister: mayEver(actor, 'sentra.register'),
  }
  return {
    kind: 'page',
    title: words[request.locale].sentra.title,
    body: sentraListPage(request, data),
    audience: 'signed-in',
  }
}

async function showForm(
  request: PageRequest,
  settings: ProducerSettings,
  sentra: Sentra | null,
): Promise<PageResult> {
  const choice = await placeChoice(request, sentra)
  const commodities = await settings.commodities(request.reader)
  const own = words[request.locale].sentra
  return {
    kind: 'page',
    title: sentra ? `${own.edit}: ${sentra.name}` : own.register,
    body: sentraFormPage(request, { sentra, choice, commodities }),
    audience: 'signed-in',
  }
}

/** The sentra of the address when the actor may do the action on it. */
async function findFor(request: PageRequest, action: string): Promise<Sentra | null> {
  const sentra = await findSentra(request.reader, request.params['id'] ?? '')
  return sentra && may(request.actor, action, { areaPath: sentra.areaPath }).allowed ? sentra : null
}

async function showSentra(request: PageRequest, settings: ProducerSettings): Promise<PageResult> {
  const sentra = await findFor(request, 'sentra.read')
  if (!sentra) return notFound
  const { reader, actor } = request
  const body = sentraPage(request, {
    sentra,
    placeName: await placeNameOf(request, sentra),
    producers: await listProducersOfSentra(reader, actor, sentra.id),
    commodities: await settings.commodities(reader),
    sentraUnits: settings.sentraUnits,
    mayEdit: abilities(actor, ['sentra.edit'], { areaPath: sentra.areaPath }).has('sentra.edit'),
  })
  return { kind: 'page', title: sentra.name, body, audience: 'signed-in' }
}

async function showEdit(request: PageRequest, settings: ProducerSettings): Promise<PageResult> {
  const sentra = await findFor(request, 'sentra.edit')
  return sentra ? showForm(request, settings, sentra) : notFound
}

export const sentraRoutes = (settings: ProducerSettings): readonly Route[] => [
  { path: '/sentra', access: 'sentra.read', page: request => showList(request, settings) },
  {
    path: '/sentra/baru',
    access: 'sentra.register',
    page: request => showForm(request, settings, null),
    actions: [registerSentra(settings)],
  },
  { path: '/sentra/unduh', access: 'sentra.read', page: request => sentraFile(request, settings) },
  { path: '/sentra/:id', access: 'sentra.read', page: request => showSentra(request, settings) },
  {
    path: '/sentra/:id/ubah',
    access: 'sentra.edit',
    page: request => showEdit(request, settings),
    actions: [editSentra(settings)],
  },
]
