import type { Question, Section } from '../../../../engine/index.ts'
import { answerText } from '../../../../engine/readiness/answers.ts'
import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  beside,
  choiceField,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  numberField,
  pageTitle,
  saveState,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, typed, type PageRequest } from '../../../../web/index.ts'
import { answerField, baseField } from '../answer-form.ts'
import { baseOf, type StoredAnswer } from '../answer-merge.ts'
import { draftWords } from '../draft-messages.ts'
import { fillerOfAnswer, type Filler } from '../filled-by.ts'
import type { DrawnAnswers } from '../drawn-answers.ts'
import type { WorkingFile } from '../load-file.ts'
import { words } from '../../messages.ts'
import type { Remark, RemarkItem } from '../../help/remark.ts'
import { findingReason } from '../../nomination.ts'
import { answerWords } from './answer-words.ts'
import { conflictOf, conflictPart, isPartlySaved } from '../../pages/conflict-part.ts'
import { filledByMark } from './filled-by-mark.ts'
import { aroundOf, remarksBeside } from '../../help/pages/remark-parts.ts'
import { sectionRail } from '../../pages/nomination-page.ts'

const ANSWER = 'nomination.answer'

export type SectionView = Readonly<{
  file: WorkingFile
  section: Section
  /** Null for those who may not answer. */
  drawn: DrawnAnswers | null
  /** Who gave the answers as they stand. */
  fillers: ReadonlyMap<string, Filler>
  /** The remarks of the province, and what the reader may do about them. */
  help: Readonly<{ remarks: readonly Remark[] }>
  able: ReadonlySet<string>
}>

function questionField(request: PageRequest, question: Question, stored: StoredAnswer | undefined): Html {
  const { locale } = request
  const own = words[locale]
  const props = {
    ...fieldState(request, ANSWER, answerField(question.id), answerText(stored?.value ?? undefined, locale)),
    label: question.title[locale],
    hint: html`${question.hint[locale]} ${stored && request.actor.ownerId === null ? filledByMark(request, fillerOfAnswer(stored)) : ''}`,
    ...(question.example ? { example: question.example[locale] } : {}),
    required: question.required,
  }
  switch (question.kind) {
    case 'text':
      return textField(props)
    case 'long-text':
      return longTextField({ ...props, rows: 6 })
    case 'number':
      return numberField({ ...props, unit: question.unit?.[locale] ?? '', decimals: true })
    case 'percent':
      return numberField({ ...props, unit: question.unit?.[locale] ?? own.percent, decimals: true })
    case 'choice':
      return choiceField({
        ...props,
        choices: (question.options ?? []).map(one => ({ value: one.id, label: one.title[locale] })),
      })
    case 'yes-no':
      return choiceField({
        ...props,
        inline: true,
        choices: [
          { value: 'yes', label: own.yes },
          { value: 'no', label: own.no },
        ],
      })
  }
}

function following({ file, section }: SectionView): Section | undefined {
  const sections = file.readiness.sections.map(one => one.section)
  return sections[sections.findIndex(one => one.id === section.id) + 1]
}

/** A form of which a part was saved shows the rest as it was typed, and what was saved as it is stored now. */
export function questionPart(request: PageRequest, question: Question, drawn: DrawnAnswers): Html {
  const stored = drawn.stored.get(question.id)
  const partly = isPartlySaved(request.form)
  const inConflict = conflictOf(request.form, question.id) !== null
  const shown = partly && !inConflict ? { ...request, form: null } : request
  const base = typed(shown.form, ANSWER, baseField(question.id), baseOf(stored))
  const storedText = answerText(stored?.value ?? undefined, request.locale)
  // The page's script must not take for stored what was typed into a form that is shown again.
  const isTyped = typed(shown.form, ANSWER, answerField(question.id), storedText) !== storedText
  const mark = isTyped ? html` data-typed="yes"` : ''
  return html`${questionField(shown, question, stored)}<input type="hidden" name="${baseField(question.id)}" value="${base}"${mark}>${inConflict ? conflictPart(request, question, drawn) : ''}`
}

const itemOf = ({ id }: Question): RemarkItem => ({ kind: 'question', id })

function answerForm(request: PageRequest, view: SectionView, drawn: DrawnAnswers): Html {
  const { locale, link } = request
  const own = words[locale]
  const { nomination } = view.file
  const next = following(view)
  const onward = next
    ? linkButton({
        href: link(`/usulan/${nomination.id}/bagian/${next.id}`),
        label: own.nextSection(next.title[locale]),
        icon: 'arrow-right',
      })
    : linkButton({ href: link(`/usulan/${nomination.id}`), label: own.backToNomination })
  const body = html`${view.section.questions.map(question => html`${questionPart(request, question, drawn)}${remarksBeside(request, itemOf(question), aroundOf(view))}`)}${saveState({ locale, state: 'idle' })}${formActions(
    [actionButton({ action: ANSWER, label: own.saveSection }), onward],
  )}`
  return form({
    action: link(`/usulan/${nomination.id}/bagian/${view.section.id}`),
    key: request.formKey(),
    autosave: 'nomination.autosave',
    draft: {
      news: link(`/usulan/${nomination.id}/bagian/${view.section.id}/kabar`),
      version: nomination.rowVersion,
      now: request.now,
    },
    record: nomination.id,
    label: view.section.title[locale],
    body,
  })
}

function readOnly(request: PageRequest, view: SectionView): Html {
  const { section, file, fillers } = view
  const { locale } = request
  const answers = file.nomination.submittedFile?.answers ?? file.answers
  const items = section.questions.map(question => ({
    term: question.title[locale],
    detail: html`${answerWords(question, answers[question.id], locale)} ${filledByMark(request, fillers.get(question.id))} ${remarksBeside(request, itemOf(question), aroundOf(view))}`,
  }))
  return html`<div data-left-behind>${notice({ locale, kind: 'info', text: words[locale].readOnly })}</div>${definitionList({ items })}`
}

/** What the secretariat said of this section, beside the answers it is about. */
function finding({ locale }: PageRequest, { section, file }: SectionView): Html {
  const found = file.nomination.findings.find(one => one.kind === 'section' && one.itemId === section.id)
  if (!found || file.nomination.state !== 'returned') return html``
  return notice({
    locale,
    kind: 'warning',
    title: words[locale].findingsNow,
    text: findingReason(found, locale),
  })
}

/** One section of the form beside the list of all sections. */
export function sectionPage(request: PageRequest, view: SectionView): Html {
  const { locale, link } = request
  const { file, section } = view
  const own = words[locale]
  const head = pageTitle({
    locale,
    title: section.title[locale],
    lead: section.guidance[locale],
    crumbs: [
      { label: own.nominations, href: link('/usulan') },
      { label: file.productFile.product.name, href: link(`/usulan/${file.nomination.id}`) },
    ],
  })
  const problems = problemsOf(request.form, locale)
  const partly = isPartlySaved(request.form) ? { title: draftWords[locale].othersSaved } : {}
  const side = sectionRail(request, { file, drawn: view.drawn }, section.id)
  const body = view.drawn
    ? html`<div class="draft">${answerForm(request, view, view.drawn)}</div>`
    : readOnly(request, view)
  return html`${head}${errorSummary({ locale, problems, ...partly })}${finding(request, view)}${beside({ side, body })}`
}
