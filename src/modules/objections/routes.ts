import { may, mayEver, whereAllowed } from '../../access/index.ts'
import { isId } from '../../foundation/ids.ts'
import type { FileStore } from '../../platform/files/index.ts'
import type { Html } from '../../platform/html.ts'
import {
  momentKeys,
  neighbours,
  notFound,
  readListPage,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../web/index.ts'
import { interestsOf, keptOf, secondJuryOf } from '../assessment/index.ts'
import { explainDifferences, findCorrectionStanding } from '../decisions/index.ts'
import { isPublic, listEditions } from '../editions/index.ts'
import { fileAnswer, FORM_FILE_BYTES } from '../files/index.ts'
import { listNominationsByIds, nominationFacts } from '../nominations/index.ts'
import { namesOf } from '../people/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { areaName } from '../regions/index.ts'
import { listFirstAssessors } from './assessors-of.ts'
import { answerObjection } from './answer-objection.ts'
import { loadResultGround, type ResultGround } from './ground.ts'
import { assignObjection, handlingFacts, loadHandling, stepAside } from './handle-objection.ts'
import { countObjections, lenses, listObjections } from './list-store.ts'
import { words } from './messages.ts'
import { namesOfProducts } from './product-names.ts'
import { objectionFacts, type Objection } from './objection.ts'
import { columnsWithInterest, findObjection, listObjectedNominations, listPapers } from './objection-store.ts'
import { detailPage } from './pages/detail-page.ts'
import {
  answerForm,
  asidePart,
  juryPart,
  assignPart,
  firstPanelPart,
  ownInterestPart,
  recomputedPart,
} from './pages/handling-parts.ts'
import { listPage, objectionsAddress, PATH, type ObjectionQuery } from './pages/list-page.ts'
import { newPage } from './pages/new-page.ts'
import { sendObjection, withdrawObjection } from './send-objection.ts'
import type { ObjectionSettings } from './settings.ts'
import { obstacles, openObjection, sideOf, writeObjection } from './write-objection.ts'

const productOf = async ({ reader }: PageRequest, { nomination }: ResultGround): Promise<string> =>
  (await listProductsByIds(reader, [nomination.productId])).get(nomination.productId)?.name ?? ''

async function showNew(request: PageRequest, settings: ObjectionSettings): Promise<PageResult> {
  const { reader, actor, params, now, locale } = request
  const ground = await loadResultGround(reader, params['id'] ?? '', { now, ...settings })
  if (!ground || !may(actor, 'objection.open', nominationFacts(ground.nomination)).allowed) return notFound
  const product = await productOf(request, ground)
  const body = newPage(request, {
    ground,
    product,
    settings,
    obstacles: obstacles(ground, sideOf(actor.role), settings),
  })
  return { kind: 'page', title: words[locale].newTitle(product), body, audience: 'signed-in' }
}

/** What stands below an objection for the secretariat, the auditor and the handler. */
async function handlingParts(
  request: PageRequest,
  objection: Objection,
  settings: ObjectionSettings,
): Promise<readonly Html[]> {
  const { reader, actor, now } = request
  const facts = objectionFacts(objection)
  const isHandler = may(actor, 'objection.step-aside', facts).allowed
  const seesHandler =
    may(actor, 'objection.assign', facts).allowed || may(actor, 'ledger.read', facts).allowed
  const handling = isHandler || seesHandler ? await loadHandling(reader, objection.id, { actor, now }) : null
  if (!handling) return []
  const known = handlingFacts(handling)
  const answers = may(actor, 'objection.answer', known).allowed
  const mayAssign = may(actor, 'objection.assign', known).allowed
  if (isHandler && !answers) return [ownInterestPart(request), asidePart(request, objection)]
  const { handlerId, nominationId, editionId } = objection
  const names = await namesOf(reader, handlerId === null ? [] : [handlerId])
  const handler = handlerId === null ? null : (names.get(handlerId) ?? '–')
  const different =
    objection.answeredAt === null ? await explainDifferences(reader, editionId, [nominationId]) : null
  const panel = objection.grounds.includes('conflict')
    ? await listFirstAssessors(reader, nominationId, now)
    : null
  return [
    ...(different ? [recomputedPart(request, different)] : []),
    ...(panel ? [firstPanelPart(request, panel)] : []),
    ...(seesHandler ? [assignPart(request, { ...handling, handler, mayAssign })] : []),
    ...(answers ? [answerForm(request, objection, settings.textAtLeast)] : []),
    ...(isHandler ? [asidePart(request, objection)] : []),
  ]
}

/** For the panel: whether others score again after an upheld objection, and how far they are. */
async function secondJuryPart(request: PageRequest, objection: Objection): Promise<readonly Html[]> {
  if (objection.state !== 'upheld' || !mayEver(request.actor, 'jury.read')) return []
  const called = await secondJuryOf(request.reader, objection.nominationId)
  return [juryPart(request, objection.id, called?.objectionId === objection.id ? called : null)]
}

/**
 * Of these nominations the ones whose objections somebody does not read: with an interest in them, and for those who read
 * the new decision the ones of the own province. An office reads its own.
 */
const keptOfObjected = (
  request: PageRequest,
  nominations: Parameters<typeof keptOf>[2],
): Promise<ReadonlySet<string>> =>
  mayEver(request.actor, 'correction.read')
    ? keptOf(request.reader, request, nominations)
    : interestsOf(request.reader, request, nominations)

/** The objection, where the reader may read it. */
async function findReadable(request: PageRequest, id: string): Promise<Objection | null> {
  const { reader, actor } = request
  const objection = await findObjection(reader, id)
  if (!objection || !may(actor, 'objection.read', objectionFacts(objection)).allowed) return null
  const { areaPath, nominationId } = objection
  // Whoever handles it and turns out to have one hands it back there.
  if (may(actor, 'objection.step-aside', objectionFacts(objection)).allowed) return objection
  const kept = await keptOfObjected(request, [{ id: nominationId, areaPath }])
  const facts = { ...objectionFacts(objection), interestOf: kept.size > 0 ? [actor.personId ?? ''] : [] }
  return may(actor, 'objection.read', facts).allowed ? objection : null
}

/** Of those that whoever decides anew reads: the ones that are kept from the person. */
async function ownObjected(request: PageRequest): Promise<ReadonlySet<string>> {
  const { reader, actor } = request
  if (!mayEver(actor, 'correction.read')) return new Set()
  const objected = await listNominationsByIds(reader, await listObjectedNominations(reader))
  return keptOfObjected(request, objected)
}

async function showObjection(request: PageRequest, settings: ObjectionSettings): Promise<PageResult> {
  const { reader, actor, params, now, locale } = request
  const objection = await findReadable(request, params['id'] ?? '')
  if (!objection) return notFound
  const ground = await loadResultGround(reader, objection.nominationId, { now, ...settings })
  if (!ground) return notFound
  const facts = objectionFacts(objection)
  const about = nominationFacts(ground.nomination)
  const product = await productOf(request, ground)
  const body = detailPage(request, {
    objection,
    ground,
    papers: await listPapers(reader, objection.id),
    product,
    place: areaName(objection.areaPath),
    settings,
    decision: objection.state === 'upheld' ? await findCorrectionStanding(reader, objection.id) : null,
    may: {
      decision: mayEver(actor, 'correction.read'),
      write: may(actor, 'objection.write', facts).allowed,
      send: may(actor, 'objection.send', facts).allowed,
      withdraw: may(actor, 'objection.withdraw', facts).allowed,
      feedback: may(actor, 'feedback.read', about).allowed,
      nomination: may(actor, 'nomination.read', about).allowed,
    },
    handling: [
      ...(await secondJuryPart(request, objection)),
      ...(await handlingParts(request, objection, settings)),
    ],
  })
  return { kind: 'page', title: words[locale].titleOf(product), body, audience: 'signed-in' }
}

const showPaper =
  (store: FileStore) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, params, locale } = request
    const objection = await findReadable(request, params['id'] ?? '')
    if (!objection) return notFound
    const paper = (await listPapers(reader, objection.id)).find(one => one.id === params['paper'])
    return paper ? fileAnswer(reader, store, paper.fileId, null, paper.name, 'private', locale) : notFound
  }

