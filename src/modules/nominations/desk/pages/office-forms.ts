import { html, type Html } from '../../../../platform/html.ts'
import { actionButton, form, formActions, longTextField, section } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { words, type Words } from '../../messages.ts'
import type { FileView } from '../../draft/pages/file-view.ts'

type Move = Readonly<{
  action: string
  label: string
  confirm: string
  yes: string
  blocked: boolean
}>

function movesOf(own: Words, view: FileView): readonly Move[] {
  const lacking = view.file.readiness.problems.length > 0
  const cannotSend = lacking || !view.windowOpen
  return [
    {
      action: 'nomination.submit',
      label: own.submit,
      confirm: own.submitConfirm,
      yes: own.submitYes,
      blocked: cannotSend,
    },
    {
      action: 'nomination.resubmit',
      label: own.resubmit,
      confirm: own.submitConfirm,
      yes: own.submitYes,
      blocked: cannotSend,
    },
    {
      action: 'nomination.lapse',
      label: own.lapse,
      confirm: own.lapseConfirm,
      yes: own.lapseYes,
      blocked: view.windowOpen,
    },
  ]
}

/** The button that moves the nomination on, for those who may; asked once more before it acts. */
export function moveForms(request: PageRequest, view: FileView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { nomination } = view.file
  return html`${movesOf(own, view)
    .filter(move => view.able.has(move.action))
    .map(move =>
      form({
        action: link(`/usulan/${nomination.id}`),
        key: request.formKey(),
        version: nomination.rowVersion,
        label: move.label,
        body: html`<div class="buttons">${actionButton({
          action: move.action,
          label: move.label,
          disabled: move.blocked,
          confirm: { locale, text: move.confirm, label: move.yes },
        })}</div>`,
      }),
    )}`
}

function reasonForm(
  request: PageRequest,
  view: FileView,
  act: Readonly<{ action: string; title: string; label: string; lead: string }>,
): Html {
  const { locale, link } = request
  const own = words[locale]
  const { nomination } = view.file
  const reason = longTextField({
    ...fieldState(request, act.action, 'reason'),
    id: `f-reason-${act.action.replace('.', '-')}`,
    label: act.label,
    hint: own.reasonHint,
    required: true,
    rows: 3,
    maxLength: 500,
  })
  const button = actionButton({ action: act.action, label: act.title, kind: 'danger' })
  const inside = form({
    action: link(`/usulan/${nomination.id}`),
    key: request.formKey(),
    version: nomination.rowVersion,
    label: act.title,
    body: html`${reason}${formActions([button])}`,
  })
  const open = request.form?.action === act.action
  return html`<details${open ? html` open` : ''}><summary>${act.title}</summary><p>${act.lead}</p>${inside}</details>`
}

/** Acts that go back: taking the approval back, withdrawing. Each needs a reason. */
export function backForms(request: PageRequest, view: FileView): Html {
  const own = words[request.locale]
  const acts = [
    { action: 'nomination.reopen', title: own.reopen, label: own.reopenReason, lead: own.next.draft },
    { action: 'nomination.withdraw', title: own.withdraw, label: own.withdrawReason, lead: own.withdrawLead },
  ].filter(act => view.able.has(act.action))
  if (acts.length === 0) return html``
  return section({ title: own.otherActs, body: html`${acts.map(act => reasonForm(request, view, act))}` })
}
