import { may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { answerSection, autosaveSection } from './answer-section.ts'
import { drawnAnswers } from './drawn-answers.ts'
import { nominationFacts } from '../nomination.ts'
import { loadOwnPart } from './own-part.ts'
import { ownPartPage } from './pages/own-part-page.ts'
import { findReadable } from './view-file.ts'

async function showOwnSection(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params } = request
  const nomination = await findReadable(request)
  if (!nomination) return notFound
  const part = await loadOwnPart(reader, nomination, now)
  const at = part.sections.findIndex(one => one.section.id === params['section'])
  const section = part.sections[at]?.section
  if (!section) return notFound
  const mayAnswer = may(actor, 'nomination.answer', nominationFacts(nomination)).allowed
  const body = ownPartPage(request, {
    nomination,
    section,
    next: part.sections[at + 1]?.section ?? null,
    drawn: await drawnAnswers(request, nomination.id),
    mayAnswer,
  })
  return { kind: 'page', title: section.title[locale], body, audience: 'signed-in', keep: mayAnswer }
}

/** The questions of a section that are the producer's, by themselves: whoever may read the file sees what it sees. */
export const ownPartRoutes: readonly Route[] = [
  {
    path: '/bagian-saya/:id/bagian/:section',
    access: 'nomination.read',
    page: showOwnSection,
    actions: [answerSection, autosaveSection],
  },
]
