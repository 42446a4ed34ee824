import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  dateField,
  errorSummary,
  form,
  formActions,
  longTextField,
  pageTitle,
  selectField,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { confermentName, managedPath, type Conferment } from '../conferment.ts'
import { confermentWords } from '../conferment-messages.ts'
import { LONGEST_NAME, LONGEST_PLACE } from '../record-conferment.ts'

type Stored = Readonly<Record<string, string>>

const storedOf = (event: Conferment | null): Stored =>
  event === null
    ? {}
    : {
        edition: event.editionId,
        nameId: event.name.id,
        nameEn: event.name.en,
        place: event.place,
        date: event.heldOn,
        conferrerName: event.conferrer.name,
        conferrerOffice: event.conferrer.office,
      }

function fieldsOf(request: PageRequest, action: string, stored: Stored, editions: readonly Edition[]): Html {
  const { locale } = request
  const words = confermentWords[locale]
  const own = words.form
  const at = (name: string) => fieldState(request, action, name, stored[name] ?? '')
  return html`${selectField({
    ...at('edition'),
    label: words.edition,
    required: true,
    options: editions.map(one => ({ value: one.id, label: one.title[locale] })),
  })}
${textField({ ...at('nameId'), label: own.nameId, example: own.nameExample, maxLength: LONGEST_NAME, required: true })}
${textField({ ...at('nameEn'), label: own.nameEn, hint: own.nameEnHint, maxLength: LONGEST_NAME })}
${dateField({ ...at('date'), label: words.date, hint: own.dateHint, required: true })}
${textField({ ...at('place'), label: words.place, hint: own.placeHint, example: own.placeExample, maxLength: LONGEST_PLACE, required: true })}
${textField({ ...at('conferrerName'), label: own.conferrerName, maxLength: LONGEST_NAME, required: true })}
${textField({ ...at('conferrerOffice'), label: own.conferrerOffice, hint: own.conferrerOfficeHint, maxLength: LONGEST_NAME, required: true })}`
}

/** Where the secretariat notes an event, planned or past. */
export function newConfermentPage(request: PageRequest, editions: readonly Edition[]): Html {
  const { locale } = request
  const words = confermentWords[locale]
  const action = 'conferment.record'
  const body = html`${fieldsOf(request, action, {}, editions)}${formActions([actionButton({ action, label: words.form.save })])}`
  return html`${pageTitle({
    locale,
    title: words.form.new,
    lead: words.form.newLead,
    crumbs: [{ label: words.title, href: request.link('/penganugerahan-kelola') }],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${form({ action: request.link(request.path), key: request.formKey(), label: words.form.new, body })}`
}

/** Where what was noted of an event is corrected, with a reason. */
export function correctConfermentPage(
  request: PageRequest,
  event: Conferment,
  editions: readonly Edition[],
): Html {
  const { locale } = request
  const words = confermentWords[locale]
  const own = words.form
  const action = 'conferment.correct'
  const body = html`${fieldsOf(request, action, storedOf(event), editions)}
${longTextField({ ...fieldState(request, action, 'reason'), label: own.reason, hint: own.reasonHint, rows: 3, maxLength: 2000, required: true })}
${formActions([actionButton({ action, label: own.saveCorrection })])}`
  return html`${pageTitle({
    locale,
    title: own.correct,
    lead: own.correctLead,
    crumbs: [
      { label: words.title, href: request.link('/penganugerahan-kelola') },
      { label: confermentName(event)[locale], href: request.link(managedPath(event.id)) },
    ],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${form({ action: request.link(request.path), key: request.formKey(), version: event.rowVersion, label: own.correct, body })}`
}
