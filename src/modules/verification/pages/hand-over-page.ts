import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  emptyState,
  errorSummary,
  form,
  formActions,
  linkButton,
  pageTitle,
  selectField,
  table,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { NOBODY, sealOf } from '../hand-over-files.ts'
import { queueWords } from '../queue-messages.ts'
import { HAND_OVER_PATH, QUEUE_PATH } from '../queue.ts'
import { fileCell, holderText, type QueueRows } from './queue-page.ts'
import { freeVerifiers, keptPart, type Tied } from './ties-part.ts'

const ASSIGN = 'verification.assign'

export type HandOverView = QueueRows & Tied

function confirmForm(request: PageRequest, view: HandOverView): Html {
  const { locale, link } = request
  const own = queueWords[locale].handOver
  const options = [
    ...freeVerifiers(view).map(one => ({ value: one.id, label: one.name })),
    { value: NOBODY, label: own.release },
  ]
  const person = selectField({
    ...fieldState(request, ASSIGN, 'person'),
    label: own.person,
    hint: own.personHint,
    required: true,
    options,
  })
  const files = view.rows.map(({ id }) => `${id}:${sealOf(view.assignments.get(id))}`).join(' ')
  return form({
    action: link(HAND_OVER_PATH),
    key: request.formKey(),
    label: own.title,
    body: html`<input type="hidden" name="files" value="${files}">${person}${formActions([
      actionButton({ action: ASSIGN, label: own.button }),
      linkButton({ href: link(QUEUE_PATH), label: own.back }),
    ])}`,
  })
}

/** Which files change hands, before they do. */
export function handOverPage(request: PageRequest, view: HandOverView): Html {
  const { locale, link } = request
  const words = queueWords[locale]
  const own = words.handOver
  const head = pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [{ label: words.title, href: link(QUEUE_PATH) }],
  })
  const problems = problemsOf(request.form, locale)
  const rows = table({
    caption: own.hit(view.rows.length),
    columns: [words.product, words.office, own.now].map(label => ({ label })),
    rows: view.rows.map(one => ({
      cells: [fileCell(request, view, one), areaName(one.areaPath), holderText(request, view, one.id)],
    })),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
  const rest =
    view.rows.length === 0
      ? linkButton({ href: link(QUEUE_PATH), label: own.back })
      : confirmForm(request, view)
  return html`${head}${errorSummary({ locale, problems })}${rows}${keptPart(request, view)}${rest}`
}
