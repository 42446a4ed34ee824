import { abilities, may } from '../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { answerSection, autosaveSection } from './draft/answer-section.ts'
import { deskRoutes } from './desk/desk-routes.ts'
import { drawnAnswers, fillersOf } from './draft/drawn-answers.ts'
import { attachDocument } from './draft/attach-document.ts'
import { listRoutes } from './list-routes.ts'
import { helpActs } from './help/help-acts.ts'
import { loadWorkingFile } from './draft/load-file.ts'
import { words } from './messages.ts'
import { nominationFacts } from './nomination.ts'
import { lapseNomination, reopenNomination, withdrawNomination } from './desk/office-actions.ts'
import { receiptPage, wholeFilePage } from './draft/pages/file-pages.ts'
import { ownPartRoutes } from './draft/own-part-routes.ts'
import { remarkRoutes } from './help/remark-routes.ts'
import { listRemarks } from './help/remark-store.ts'
import { openAgain } from './draft/open-again.ts'
import { nominationPage } from './pages/nomination-page.ts'
import { sectionPage } from './draft/pages/section-page.ts'
import { tasksPage } from './pages/tasks-page.ts'
import { resubmitNomination, submitNomination } from './desk/submit-nomination.ts'
import { sectionNewsRoute } from './draft/section-news.ts'
import type { TaskSource } from './tasks.ts'
import { findReadable, loadFileView, type Approval, type NominationPanel } from './draft/view-file.ts'

/** What the pages of this module show of modules that know of nominations. */
export type NominationParts = Readonly<{
  /** What every module asks of the reader now. */
  tasks: TaskSource
  panels?: readonly NominationPanel[]
  /** How the head approves. */
  approval?: Approval
}>

type Shown = Readonly<{ panels: readonly NominationPanel[]; approval: Approval | undefined }>

async function showNomination(request: PageRequest, { panels, approval }: Shown): Promise<PageResult> {
  const nomination = await findReadable(request)
  if (!nomination) return notFound
  const view = await loadFileView(request, nomination, panels, approval?.form)
  const title = view.file.productFile.product.name
  const keep = view.able.has('nomination.answer')
  return { kind: 'page', title, body: nominationPage(request, view), audience: 'signed-in', keep }
}

async function showSection(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params } = request
  const nomination = await findReadable(request)
  if (!nomination) return notFound
  const file = await loadWorkingFile(reader, nomination, now)
  const section = file.readiness.sections.find(one => one.section.id === params['section'])?.section
  if (!section) return notFound
  // Who acts for one firm has a page of its own for its part.
  const mayAnswer =
    actor.ownerId === null && may(actor, 'nomination.answer', nominationFacts(nomination)).allowed
  const drawn = await drawnAnswers(request, nomination.id)
  const fillers = fillersOf(drawn)
  const able = abilities(actor, helpActs, nominationFacts(nomination))
  const reads = may(actor, 'nomination.history', nominationFacts(nomination)).allowed
  const help = { remarks: reads ? await listRemarks(reader, nomination.id) : [] }
  const body = sectionPage(request, { file, section, drawn: mayAnswer ? drawn : null, fillers, help, able })
  return { kind: 'page', title: section.title[locale], body, audience: 'signed-in', keep: mayAnswer }
}

async function showWholeFile(request: PageRequest): Promise<PageResult> {
  const nomination = await findReadable(request)
  if (!nomination) return notFound
  const view = await loadFileView(request, nomination, [])
  const title = words[request.locale].wholeFile
  return { kind: 'page', title, body: wholeFilePage(request, view), audience: 'signed-in' }
}

async function showReceipt(request: PageRequest): Promise<PageResult> {
  const nomination = await findReadable(request)
  if (!nomination?.submittedFile) return notFound
  const view = await loadFileView(request, nomination, [])
  const title = words[request.locale].receiptTitle(nomination.receipt ?? '')
  const body = receiptPage(request, view, nomination.submittedFile)
  return { kind: 'page', title, body, audience: 'signed-in' }
}

async function showTasks(request: PageRequest, tasks: TaskSource): Promise<PageResult> {
  const { reader, actor, now, locale } = request
  const body = tasksPage(request, await tasks(reader, actor, now, locale))
  return { kind: 'page', title: words[locale].tasks, body, audience: 'signed-in' }
}

/** Every page of the module: the tasks of all, the list, and one nomination from draft to publication. */
export const nominationsRoutes = ({ tasks, panels = [], approval }: NominationParts): readonly Route[] => [
  { path: '/tugas', access: 'task.list', page: request => showTasks(request, tasks) },
  ...listRoutes,
  {
    path: '/usulan/:id',
    access: 'nomination.read',
    page: request => showNomination(request, { panels, approval }),
    actions: [
      attachDocument,
      openAgain,
      ...(approval?.actions ?? []),
      reopenNomination,
      submitNomination,
      resubmitNomination,
      withdrawNomination,
      lapseNomination,
    ],
  },
  {
    path: '/usulan/:id/bagian/:section',
    access: 'nomination.read',
    page: showSection,
    actions: [answerSection, autosaveSection],
  },
  sectionNewsRoute(),
  ...remarkRoutes,
  ...deskRoutes,
  ...ownPartRoutes,
  { path: '/usulan/:id/berkas', access: 'nomination.read', page: showWholeFile },
  { path: '/usulan/:id/tanda-terima', access: 'nomination.read', page: showReceipt },
]
