import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  choiceField,
  emptyState,
  errorSummary,
  form,
  longTextField,
  notice,
  pageTitle,
  section,
  table,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { interestWords } from '../interest-messages.ts'
import { interestKinds, type Tie } from '../../../interests/index.ts'

const END = 'interest.end-tie'
const DECLARE = 'interest.declare-tie'

/** What the assessor declared in general, with what is over; and where to declare more. */
export function tiesPage(request: PageRequest, ties: readonly Tie[], day: (moment: Date) => string): Html {
  const said = interestWords[request.locale]
  const { locale } = request
  return html`${pageTitle({ locale, title: said.tiesTitle, lead: said.tiesLead })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${notice({ locale, kind: 'info', text: said.tiesWho })}
${ending(request, ties)}${tiesTable(request, ties, day)}${declaring(request)}`
}

/** The declarations as a table; with a way to end one where the reader is the person. */
export function tiesTable(
  request: PageRequest,
  ties: readonly Tie[],
  day: (moment: Date) => string,
  isOwn = true,
): Html {
  const said = interestWords[request.locale]
  const rows = ties.map(tie => ({
    cells: [
      tie.name,
      said.kinds[tie.kind],
      tie.note,
      day(tie.declaredAt),
      tie.endedAt
        ? html`${said.until} ${day(tie.endedAt)}: ${tie.endReason}`
        : isOwn
          ? html`<a href="${request.link(`/benturan?akhiri=${tie.id}#akhiri`)}">${said.end}</a>`
          : '',
    ],
  }))
  const last = isOwn ? said.action : said.until
  const columns = [said.name, said.kind, said.note, said.since, last].map(label => ({ label }))
  return table({
    caption: said.tiesOf,
    captionHidden: true,
    columns,
    rows,
    empty: emptyState({ title: said.none, ...(isOwn ? { text: said.noneText } : {}) }),
  })
}

function ending(request: PageRequest, ties: readonly Tie[]): Html | '' {
  const said = interestWords[request.locale]
  const chosen = ties.find(one => one.id === request.query.get('akhiri') && one.endedAt === null)
  if (!chosen) return ''
  const confirm = { locale: request.locale, text: said.endConfirm, label: said.end }
  const body = html`<input type="hidden" name="tie" value="${chosen.id}">${textField({
    ...fieldState(request, END, 'reason'),
    label: said.endReason,
    hint: said.endHint,
    required: true,
  })}${actionButton({ action: END, label: said.end, kind: 'danger', confirm })}`
  const action = request.link(`/benturan?akhiri=${chosen.id}`)
  return section({
    title: said.endTitle(chosen.name),
    id: 'akhiri',
    body: form({ action, key: request.formKey(), body, label: said.end }),
  })
}

function declaring(request: PageRequest): Html {
  const said = interestWords[request.locale]
  const field = (name: string) => fieldState(request, DECLARE, name)
  const choices = interestKinds.map(value => ({ value, label: said.kinds[value] }))
  const confirm = { locale: request.locale, text: said.declareConfirm, label: said.declare }
  const body = html`${textField({ ...field('name'), label: said.name, hint: said.nameHint, required: true, maxLength: 150 })}
${choiceField({ ...field('kind'), label: said.kind, choices, required: true })}
${longTextField({ ...field('note'), label: said.note, hint: said.noteHint, rows: 3, maxLength: 500 })}
${actionButton({ action: DECLARE, label: said.declare, kind: 'primary', confirm })}`
  const declared = form({
    action: request.link('/benturan'),
    key: request.formKey(),
    body,
    label: said.declareTitle,
  })
  return section({ title: said.declareTitle, id: 'nyatakan', body: declared })
}
