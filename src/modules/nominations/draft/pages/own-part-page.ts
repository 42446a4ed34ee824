import type { Section } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  saveState,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import type { DrawnAnswers } from '../drawn-answers.ts'
import type { Nomination } from '../../nomination.ts'
import { ownPartWords } from '../own-part-messages.ts'
import { answerWords } from './answer-words.ts'
import { isPartlySaved } from '../../pages/conflict-part.ts'
import { questionPart } from './section-page.ts'

export type OwnPartView = Readonly<{
  nomination: Nomination
  /** With the questions of the producer alone. */
  section: Section
  next: Section | null
  drawn: DrawnAnswers
  mayAnswer: boolean
}>

const homeOf = ({ link }: PageRequest, { nomination }: OwnPartView): string =>
  link(`/bagian-saya/${nomination.id}`)

function answerForm(request: PageRequest, view: OwnPartView): Html {
  const { locale, link } = request
  const own = ownPartWords[locale]
  const { nomination, section, next, drawn } = view
  const home = homeOf(request, view)
  const onward = next
    ? linkButton({
        href: `${home}/bagian/${next.id}`,
        label: own.next(next.title[locale]),
        icon: 'arrow-right',
      })
    : linkButton({ href: home, label: own.back })
  const save = actionButton({ action: 'nomination.answer', label: own.save })
  const questions = section.questions.map(question => questionPart(request, question, drawn))
  return form({
    action: `${home}/bagian/${section.id}`,
    key: request.formKey(),
    autosave: 'nomination.autosave',
    draft: {
      news: link(`/usulan/${nomination.id}/bagian/${section.id}/kabar`),
      version: nomination.rowVersion,
      now: request.now,
    },
    record: nomination.id,
    label: section.title[locale],
    body: html`${questions}${saveState({ locale, state: 'idle' })}${formActions([save, onward])}`,
  })
}

function readOnly({ locale }: PageRequest, { nomination, section, drawn }: OwnPartView): Html {
  const sent = nomination.submittedFile?.answers
  const items = section.questions.map(question => {
    const answer = sent ? sent[question.id] : (drawn.stored.get(question.id)?.value ?? undefined)
    return { term: question.title[locale], detail: answerWords(question, answer, locale) }
  })
  const closed = notice({ locale, kind: 'info', text: ownPartWords[locale].closed })
  return html`<div data-left-behind>${closed}</div>${definitionList({ items })}`
}

/** One section of the producer's own part, on a phone: the questions, and nothing else of the file. */
export function ownPartPage(request: PageRequest, view: OwnPartView): Html {
  const { locale } = request
  const own = ownPartWords[locale]
  const head = pageTitle({
    locale,
    title: view.section.title[locale],
    ...(view.mayAnswer ? { lead: own.lead } : {}),
    crumbs: [{ label: own.home, href: homeOf(request, view) }],
  })
  const problems = problemsOf(request.form, locale)
  const partly = isPartlySaved(request.form) ? { title: own.othersSaved } : {}
  // That the page was closed meanwhile is no mistake of hers.
  const wasClosed = request.form?.problems.every(one => one.code === 'session-was-over') === true
  const summary = wasClosed
    ? problems.map(one => notice({ locale, kind: 'warning', text: one.message }))
    : errorSummary({ locale, problems, ...partly })
  const body = view.mayAnswer
    ? html`<div class="draft">${answerForm(request, view)}</div>`
    : readOnly(request, view)
  return html`${head}${summary}${body}`
}
