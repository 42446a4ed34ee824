import { html, nothing, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  choiceField,
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
import type { Producer } from '../producer.ts'
import { placeFields, type PlaceChoice } from './place-fields.ts'
import { registrationPage } from './registration.ts'

export type ProducerFormData = Readonly<{
  /** Null for a new one. */
  producer: Producer | null
  choice: PlaceChoice
  sentra: readonly Readonly<{ id: string; name: string }>[]
}>

type Field = (name: string, stored?: string | number | null) => ReturnType<typeof fieldState>

function identityFields(request: PageRequest, field: Field, { producer, sentra }: ProducerFormData): Html {
  const own = words[request.locale].producer
  const body = html`${textField({ ...field('name', producer?.name), label: own.name, hint: own.nameHint, required: true, maxLength: 150 })}${textField(
    { ...field('ownerName', producer?.ownerName), label: own.owner, required: true, maxLength: 150 },
  )}${selectField({
    ...field('sentra', producer?.sentraId),
    label: own.sentra,
    hint: own.sentraHint,
    prompt: own.noSentra,
    options: sentra.map(one => ({ value: one.id, label: one.name })),
  })}`
  return fieldset({ legend: own.identity, body })
}

function contactFields(request: PageRequest, field: Field, producer: Producer | null): Html {
  const own = words[request.locale].producer
  const body = html`${textField({ ...field('phone', producer?.phone), label: own.phone, hint: own.phoneHint, type: 'tel', inputMode: 'tel', width: 'medium', maxLength: 30 })}${textField(
    {
      ...field('email', producer?.email),
      label: own.email,
      type: 'email',
      inputMode: 'email',
      maxLength: 200,
    },
  )}`
  return fieldset({ legend: own.contact, body })
}

function sizeFields(request: PageRequest, field: Field, producer: Producer | null): Html {
  const own = words[request.locale].producer
  const body = html`${numberField({ ...field('foundedYear', producer?.foundedYear), label: own.founded })}${numberField(
    {
      ...field('workersMen', producer?.workersMen),
      label: own.workersMen,
      unit: own.people,
      required: true,
    },
  )}${numberField({ ...field('workersWomen', producer?.workersWomen), label: own.workersWomen, unit: own.people, required: true })}${longTextField(
    { ...field('story', producer?.story), label: own.story, hint: own.storyHint, rows: 8 },
  )}`
  return fieldset({ legend: own.size, body })
}

/** Asked of a firm that is known already: a changed address may mean that production moved. */
function moveQuestion(request: PageRequest, field: Field): Html {
  const own = words[request.locale].producer
  return html`${choiceField({
    ...field('placeChange'),
    label: own.placeChange,
    hint: own.placeChangeHint,
    choices: [
      { value: 'moved', label: own.moved },
      { value: 'corrected', label: own.corrected },
    ],
  })}${dateField({ ...field('movedOn'), label: own.movedOn })}`
}

/** Registers a producer, or changes one; a new one asks for its district first. */
export function producerFormPage(request: PageRequest, data: ProducerFormData): Html {
  const own = words[request.locale].producer
  const { producer, choice } = data
  const action = producer ? 'producer.edit' : 'producer.register'
  const field: Field = (name, stored) => fieldState(request, action, name, stored)
  const address = (): Html =>
    longTextField({
      ...field('address', producer?.address),
      label: own.address,
      hint: own.addressHint,
      rows: 2,
    })
  return registrationPage(
    request,
    { words: own, path: '/produsen', record: producer, choice },
    () =>
      html`${identityFields(request, field, data)}${fieldset({ legend: own.location, body: html`${placeFields(request, action, choice, producer?.village ?? null)}${address()}${producer ? moveQuestion(request, field) : nothing}` })}${contactFields(request, field, producer)}${sizeFields(request, field, producer)}${formActions([actionButton({ action, label: own.save })])}`,
  )
}
