import { abilities, may } from '../../access/index.ts'
import type { Picture } from '../../ui/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import {
  documentPages,
  findDocument,
  listVerdicts,
  lookupOf,
  recheckMonthsOf,
  type DocumentSources,
} from '../documents/index.ts'
import { getEdition } from '../editions/index.ts'
import { provinceLine } from '../nominations/index.ts'
import { listRenditions } from '../files/index.ts'
import { namesOf } from '../people/index.ts'
import {
  listLastFormerAwards,
  listProducersByIds,
  listProductsByIds,
  photoPicture,
} from '../producers/index.ts'
import { dayIn } from '../regions/index.ts'
import { answerColleague, askColleague } from './ask-colleague.ts'
import type { CheckItem } from './check-item.ts'
import { checkOneItem } from './check-one-item.ts'
import { decideDuplicate } from './decide-duplicate.ts'
import { deskWords } from './desk-messages.ts'
import type { Likeness } from './duplicate.ts'
import { findDuplicates } from './find-duplicates.ts'
import { raiseFlag, resolveFlag } from './flag-file.ts'
import { deskFacts, loadDesk, type Desk } from './load-desk.ts'
import { admitNomination, returnNomination } from './outcomes.ts'
import { checkingPage } from './pages/checking-page.ts'
import { zooms, type AlikeView, type DocumentView, type Zoom } from './pages/desk-view.ts'
import { proposeRefusal, refuseNomination, sendRefusalBack } from './refuse-nomination.ts'
import { waitingStates } from './queue.ts'
import { tieWords } from './tie-messages.ts'
import type { VerificationSettings } from './settings.ts'
import { releaseFile, takeFile } from './take-file.ts'
import { listColleagues } from './tied-verifiers.ts'
import { handBackPage } from './pages/ties-part.ts'
import { listOutcomes } from './verification-store.ts'

/** The item of the address, or the first one that is open, or simply the first. */
function chosenItem({ query, form }: PageRequest, items: readonly CheckItem[]): CheckItem | undefined {
  const wanted = query.get('butir') ?? form?.values['item']
  return items.find(item => item.id === wanted) ?? items.find(item => item.state === 'open') ?? items[0]
}

async function picturesOf(
  { reader, locale }: PageRequest,
  { file, nomination }: Desk,
  productName: string,
): Promise<readonly Picture[]> {
  const renditions = await listRenditions(
    reader,
    file.photos.map(photo => photo.fileId),
  )
  const alt = deskWords[locale].photoAlt(productName)
  return file.photos.flatMap((photo, position) => {
    const full = { ...photo, productId: nomination.productId, position }
    return photoPicture(full, renditions, alt) ?? []
  })
}

/** The chosen item's paper as it is now. */
async function documentOf(
  request: PageRequest,
  { document, title }: CheckItem,
  sources: DocumentSources,
): Promise<DocumentView | null> {
  const { reader, locale, now } = request
  const stored = document && (await findDocument(reader, document.documentId))
  if (!stored) return null
  const pages = await documentPages(reader, [stored.id], () => title[locale])
  const today = dayIn(stored.areaPath, now)
  return {
    stored,
    pages: pages.get(stored.id) ?? null,
    verdicts: await listVerdicts(reader, stored.id),
    lookup: await lookupOf(request, sources, stored),
    recheckMonths: recheckMonthsOf(sources, stored, today),
    today,
  }
}

/** Everybody of whom the page speaks. */
const peopleIn = (desk: Desk, item: CheckItem, document: DocumentView | null): readonly string[] => [
  ...(desk.assignment ? [desk.assignment.personId] : []),
  ...(item.last ? [item.last.checkedBy] : []),
  ...(document?.verdicts ?? []).map(one => one.checkedBy),
  ...desk.questions.flatMap(one => [
    one.askedBy,
    ...(one.askedOf ? [one.askedOf] : []),
    ...(one.answer ? [one.answer.by] : []),
  ]),
  ...desk.flags.flatMap(one => [one.raisedBy, ...(one.resolved ? [one.resolved.by] : [])]),
  ...desk.proposals.flatMap(one => [one.proposedBy, ...(one.decided ? [one.decided.by] : [])]),
]

