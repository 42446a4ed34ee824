import type { Question, Section } from '../../../engine/index.ts'
import { answerText } from '../../../engine/readiness/answers.ts'
import { html, type Html } from '../../../platform/html.ts'
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
} from '../../../ui/index.ts'
import { fieldState, problemsOf, typed, type PageRequest } from '../../../web/index.ts'
import { answerField, baseField } from '../answer-form.ts'
import { baseOf, type StoredAnswer } from '../answer-merge.ts'
import { draftWords } from '../draft-messages.ts'
import type { DrawnAnswers } from '../drawn-answers.ts'
import type { WorkingFile } from '../load-file.ts'
import { words } from '../messages.ts'
import { findingReason } from '../nomination.ts'
import { answerWords } from './answer-words.ts'
import { conflictOf, conflictPart, isPartlySaved } from './conflict-part.ts'
import { sectionRail } from './nomination-page.ts'

const ANSWER = 'nomination.answer'

export type SectionView = Readonly<{
  file: WorkingFile
  section: Section
  /** Null for those who may not answer. */
  drawn: DrawnAnswers | null
}>

function questionField(request: PageRequest, question: Question, stored: StoredAnswer | undefined): Html {
  const { locale } = request
  const own = words[locale]
  const props = {
    ...fieldState(request, ANSWER, answerField(question.id), answerText(stored?.value ?? undefined, locale)),
    label: question.title[locale],
    hint: question.hint[locale],
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
function questionPart(request: PageRequest, question: Question, drawn: DrawnAnswers): Html {
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
  const body = html`${view.section.questions.map(question => questionPart(request, question, drawn))}${saveState({ locale, state: 'idle' })}${formActions(
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

function readOnly({ locale }: PageRequest, { section, file }: SectionView): Html {
  const answers = file.nomination.submittedFile?.answers ?? file.answers
  const items = section.questions.map(question => ({
    term: question.title[locale],
    detail: answerWords(question, answers[question.id], locale),
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
