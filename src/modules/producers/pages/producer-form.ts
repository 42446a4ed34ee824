import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
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
import type { Producer } from '../producer.ts'
import { placeFields, placeStep, type PlaceChoice } from './place-fields.ts'

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
  const body = html`${numberField({ ...field('foundedYear', producer?.foundedYear), label: own.founded, unit: own.year })}${numberField(
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

/** Registers a producer, or changes one; a new one asks for its district first. */
export function producerFormPage(request: PageRequest, data: ProducerFormData): Html {
  const { locale } = request
  const own = words[locale].producer
  const { producer, choice } = data
  const action = producer ? 'producer.edit' : 'producer.register'
  const field: Field = (name, stored) => fieldState(request, action, name, stored)
  const crumbs: Crumb[] = [
    { label: own.title, href: request.link('/produsen') },
    ...(producer ? [{ label: producer.name, href: request.link(`/produsen/${producer.id}`) }] : []),
  ]
  const title = pageTitle({
    locale,
    title: producer ? own.edit : own.register,
    ...(producer ? {} : { lead: own.registerLead }),
    crumbs,
  })
  const problems = problemsOf(request.form, locale)
  if (!choice.district)
    return html`${title}${errorSummary({ locale, problems: problems.map(one => ({ ...one, path: '' })) })}${placeStep(request, choice)}`
  const address = longTextField({
    ...field('address', producer?.address),
    label: own.address,
    hint: own.addressHint,
    rows: 2,
  })
  return html`${title}${errorSummary({ locale, problems })}${form({
    action: request.link(`${request.path}?kecamatan=${choice.district.code}`),
    key: request.formKey(),
    ...(producer ? { version: producer.rowVersion } : {}),
    body: html`${identityFields(request, field, data)}${fieldset({ legend: own.location, body: html`${placeFields(request, action, choice, producer?.village ?? null)}${address}` })}${contactFields(request, field, producer)}${sizeFields(request, field, producer)}${formActions([actionButton({ action, label: own.save })])}`,
  })}`
}
