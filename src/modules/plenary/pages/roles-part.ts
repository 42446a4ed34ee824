import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { actionButton, formActions, notice, panel, selectField } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { rolesWithoutVote } from '../name-role.ts'
import { roleWords } from '../role-messages.ts'
import { chairVotes, type Sitting } from '../session.ts'
import { consoleForm } from './console-forms.ts'
import type { ConsoleView } from './console-page.ts'

const ACTION = 'plenary-session.name-role'

/** The title of the role in which somebody attends; null for a member. */
export function roleOf(
  { attendees, panel: rules }: Sitting,
  personId: string,
  locale: Locale,
): string | null {
  const role = attendees.find(one => one.personId === personId)?.role
  return role === undefined ? null : (rules?.roles?.find(one => one.id === role)?.title[locale] ?? role)
}

/** That the chair who presides does not vote with the members, where the rules say so. */
export function chairVoteNotice({ locale }: Pick<PageRequest, 'locale'>, sitting: Sitting): Html | string {
  if (chairVotes(sitting)) return ''
  const own = roleWords[locale]
  const text = (sitting.rules?.majority ?? 'simple') === 'simple' ? own.chairAtTie : own.chairNever
  return notice({ locale, kind: 'info', text })
}

/** Takes somebody off the list again who has not come yet. */
export function removeButton(request: PageRequest, view: ConsoleView, person: string): Html | string {
  const own = roleWords[request.locale]
  if (!view.able.has(ACTION) || view.sitting.attendance.some(one => one.personId === person)) return ''
  return consoleForm(
    request,
    view.sitting.session,
    own.removeOf(view.names.get(person) ?? '–'),
    html`<input type="hidden" name="attendee" value="${person}"><input type="hidden" name="role" value="">${actionButton({ action: ACTION, label: own.remove, kind: 'secondary' })}`,
  )
}

/** Where people are given the roles that the edition's rules name; nothing where the rules name none. */
export function rolesPart(request: PageRequest, view: ConsoleView): Html | string {
  const { locale } = request
  const own = roleWords[locale]
  const { sitting, attendable } = view
  const roles = rolesWithoutVote(sitting)
  if (roles.length === 0 || !view.able.has(ACTION)) return ''
  const taken = new Set(sitting.attendees.map(one => one.personId))
  const field = (name: string) => fieldState(request, ACTION, name)
  const body = html`<p>${own.lead}</p>
${selectField({ ...field('role'), label: own.role, options: roles.map(one => ({ value: one.id, label: own.roleFor(one.title[locale], formatNumber(one.seats, locale)) })), required: true })}
${selectField({ ...field('attendee'), label: own.person, hint: own.personHint, options: attendable.filter(one => !taken.has(one.id)).map(one => ({ value: one.id, label: one.employer === '' ? one.name : `${one.name}, ${one.employer}` })), required: true })}
${formActions([actionButton({ action: ACTION, label: own.save, kind: 'secondary' })])}`
  return panel({
    title: own.title,
    level: 2,
    body: consoleForm(request, sitting.session, own.title, body),
  })
}
