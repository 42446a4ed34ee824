import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  columns,
  form,
  formActions,
  notice,
  panel,
  selectField,
  textField,
} from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { handWords } from '../hand-over-messages.ts'
import { words } from '../messages.ts'
import { currentTurn, openMotion, sessionPath, type Session } from '../session.ts'
import type { ConsoleView } from './console-page.ts'

/** A form of the console: each goes to the session's own page. */
export const consoleForm = (
  request: PageRequest,
  session: Pick<Session, 'id'>,
  label: string,
  body: Html,
): Html => form({ action: request.link(sessionPath(session.id)), key: request.formKey(), label, body })

const after = ({ sitting }: ConsoleView): Html =>
  html`<input type="hidden" name="after" value="${currentTurn(sitting)?.id ?? ''}">`

function nextForm(request: PageRequest, view: ConsoleView): Html {
  const { sitting, next } = view
  const own = words[request.locale]
  if (!next) return notice({ locale: request.locale, kind: 'success', text: own.allDone })
  const label = next.isKept
    ? handWords[request.locale].callOwn
    : own.callNext(next.one.blindCode ?? next.one.product)
  const body = html`<input type="hidden" name="which" value="next">${after(view)}${actionButton({ action: 'plenary-case.call', label })}`
  return consoleForm(request, sitting.session, label, body)
}

function otherForm(request: PageRequest, view: ConsoleView): Html {
  const { sitting, agenda } = view
  const turn = currentTurn(sitting)
  const { locale } = request
  const own = words[locale]
  const options = agenda
    .filter(({ one, isKept }) => !isKept && one.nomination.id !== turn?.nominationId)
    .map(({ one, standing }) => ({
      value: one.nomination.id,
      label: `${one.blindCode ?? '–'} · ${one.product} · ${own.standings[standing]}`,
    }))
  const field = (name: string) => fieldState(request, 'plenary-case.call', name)
  const body = html`<input type="hidden" name="which" value="chosen">${after(view)}<p>${own.callOtherLead}</p>
${selectField({ ...field('nomination'), label: own.callWhich, options, required: true })}
${textField({ ...field('why'), label: own.callWhy, maxLength: 500, required: true })}
${formActions([actionButton({ action: 'plenary-case.call', label: own.callButton, kind: 'secondary' })])}`
  return consoleForm(request, sitting.session, own.callOther, body)
}

/** Brings the next case before the session, or another one with a reason. Nothing while a motion waits. */
export function callPart(request: PageRequest, view: ConsoleView): Html {
  const own = words[request.locale]
  if (openMotion(view.sitting) || !view.able.has('plenary-case.call')) return html``
  const blocks = [
    panel({ title: own.call, level: 2, accent: true, body: nextForm(request, view) }),
    ...(view.agenda.length > 0
      ? [panel({ title: own.callOther, level: 2, body: otherForm(request, view) })]
      : []),
  ]
  return columns(blocks)
}

function openForm(request: PageRequest, { sitting, able }: ConsoleView): Html {
  const { locale } = request
  const own = words[locale]
  const label = sitting.session.state === 'planned' ? own.open : own.resume
  if (!able.has('plenary-session.open'))
    return panel({ title: label, level: 2, body: notice({ locale, kind: 'info', text: own.notYours }) })
  const confirm = { locale, text: own.openText, label: own.openLabel }
  const button =
    sitting.session.state === 'planned'
      ? actionButton({ action: 'plenary-session.open', label, confirm })
      : actionButton({ action: 'plenary-session.open', label })
  return panel({
    title: label,
    level: 2,
    accent: true,
    body: consoleForm(request, sitting.session, label, button),
  })
}

function adjournForm(request: PageRequest, { sitting }: ConsoleView): Html {
  const own = words[request.locale]
  const field = fieldState(request, 'plenary-session.adjourn', 'pause')
  const body = html`${textField({ ...field, label: own.pause, hint: own.pauseHint, maxLength: 300, required: true })}
${formActions([actionButton({ action: 'plenary-session.adjourn', label: own.adjourn, kind: 'secondary' })])}`
  return panel({
    title: own.adjourn,
    level: 2,
    body: consoleForm(request, sitting.session, own.adjourn, body),
  })
}

function closeForm(request: PageRequest, { sitting }: ConsoleView): Html {
  const { locale } = request
  const own = words[locale]
  const confirm = { locale, text: own.closeText, label: own.closeLabel }
  const button = actionButton({ action: 'plenary-session.close', label: own.close, kind: 'danger', confirm })
  return panel({
    title: own.close,
    level: 2,
    body: html`<p>${own.closeText}</p>${consoleForm(request, sitting.session, own.close, button)}`,
  })
}

/** Opens, adjourns, resumes and closes. */
export function runningPart(request: PageRequest, view: ConsoleView): Html {
  const { state } = view.sitting.session
  const waits = openMotion(view.sitting) !== null
  const may = (action: string): boolean => view.able.has(`plenary-session.${action}`)
  const blocks = [
    ...(state === 'planned' || state === 'adjourned' ? [openForm(request, view)] : []),
    ...(state === 'open' && !waits && may('adjourn') ? [adjournForm(request, view)] : []),
    ...((state === 'open' || state === 'adjourned') && !waits && may('close')
      ? [closeForm(request, view)]
      : []),
  ]
  return blocks.length === 0 ? html`` : columns(blocks)
}
