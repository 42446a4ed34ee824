import type { FileStore } from '../../platform/files/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { fileAnswer, listRenditions } from '../files/index.ts'
import { blindCodesOf, findSampleOf } from '../samples/index.ts'
import { assessorRoutes } from './planning/assessor-routes.ts'
import { agreedRoutes } from './agreed/agreed-routes.ts'
import { declareInterest } from './interests/declare-interest.ts'
import { evidenceFor, type Evidence } from './sheets/evidence.ts'
import { autosaveSheet, markSheet, reviewSheet } from './sheets/mark-sheet.ts'
import { words } from './messages.ts'
import type { EvidenceView, Shown } from './sheets/pages/evidence-panel.ts'
import { levelRoutes } from './levels/level-routes.ts'
import { ownRoutes } from './sheets/own-routes.ts'
import { ownRepeatPage } from './repeats/pages/own-repeat-page.ts'
import { sheetPage } from './sheets/pages/sheet-page.ts'
import { outsideRoutes } from './outside/outside-routes.ts'
import { planRoutes } from './planning/plan-routes.ts'
import { compareTwice } from './repeats/compare-repeat.ts'
import type { OwnSheet } from './sheets/own-sheet.ts'
import { repeatRoutes } from './repeats/repeat-routes.ts'
import { repeatWords } from './repeats/repeat-messages.ts'
import { listMarks } from './sheets/scoresheet-store.ts'
import { rubricOf } from './sheets/sheet-fields.ts'
import { listVersions } from './sheets/version-store.ts'
import { openSheet, sheetRoutes } from './sheets/sheet-routes.ts'
import { trialRoutes } from './trial/trial-routes.ts'

async function showSheet(request: PageRequest): Promise<PageResult> {
  const own = await openSheet(request)
  if (!own) return notFound
  if (own.repeatOf && own.sheet.state === 'locked') return showRepeat(request, own, own.repeatOf)
  const { rules, commodity } = own.ground
  const evidence = evidenceFor(rules, own.nomination)
  const title = rules.commodities.get(commodity)?.title ?? rubricOf(own).rubric.title
  const versions = await listVersions(request.reader, [own.nomination.id])
  const view = {
    own,
    evidence: await pictured(request, evidence, await isSampleGone(request, own)),
    commodityTitle: title,
    reopened: versions.findLast(one => one.sheetId === own.sheet.id) ?? null,
  }
  const body = sheetPage(request, view)
  // A locked sheet needs no copy on the device any more: it is not filled in again.
  const keep = own.sheet.state === 'open'
  return { kind: 'page', title: words[request.locale].sheetTitle(own.code), body, keep }
}

/** Once a repeat is locked, its person learns what it was: both sheets side by side. */
async function showRepeat(
  request: PageRequest,
  own: OwnSheet,
  first: NonNullable<OwnSheet['repeatOf']>,
): Promise<PageResult> {
  const { reader, locale } = request
  const marks = await listMarks(reader, [first.id])
  const firstCode = (await blindCodesOf(reader, [own.nomination.id])).get(own.nomination.id) ?? ''
  const twice =
    first.state === 'locked' ? compareTwice(own.ground, marks.get(first.id) ?? [], own.marks) : null
  const body = ownRepeatPage(request, { code: own.code, firstCode, twice })
  return { kind: 'page', title: repeatWords[locale].ownTitle(own.code), body }
}

/** Whoever scores long after the others may find nothing left of the sample. */
async function isSampleGone({ reader }: PageRequest, { sheet, nomination }: OwnSheet): Promise<boolean> {
  if (sheet.round === 1) return false
  return ((await findSampleOf(reader, nomination.id))?.counts.store ?? 0) === 0
}

/** The evidence with the sizes of its pictures, in one query for all files. */
async function pictured(
  { reader }: PageRequest,
  evidence: Evidence,
  sampleGone: boolean,
): Promise<EvidenceView> {
  const files = [
    ...evidence.photos.map(one => one.fileId),
    ...evidence.documents.flatMap(one => one.document.fileId ?? []),
  ]
  const renditions = await listRenditions(reader, files)
  const ofFile = (id: string | null) => (id === null ? undefined : renditions.get(id)) ?? []
  const photos = evidence.photos.flatMap((photo, index): Shown[] => {
    const made = ofFile(photo.fileId).find(one => one.name === 'w800')
    return made ? [{ number: index + 1, width: made.width, height: made.height }] : []
  })
  const pages = evidence.documents.map(({ requirementId, document }) => {
    const shown = ofFile(document.fileId).flatMap((one): Shown[] => {
      const page = /^page-(\d+)$/.exec(one.name)?.[1] ?? (one.name === 'w1600' ? '1' : null)
      return page === null ? [] : [{ number: Number(page), width: one.width, height: one.height }]
    })
    return [requirementId, shown.toSorted((a, b) => a.number - b.number)] as const
  })
  return { evidence, photos, pages: new Map(pages), sampleGone }
}

const widths = new Set(['w320', 'w800', 'w1600'])

/** A photo of the product, by its number: never by an id or a name that says whose it is. */
const photo =
  (store: FileStore) =>
  async (request: PageRequest): Promise<PageResult> => {
    const own = await openSheet(request)
    const { number, width = '' } = request.params
    const shown = own && evidenceFor(own.ground.rules, own.nomination).photos[Number(number) - 1]
    return shown && widths.has(width)
      ? fileAnswer(request.reader, store, shown.fileId, width, `${own.code}-${number}`)
      : notFound
  }

/** A page of a document that the rules open to assessors; the original, which may say more, is never served. */
const documentPage =
  (store: FileStore) =>
  async (request: PageRequest): Promise<PageResult> => {
    const own = await openSheet(request)
    const { requirement, page } = request.params
    if (!own || !/^\d{1,3}$/.test(page ?? '')) return notFound
    const shown = evidenceFor(own.ground.rules, own.nomination).documents.find(
      one => one.requirementId === requirement,
    )
    if (!shown?.document.fileId) return notFound
    const made = await listRenditions(request.reader, [shown.document.fileId])
    const names = (made.get(shown.document.fileId) ?? []).map(one => one.name)
    const name = names.includes('w1600') ? 'w1600' : `page-${page}`
    return fileAnswer(
      request.reader,
      store,
      shown.document.fileId,
      name,
      `${own.code}-${requirement}-${page}`,
    )
  }

export const assessmentRoutes = (store: FileStore): readonly Route[] => [
  ...planRoutes,
  ...trialRoutes,
  ...assessorRoutes,
  ...repeatRoutes,
  ...levelRoutes,
  ...outsideRoutes,
  ...ownRoutes,
  ...agreedRoutes,
  {
    path: '/penilaian/:code',
    access: 'assessment.read',
    page: showSheet,
    actions: [markSheet, reviewSheet, autosaveSheet, declareInterest],
  },
  ...sheetRoutes,
  { path: '/penilaian/:code/foto/:number/:width', access: 'assessment.read', page: photo(store) },
  {
    path: '/penilaian/:code/dokumen/:requirement/:page',
    access: 'assessment.read',
    page: documentPage(store),
  },
]
