import { html, type Html } from '../../../platform/html.ts'
import { formatDay } from '../../../platform/translations.ts'
import {
  actionButton,
  checkField,
  dateField,
  emptyState,
  errorSummary,
  fieldId,
  fieldset,
  form,
  formActions,
  pageTitle,
  panel,
  selectField,
  statusTag,
  table,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, typed, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { memberField } from '../plan-session.ts'
import { sessionPath, type Session } from '../session.ts'
import { sessionTones } from './console-page.ts'

export type ListView = Readonly<{
  sessions: readonly Session[]
  titles: ReadonlyMap<string, string>
  /** Null for those who plan nothing. */
  plan: Readonly<{
    editions: readonly Readonly<{ id: string; title: string }>[]
    invitable: readonly Readonly<{ id: string; name: string; employer: string }>[]
    today: string
  }> | null
}>

const ACTION = 'plenary-session.plan'

/** Everybody is invited unless the tick is taken away. */
function memberFields(request: PageRequest, invitable: NonNullable<ListView['plan']>['invitable']): Html {
  const { locale, form: sent } = request
  const own = words[locale]
  const isSent = sent?.action === ACTION
  const boxes = invitable.map(one =>
    checkField({
      locale,
      name: memberField(one.id),
      label: one.employer === '' ? one.name : `${one.name}, ${one.employer}`,
      checked: isSent ? typed(sent, ACTION, memberField(one.id), null) !== '' : true,
      required: true,
    }),
  )
  return html`<div id="${fieldId('members')}" tabindex="-1">${fieldset({ legend: own.members, hint: own.membersHint, body: html`${boxes}` })}</div>`
}

function planForm(request: PageRequest, plan: NonNullable<ListView['plan']>): Html {
  const { locale } = request
  const own = words[locale]
  const field = (name: string, stored?: string) => fieldState(request, ACTION, name, stored)
  const options = plan.editions.map(one => ({ value: one.id, label: one.title }))
  const asked = request.query.get('edisi') ?? ''
  const body = html`<p>${own.planLead}</p>
${selectField({ ...field('edition', asked), label: own.edition, options, required: true })}
${dateField({ ...field('date', plan.today), label: own.day, required: true })}
${textField({ ...field('place'), label: own.place, hint: own.placeHint, maxLength: 200, required: true })}
${memberFields(request, plan.invitable)}
${formActions([actionButton({ action: ACTION, label: own.planButton })])}`
  return panel({
    title: own.plan,
    level: 2,
    body: form({ action: request.link('/sidang'), key: request.formKey(), label: own.plan, body }),
  })
}

/** The sessions that the reader may see, and the form that plans one. */
export function listPage(request: PageRequest, view: ListView): Html {
  const { locale } = request
  const own = words[locale]
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${table({
  caption: own.title,
  captionHidden: true,
  columns: [{ label: own.session }, { label: own.day }, { label: own.place }, { label: own.state }],
  rows: view.sessions.map(one => ({
    cells: [
      html`<a href="${request.link(sessionPath(one.id))}">${own.nth(String(one.number))}: ${view.titles.get(one.editionId) ?? ''}</a>`,
      formatDay(one.heldOn, locale),
      one.place,
      statusTag({ state: one.state, label: own.states[one.state], tone: sessionTones[one.state] }),
    ],
  })),
  empty: emptyState({ title: own.none, text: own.noneText }),
})}
${view.plan ? planForm(request, view.plan) : ''}`
}
