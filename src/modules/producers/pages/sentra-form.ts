import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  dateField,
  errorSummary,
  fieldset,
  form,
  formActions,
  longTextField,
  numberField,
  pageTitle,
  selectField,
  textField,
  type Crumb,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import type { Commodity } from '../programme.ts'
import type { Sentra } from '../sentra.ts'
import { commodityOptions } from './commodity-options.ts'
import { placeFields, placeStep, type PlaceChoice } from './place-fields.ts'

export type SentraFormData = Readonly<{
  /** Null for a new one. */
  sentra: Sentra | null
  choice: PlaceChoice
  commodities: readonly Commodity[]
}>

type Field = (name: string, stored?: string | number | null) => ReturnType<typeof fieldState>

function mainFields(request: PageRequest, field: Field, { sentra, commodities }: SentraFormData): Html {
  const own = words[request.locale].sentra
  return html`${textField({ ...field('name', sentra?.name), label: own.name, required: true, maxLength: 150 })}${selectField(
    {
      ...field('commodity', sentra?.commodity),
      label: own.commodity,
      options: commodityOptions(commodities, sentra?.commodity, request.locale),
      required: true,
    },
  )}${numberField({ ...field('units', sentra?.units), label: own.units, hint: own.unitsHint, unit: own.unitsUnit, required: true })}${numberField(
    { ...field('workers', sentra?.workers), label: own.workers, unit: own.workersUnit, required: true },
  )}${longTextField({ ...field('about', sentra?.about), label: own.about, hint: own.aboutHint })}`
}

function decreeFields(request: PageRequest, field: Field, sentra: Sentra | null): Html {
  const own = words[request.locale].sentra
  const body = html`${textField({ ...field('decreeNumber', sentra?.decreeNumber), label: own.decreeNumber, maxLength: 100 })}${dateField(
    { ...field('decreeDate', sentra?.decreeDate), label: own.decreeDate },
  )}${textField({ ...field('decreeSignatory', sentra?.decreeSignatory), label: own.decreeSignatory, maxLength: 150 })}`
  return fieldset({ legend: own.decree, hint: own.decreeHint, body })
}

/** Registers a sentra, or changes one; a new one asks for its district first. */
export function sentraFormPage(request: PageRequest, data: SentraFormData): Html {
  const { locale } = request
  const own = words[locale].sentra
  const { sentra, choice } = data
  const action = sentra ? 'sentra.edit' : 'sentra.register'
  const field: Field = (name, stored) => fieldState(request, action, name, stored)
  const crumbs: Crumb[] = [
    { label: own.title, href: request.link('/sentra') },
    ...(sentra ? [{ label: sentra.name, href: request.link(`/sentra/${sentra.id}`) }] : []),
  ]
  const title = pageTitle({
    locale,
    title: sentra ? own.edit : own.register,
    ...(sentra ? {} : { lead: own.registerLead }),
    crumbs,
  })
  const problems = problemsOf(request.form, locale)
  if (!choice.district)
    return html`${title}${errorSummary({ locale, problems: problems.map(one => ({ ...one, path: '' })) })}${placeStep(request, choice)}`
  return html`${title}${errorSummary({ locale, problems })}${form({
    action: request.link(`${request.path}?kecamatan=${choice.district.code}`),
    key: request.formKey(),
    ...(sentra ? { version: sentra.rowVersion } : {}),
    body: html`${fieldset({ legend: words[locale].place.chooseTitle, body: placeFields(request, action, choice, sentra?.village ?? null) })}${fieldset(
      { legend: own.facts, body: mainFields(request, field, data) },
    )}${decreeFields(request, field, sentra)}${formActions([actionButton({ action, label: own.save })])}`,
  })}`
}
