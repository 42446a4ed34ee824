import { may } from '../../access/index.ts'
import { findDocumentType } from '../../engine/document-numbers/index.ts'
import { html } from '../../platform/html.ts'
import { emptyState, linkButton, pageTitle, panel } from '../../ui/index.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { documentFormPage, findOwner } from '../documents/index.ts'
import { FORM_FILE_BYTES, listRenditions } from '../files/index.ts'
import { findNomination, listNominationsByIds, loadOwnPart, type Nomination } from '../nominations/index.ts'
import { getProductFile, listProductsByIds, photoPicture } from '../producers/index.ts'
import { officeFor } from '../regions/index.ts'
import { addOwnDocument, ownerOf } from './add-own-document.ts'
import { addOwnPhotos } from './add-own-photos.ts'
import { factsOf, isLive, isWorked, ownPage } from './invitation.ts'
import { findNewest, listLiveOf } from './invitation-store.ts'
import { finishContribution } from './manage-invitation.ts'
import { ownWords } from './own-messages.ts'
import { closedPage } from './pages/closed-page.ts'
import { ownHomePage } from './pages/own-home-page.ts'
import { ownPhotosPage } from './pages/own-photos-page.ts'
import type { ContributionSettings } from './settings.ts'
import { linkOver } from './why-closed.ts'

/** The nomination of the address, for the producer whose product it is. */
async function findOwn({ reader, actor, params }: PageRequest): Promise<Nomination | null> {
  const nomination = await findNomination(reader, params['id'] ?? '')
  if (!nomination) return null
  return may(actor, 'contribution.read', factsOf(nomination)).allowed ? nomination : null
}

const mayChange = ({ actor }: PageRequest, nomination: Nomination): boolean =>
  may(actor, 'contribution.add-photo', factsOf(nomination)).allowed

async function showHome(request: PageRequest, { law }: ContributionSettings): Promise<PageResult> {
  const { reader, now, locale } = request
  const nomination = await findOwn(request)
  if (!nomination) return notFound
  const part = await loadOwnPart(reader, nomination, now)
  const newest = await findNewest(reader, nomination.id)
  const body = ownHomePage(request, {
    nomination,
    part,
    invitation: newest && isLive(newest, now) ? newest : null,
    mayChange: mayChange(request, nomination),
    law: law[locale],
  })
  return { kind: 'page', title: part.productName, body, audience: 'signed-in', keep: true }
}

async function showPhotos(request: PageRequest, { producers }: ContributionSettings): Promise<PageResult> {
  const { reader, locale } = request
  const nomination = await findOwn(request)
  if (!nomination) return notFound
  const { product, photos } = await getProductFile(reader, nomination.productId)
  const renditions = await listRenditions(
    reader,
    photos.map(photo => photo.fileId),
  )
  const own = ownWords[locale]
  const pictures = photos.flatMap(photo => photoPicture(photo, renditions, own.photoAlt(product.name)) ?? [])
  const body = ownPhotosPage(request, {
    nominationId: nomination.id,
    productName: product.name,
    pictures,
    waiting: photos.length - pictures.length,
    mayAdd: mayChange(request, nomination),
    isFull: photos.length >= producers.maxPhotos,
  })
  return { kind: 'page', title: own.photoTitle, body, audience: 'signed-in' }
}

async function showDocument(request: PageRequest, { types }: ContributionSettings): Promise<PageResult> {
  const { reader, now, locale, params } = request
  const nomination = await findOwn(request)
  if (!nomination) return notFound
  if (!mayChange(request, nomination)) return redirect(request.link(ownPage(nomination.id)))
  const part = await loadOwnPart(reader, nomination, now)
  const requirement = part.documents.find(one => one.requirement.id === params['requirement'])?.requirement
  const owner = requirement && (await findOwner(reader, ownerOf(requirement, nomination)))
  const type = requirement && findDocumentType(types, requirement.type)
  if (!owner || !type) return notFound
  const body = documentFormPage(request, {
    owner,
    type,
    replaces: null,
    needed: requirement,
    elsewhere: {
      action: 'contribution.add-document',
      back: { label: part.productName, href: request.link(ownPage(nomination.id)) },
    },
  })
  return { kind: 'page', title: type.title[locale], body, audience: 'signed-in' }
}

/** What the office waits for; for a guest whose link opens nothing, why. */
async function showAll(request: PageRequest): Promise<PageResult> {
  const { reader, actor, signedIn, now, locale, link } = request
  const own = ownWords[locale]
  if (!signedIn) return redirect(link('/masuk?lanjut=/bagian-saya'))
  if (actor.guest && actor.grantId === null) {
    const because = signedIn.confinedBecause ?? linkOver
    const body = closedPage(request, because)
    return { kind: 'page', title: because.title[locale], body, status: 410, audience: 'signed-in' }
  }
  const live = actor.ownerId === null ? [] : await listLiveOf(reader, actor.ownerId, now)
  const ids = live.map(one => one.nominationId)
  const nominations = (await listNominationsByIds(reader, ids)).filter(
    one => isWorked(one.state) && may(actor, 'contribution.read', factsOf(one)).allowed,
  )
  const names = await listProductsByIds(
    reader,
    nominations.map(one => one.productId),
  )
  const blocks = nominations.map(one =>
    panel({
      title: names.get(one.productId)?.name ?? '',
      level: 2,
      body: html`<p>${own.lead(officeFor(one.areaPath)[locale])}</p><p>${linkButton({ href: link(ownPage(one.id)), label: own.open, kind: 'primary' })}</p>`,
    }),
  )
  const none = emptyState({ title: own.none, text: own.noneText })
  const body = html`${pageTitle({ locale, title: own.title })}${blocks.length === 0 ? none : blocks}`
  return { kind: 'page', title: own.title, body, audience: 'signed-in', keep: true }
}

/** The pages of a producer, who fills the own part from a phone. */
export const producerRoutes = (settings: ContributionSettings): readonly Route[] => [
  { path: '/bagian-saya', access: 'open', page: showAll },
  {
    path: '/bagian-saya/:id',
    access: 'contribution.read',
    page: request => showHome(request, settings),
    actions: [finishContribution],
  },
  {
    path: '/bagian-saya/:id/foto',
    access: 'contribution.read',
    page: request => showPhotos(request, settings),
    actions: [addOwnPhotos(settings.producers)],
    fileBytes: FORM_FILE_BYTES,
  },
  {
    path: '/bagian-saya/:id/dokumen/:requirement',
    access: 'contribution.read',
    page: request => showDocument(request, settings),
    actions: [addOwnDocument(settings.types)],
    fileBytes: FORM_FILE_BYTES,
  },
]