/** Who the file looks like, with the names that the page needs. */
async function alikeIn({ reader }: PageRequest, likenesses: readonly Likeness[]): Promise<AlikeView> {
  const products = likenesses.flatMap(one => one.productId ?? [])
  return {
    likenesses,
    producers: await listProducersByIds(
      reader,
      likenesses.map(one => one.producerId),
    ),
    products: await listProductsByIds(reader, products),
    awards: products.length === 0 ? new Map() : await listLastFormerAwards(reader, products),
  }
}

function turned({ query }: PageRequest): Readonly<{ page: number; zoom: Zoom }> {
  const page = Number(query.get('hal') ?? '1')
  const zoom = zooms.find(one => one === query.get('ukuran')) ?? 'lebar'
  return { page: Number.isInteger(page) && page > 0 ? page : 1, zoom }
}

const acts = [
  'verification.check',
  'verification.take',
  'verification.release',
  'verification.return',
  'verification.admit',
  'verification.ask',
  'verification.answer',
  'verification.flag',
  'verification.resolve-flag',
  'verification.decide-duplicate',
  'verification.propose-refusal',
  'verification.refuse',
  'verification.send-refusal-back',
]

/** Closed by an interest: whoever holds it all the same hands it back, and nobody else sees that it is there. */
async function showHandBack(request: PageRequest, { nomination, assignment }: Desk): Promise<PageResult> {
  const { reader, actor, locale } = request
  const isClosed = actor.ties?.work.has(nomination.id) === true && waitingStates.includes(nomination.state)
  if (!isClosed || !assignment || assignment.personId !== actor.personId) return notFound
  const product = (await listProductsByIds(reader, [nomination.productId])).get(nomination.productId)
  const body = handBackPage(request, assignment, product?.name ?? '')
  return { kind: 'page', title: tieWords[locale].handBackTitle, body, audience: 'signed-in' }
}

const showDesk =
  (settings: VerificationSettings, sources: DocumentSources) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, params, now } = request
    const desk = await loadDesk(reader, params['id'] ?? '')
    if (!desk) return notFound
    if (!may(actor, 'verification.read', deskFacts(desk)).allowed) return showHandBack(request, desk)
    const item = chosenItem(request, desk.items)
    if (!item) return notFound
    const { nomination } = desk
    const product = (await listProductsByIds(reader, [nomination.productId])).get(nomination.productId)
    const document = await documentOf(request, item, sources)
    const productName = product?.name ?? ''
    const likenesses = await findDuplicates(reader, desk, settings.ownNumbers)
    const colleagues = await listColleagues(reader, nomination, now)
    const body = checkingPage(request, {
      desk,
      item,
      document,
      photos: item.kind === 'photos' ? await picturesOf(request, desk, productName) : [],
      ...turned(request),
      edition: await getEdition(reader, nomination.editionId),
      productName,
      producerName: product?.producerName ?? '',
      able: abilities(actor, acts, deskFacts(desk)),
      outcomes: await listOutcomes(reader, nomination.id),
      alike: await alikeIn(request, likenesses),
      names: await namesOf(reader, [
        ...peopleIn(desk, item, document),
        ...likenesses.flatMap(one => one.verdict?.by ?? []),
      ]),
      colleagues: colleagues.filter(one => one.id !== actor.personId),
      settings,
      province: await provinceLine(request, nomination),
    })
    return { kind: 'page', title: productName, body, audience: 'signed-in' }
  }

/** One file on the desk, with everything that is done about it. */
export const deskRoutes = (settings: VerificationSettings, sources: DocumentSources): readonly Route[] => [
  {
    path: '/verifikasi/:id',
    access: 'verification.read',
    page: showDesk(settings, sources),
    actions: [
      checkOneItem(settings),
      takeFile,
      releaseFile,
      askColleague,
      answerColleague,
      raiseFlag,
      resolveFlag,
      decideDuplicate(settings),
      returnNomination,
      admitNomination,
      proposeRefusal,
      refuseNomination,
      sendRefusalBack,
    ],
  },
]
