import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  dateField,
  fieldset,
  formActions,
  longTextField,
  numberField,
  selectField,
  textField,
} from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import type { Commodity } from '../programme.ts'
import type { Sentra } from '../sentra.ts'
import { commodityOptions } from './commodity-options.ts'
import { placeFields, type PlaceChoice } from './place-fields.ts'
import { registrationPage } from './registration.ts'

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
  return registrationPage(
    request,
    { words: own, path: '/sentra', record: sentra, choice },
    () =>
      html`${fieldset({ legend: words[locale].place.chooseTitle, body: placeFields(request, action, choice, sentra?.village ?? null) })}${fieldset(
        { legend: own.facts, body: mainFields(request, field, data) },
      )}${decreeFields(request, field, sentra)}${formActions([actionButton({ action, label: own.save })])}`,
  )
}
