import { may } from '../../../access/index.ts'
import type { Section } from '../../../engine/index.ts'
import { questionsFor } from '../../../engine/readiness/requirements.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { newsOf } from './answer-news.ts'
import { drawnAnswers } from './drawn-answers.ts'
import { rulesOf } from './load-file.ts'
import { nominationFacts, type Nomination } from '../nomination.ts'
import { findNomination } from '../nomination-store.ts'
import { partFor } from './own-part.ts'
import { openPresence, type Presence } from './presence.ts'

const TAB = /^[0-9a-z]{1,16}$/

/** What an open section is told every now and then, as JSON. */
const answered = (content: Readonly<Record<string, unknown>>): PageResult => ({
  kind: 'file',
  content: JSON.stringify(content),
  mediaType: 'application/json',
  disposition: 'inline',
  fileName: 'kabar.json',
  cache: 'none',
})

async function answersSince(request: PageRequest, nomination: Nomination, section: Section) {
  // The page knows everything of this version already: most calls end here.
  if (request.query.get('versi') === String(nomination.rowVersion)) return []
  const drawn = await drawnAnswers(request, nomination.id)
  return section.questions
    .filter(question => drawn.stored.has(question.id))
    .map(question => newsOf(question, 'theirs', drawn, request))
}

async function showNews(request: PageRequest, presence: Presence): Promise<PageResult> {
  const { reader, actor, now, locale, params, query } = request
  const nomination = await findNomination(reader, params['id'] ?? '')
  if (!nomination || !may(actor, 'nomination.answer', nominationFacts(nomination)).allowed) return notFound
  const { rules } = await rulesOf(reader, nomination)
  const asked = questionsFor(rules, nomination.commodity).find(one => one.id === params['section'])
  const section = asked && partFor(actor, asked)
  if (!section) return notFound
  const tab = query.get('tab') ?? ''
  const page = `${nomination.id}/${section.id}`
  return answered({
    now: now.toISOString(),
    version: nomination.rowVersion,
    others: TAB.test(tab) ? presence.note(page, tab, actor, now, locale) : [],
    answers: await answersSince(request, nomination, section),
  })
}

/** The address under a section that tells who else has it open, and what was changed there. */
export function sectionNewsRoute(): Route {
  const presence = openPresence()
  return {
    path: '/usulan/:id/bagian/:section/kabar',
    access: 'nomination.answer',
    page: request => showNews(request, presence),
  }
}