function queryFrom(query: URLSearchParams): ObjectionQuery {
  const edition = query.get('edisi') ?? ''
  return {
    lens: lenses.find(one => one === query.get('status')) ?? '',
    edition: isId(edition) ? edition : '',
  }
}

const keys = momentKeys(({ receivedAt, id }: Objection) => ({ at: receivedAt ?? new Date(0), id }))

async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, link } = request
  const query = queryFrom(request.query)
  const filter = {
    allowed: whereAllowed(actor, 'objection.read', columnsWithInterest(await ownObjected(request))),
    now,
    lens: query.lens === '' ? null : query.lens,
    editionId: query.edition,
  }
  const page = await readListPage(request.query, keys, range => listObjections(reader, filter, range))
  const names = await namesOfProducts(
    reader,
    page.rows.map(one => one.nominationId),
  )
  const body = listPage(request, {
    rows: page.rows.map(objection => ({ objection, product: names.get(objection.nominationId) ?? '' })),
    counts: await countObjections(reader, filter),
    query,
    editions: (await listEditions(reader)).filter(isPublic),
    ...neighbours(page, place => link(objectionsAddress(query, place))),
  })
  return { kind: 'page', title: words[locale].title, body, audience: 'signed-in' }
}

export const objectionsRoutes = (store: FileStore, settings: ObjectionSettings): readonly Route[] => [
  { path: PATH, access: 'objection.read', page: showList },
  {
    path: `${PATH}/:id`,
    access: 'objection.read',
    page: request => showObjection(request, settings),
    fileBytes: FORM_FILE_BYTES,
    actions: [
      writeObjection(settings),
      sendObjection(settings),
      withdrawObjection,
      assignObjection,
      answerObjection(settings),
      stepAside,
    ],
  },
  { path: `${PATH}/:id/berkas/:paper`, access: 'objection.read', page: showPaper(store) },
  {
    path: '/usulan/:id/sanggahan',
    access: 'objection.open',
    page: request => showNew(request, settings),
    fileBytes: FORM_FILE_BYTES,
    actions: [openObjection(settings)],
  },
]
