import type { Text } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  checkField,
  emptyState,
  errorSummary,
  fieldset,
  form,
  formActions,
  numberField,
  pageTitle,
  section,
  selectField,
  table,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { interestWords } from '../../interests/interest-messages.ts'
import { planWords } from '../plan-messages.ts'
import { words } from '../../messages.ts'
import type { Profile } from '../profile-store.ts'
import type { Tie } from '../../../interests/index.ts'
import { tiesTable } from '../../interests/pages/ties-page.ts'

export type AssessorRow = Readonly<{
  id: string
  name: string
  employer: string
  home: string
  profile: Profile
  load: number
  /** Declarations that hold. */
  ties: number
}>
type Commodity = Readonly<{ id: string; title: Text }>

const SET = 'assessor.set-profile'

/** Somebody who scores nothing, with the ties that the person declared. */
export type Declared = Readonly<{ name: string; ties: readonly Tie[] }>
type ListView = Readonly<{
  rows: readonly AssessorRow[]
  others: readonly Declared[]
  day: (moment: Date) => string
}>

/** All assessors with what a plan knows of them. */
export function profileListPage(
  request: PageRequest,
  { rows, others, day }: ListView,
  commodities: readonly Commodity[],
): Html {
  const { locale } = request
  const said = interestWords[locale]
  const titleOf = new Map(commodities.map(one => [one.id, one.title[locale]]))
  const lines = rows.map(({ id, name, employer, home, profile, load, ties }) => ({
    cells: [
      html`<a href="${request.link(`/penilai/${id}`)}">${name}</a>`,
      employer,
      home,
      profile.commodities.map(one => titleOf.get(one) ?? one).join(', ') || said.all,
      profile.body,
      load,
      profile.maxLoad ?? said.noLimit,
      ties,
    ],
  }))
  const plain = [said.assessor, said.employer, said.home, said.commodities, said.body]
  const numbers = [said.load, said.most, said.ties]
  const columns = [...plain.map(label => ({ label })), ...numbers.map(label => ({ label, numeric: true }))]
  const crumbs = [{ label: words[locale].planTitle, href: request.link('/penugasan') }]
  return html`${pageTitle({ locale, title: said.profilesTitle, lead: said.profilesLead, crumbs })}
${table({ caption: said.profilesTitle, captionHidden: true, columns, rows: lines, empty: emptyState({ title: said.noProfiles }) })}
${others.map(one => section({ title: said.tiesOfOthers(one.name), body: tiesTable(request, one.ties, day, false) }))}`
}

export type ProfileView = Readonly<{
  row: AssessorRow
  ties: readonly Tie[]
  commodities: readonly Commodity[]
  /** Which the rules want on panels; nobody has to know how they are written. */
  bodies: readonly Commodity[]
  maySet: boolean
  day: (moment: Date) => string
}>

/** What is recorded of one assessor, and the ties that the person declared. */
export function profilePage(request: PageRequest, view: ProfileView): Html {
  const { locale } = request
  const said = interestWords[locale]
  const { row } = view
  const crumbs = [
    { label: words[locale].planTitle, href: request.link('/penugasan') },
    { label: planWords[locale].assessors, href: request.link('/penilai') },
  ]
  const lead = [row.employer, row.home].filter(one => one !== '').join(' · ')
  return html`${pageTitle({ locale, title: row.name, lead, crumbs })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${view.maySet ? profileForm(request, view) : ''}${section({ title: said.tiesOf, id: 'pernyataan', body: tiesTable(request, view.ties, view.day, false) })}`
}

/** A choice where rules name bodies, and a text where none do yet. */
function bodyField(request: PageRequest, { row, bodies }: ProfileView): Html {
  const { locale } = request
  const said = interestWords[locale]
  const { body } = row.profile
  const state = fieldState(request, SET, 'body', body)
  if (bodies.length === 0)
    return textField({ ...state, label: said.body, hint: said.bodyHint, width: 'medium', maxLength: 40 })
  const named = bodies.map(one => ({ value: one.id, label: one.title[locale] }))
  // What was recorded for an earlier edition stays until somebody changes it.
  const kept = body === '' || bodies.some(one => one.id === body) ? [] : [{ value: body, label: body }]
  return selectField({ ...state, label: said.body, hint: said.bodyHint, options: [...named, ...kept] })
}

function profileForm(request: PageRequest, view: ProfileView): Html {
  const { row, commodities } = view
  const { locale } = request
  const said = interestWords[locale]
  const { profile } = row
  const sent = request.form?.action === SET ? request.form.values['commodities[]'] : undefined
  const chosen = new Set(request.form?.action === SET ? [sent ?? []].flat() : profile.commodities)
  const boxes = commodities.map(one =>
    checkField({
      locale,
      name: 'commodities[]',
      id: `commodities-${one.id}`,
      value: one.id,
      checked: chosen.has(one.id),
      label: one.title[locale],
      // The hint of the group says what no choice means.
      sometimes: true,
    }),
  )
  const body = html`<input type="hidden" name="version" value="${profile.rowVersion}">${fieldset({ legend: said.commodities, hint: said.commoditiesHint, body: html`${boxes}` })}
${bodyField(request, view)}
${numberField({ ...fieldState(request, SET, 'maxLoad', profile.maxLoad), label: said.most, hint: said.mostHint })}
${formActions([actionButton({ action: SET, label: said.save, kind: 'primary' })])}`
  const action = request.link(`/penilai/${row.id}`)
  return section({
    title: said.saved,
    id: 'data',
    body: form({ action, key: request.formKey(), body, label: said.saved }),
  })
}
