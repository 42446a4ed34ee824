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
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { answerField } from '../answer-section.ts'
import type { WorkingFile } from '../load-file.ts'
import { words } from '../messages.ts'
import type { Answers } from '../nomination.ts'
import { answerWords } from './answer-words.ts'
import { sectionRail } from './nomination-page.ts'

const ANSWER = 'nomination.answer'

export type SectionView = Readonly<{
  file: WorkingFile
  section: Section
  mayAnswer: boolean
}>

function questionField(request: PageRequest, question: Question, answers: Answers): Html {
  const { locale } = request
  const own = words[locale]
  const stored = answerText(answers[question.id], locale)
  const props = {
    ...fieldState(request, ANSWER, answerField(question.id), stored),
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

function answerForm(request: PageRequest, view: SectionView): Html {
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
  const body = html`${view.section.questions.map(question => questionField(request, question, view.file.answers))}${saveState({ locale, state: 'idle' })}${formActions(
    [actionButton({ action: ANSWER, label: own.saveSection }), onward],
  )}`
  return form({
    action: link(`/usulan/${nomination.id}/bagian/${view.section.id}`),
    key: request.formKey(),
    version: nomination.rowVersion,
    autosave: 'nomination.autosave',
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
  return html`${notice({ locale, kind: 'info', text: words[locale].readOnly })}${definitionList({ items })}`
}

/** What the secretariat said of this section, beside the answers it is about. */
function finding({ locale }: PageRequest, { section, file }: SectionView): Html {
  const found = file.nomination.findings.find(one => one.kind === 'section' && one.itemId === section.id)
  if (!found || file.nomination.state !== 'returned') return html``
  return notice({ locale, kind: 'warning', title: words[locale].findingsNow, text: found.reason })
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
  const side = sectionRail(request, { file }, section.id)
  const body = view.mayAnswer ? answerForm(request, view) : readOnly(request, view)
  return html`${head}${errorSummary({ locale, problems })}${finding(request, view)}${beside({ side, body })}`
}
