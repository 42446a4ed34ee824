import { html, type Html } from '../../../platform/html.ts'
import { formatTime } from '../../../platform/translations.ts'
import { actionButton, formActions, panel, section, selectField, table } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { currentTurn, everyoneIn, presentIn, recusedIn, type Sitting } from '../session.ts'
import { consoleForm } from './console-forms.ts'
import type { ConsoleView } from './console-page.ts'
import { removeButton, roleOf, rolesPart } from './roles-part.ts'

function stateOf(sitting: Sitting, person: string, request: PageRequest): string {
  const own = words[request.locale]
  const came = sitting.attendance.findLast(one => one.personId === person)
  if (!came) return own.away
  if (came.leftAt) return `${own.away} (${formatTime(came.leftAt, request.locale)})`
  const out = recusedIn(sitting, currentTurn(sitting)).some(one => one.personId === person)
  return out ? own.outNow : `${own.here} (${formatTime(came.cameAt, request.locale)})`
}

function attendButton(request: PageRequest, view: ConsoleView, person: string): Html {
  const own = words[request.locale]
  const isHere = presentIn(view.sitting).includes(person)
  const label = isHere ? own.left : own.came
  return consoleForm(
    request,
    view.sitting.session,
    own.cameOf(view.names.get(person) ?? '–'),
    html`<input type="hidden" name="person" value="${person}"><input type="hidden" name="is" value="${isHere ? 'away' : 'here'}">${actionButton({ action: 'plenary-session.attend', label, kind: 'secondary' })}`,
  )
}

/** Where it is noted that a member has no part in the case at hand. */
export function recuseForm(request: PageRequest, view: ConsoleView): Html | string {
  const own = words[request.locale]
  const turn = currentTurn(view.sitting)
  if (!turn || !view.able.has('plenary-case.recuse')) return ''
  const out = new Set(recusedIn(view.sitting, turn).map(one => one.personId))
  const options = everyoneIn(view.sitting)
    .filter(id => !out.has(id))
    .map(id => ({ value: id, label: view.names.get(id) ?? '–' }))
  const body = html`<input type="hidden" name="turn" value="${turn.id}"><p>${own.recuseLead}</p>
${selectField({ ...fieldState(request, 'plenary-case.recuse', 'person'), label: own.member, options, required: true })}
${formActions([actionButton({ action: 'plenary-case.recuse', label: own.recuseButton, kind: 'secondary' })])}`
  return panel({
    title: own.recuse,
    level: 2,
    body: consoleForm(request, view.sitting.session, own.recuse, body),
  })
}

/** Who presides, and who attends in a role without a vote. */
function besideName({ locale }: PageRequest, sitting: Sitting, person: string): Html | string {
  const beside = sitting.session.chairId === person ? words[locale].presides : roleOf(sitting, person, locale)
  return beside === null ? '' : html` <span class="muted">(${beside})</span>`
}

/** Who is here, who left, who is out for the case at hand. */
export function attendancePart(request: PageRequest, view: ConsoleView): Html {
  const own = words[request.locale]
  const { sitting, names } = view
  const mayNote = view.able.has('plenary-session.attend')
  const byName = (one: string, other: string): number =>
    (names.get(one) ?? '').localeCompare(names.get(other) ?? '', 'id')
  const others = sitting.attendees.map(one => one.personId)
  const people = [...sitting.members.toSorted(byName), ...others.toSorted(byName)]
  const rows = people.map(person => ({
    cells: [
      html`${names.get(person) ?? '–'}${besideName(request, sitting, person)}`,
      stateOf(sitting, person, request),
      ...(mayNote
        ? [
            others.includes(person)
              ? html`<div class="buttons">${attendButton(request, view, person)}${removeButton(request, view, person)}</div>`
              : attendButton(request, view, person),
          ]
        : []),
    ],
  }))
  const list = table({
    caption: own.attendance,
    captionHidden: true,
    columns: [{ label: own.member }, { label: own.state }, ...(mayNote ? [{ label: own.attendance }] : [])],
    rows,
    empty: own.away,
  })
  return section({
    title: own.attendance,
    body: html`${list}${recuseForm(request, view)}${rolesPart(request, view)}`,
  })
}
