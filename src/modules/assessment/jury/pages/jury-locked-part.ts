import { html, type Html } from '../../../../platform/html.ts'
import { actionButton, form, formActions, longTextField, section } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { juryWords } from '../jury-messages.ts'
import type { JuryMember } from '../second-jury.ts'
import type { JuryView } from './jury-page.ts'
import { nameIn } from './member-name.ts'

type LockedAct = Readonly<
  Record<'action' | 'query' | 'field' | 'title' | 'lead' | 'label' | 'reason' | 'hint' | 'confirm', string>
>

/** The form about the locked sheet that the address names: opened again, or set aside where its member has an interest. */
export function lockedSheetPart(request: PageRequest, view: JuryView): Html | '' {
  const { query } = request
  const { members, cause, agreed } = view.ground
  if (!cause.calls || agreed?.state === 'locked') return ''
  const chosen = (name: string): JuryMember | undefined =>
    members.find(one => one.sheet.id === query.get(name) && one.sheet.state === 'locked')
  const [opened, aside] = [chosen('buka'), chosen('sisihkan')]
  if (opened && opened.interest === null && view.mayOpen) return openPart(request, view, opened)
  if (aside && aside.interest !== null && view.maySetAside) return asidePart(request, view, aside)
  return ''
}

function openPart(request: PageRequest, view: JuryView, { sheet, assignment }: JuryMember): Html {
  const own = juryWords[request.locale]
  return lockedForm(request, sheet.id, {
    action: 'jury.open-sheet',
    query: 'buka',
    field: 'reason',
    title: own.openTitle(nameIn(view, assignment.personId)),
    lead: own.openText,
    label: own.openAgain,
    reason: own.openReason,
    hint: own.openReasonHint,
    confirm: own.openConfirm,
  })
}

function asidePart(request: PageRequest, view: JuryView, { sheet, assignment }: JuryMember): Html {
  const own = juryWords[request.locale]
  return lockedForm(request, sheet.id, {
    action: 'jury.set-aside',
    query: 'sisihkan',
    field: 'asideReason',
    title: own.asideTitle(nameIn(view, assignment.personId)),
    lead: own.asideText,
    label: own.aside,
    reason: own.asideReason,
    hint: own.asideHint,
    confirm: own.asideConfirm,
  })
}

function lockedForm(request: PageRequest, id: string, act: LockedAct): Html {
  const confirm = { locale: request.locale, text: act.confirm, label: act.label }
  return section({
    id: act.query,
    title: act.title,
    lead: act.lead,
    body: form({
      action: request.link(`${request.path}?${act.query}=${id}`),
      key: request.formKey(),
      label: act.title,
      body: html`<input type="hidden" name="sheet" value="${id}">
${longTextField({ ...fieldState(request, act.action, act.field, ''), label: act.reason, hint: act.hint, rows: 3, maxLength: 2_000, required: true })}
${formActions([actionButton({ action: act.action, label: act.label, kind: 'danger', confirm })])}`,
    }),
  })
}
