import { html, type Html } from '../../../../platform/html.ts'
import { actionButton, form, section, statusTag, table, textField } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { interestWords } from '../../interests/interest-messages.ts'
import { words } from '../../messages.ts'
import type { PanelMember } from '../../planning/panels.ts'
import type { PlanView } from '../../planning/pages/plan-page.ts'

const RELEASE = 'assessment.release'

/** The products that are being scored, with their assessors; one of them opened to take it back from somebody. */
export function runningPart(request: PageRequest, view: PlanView): Html | '' {
  const said = words[request.locale]
  if (view.panels.size === 0) return ''
  const path = `/penugasan/${view.facts.editionId}`
  const rows = [...view.panels].map(([id, panel]) => ({
    cells: [
      view.products.get(id) ?? id,
      view.areas.get(id) ?? '',
      html`${panel.map(one => html`<div>${nameOf(view, one)} · ${stateOf(one, request)}</div>`)}`,
      view.mayRelease
        ? html`<a href="${request.link(`${path}?usulan=${id}#panel`)}">${said.replace}</a>`
        : '',
    ],
  }))
  const columns = [said.nomination, said.area, said.assessor, said.action].map(label => ({ label }))
  return section({
    title: said.inAssessment,
    id: 'berjalan',
    body: html`${chosenPanel(request, view)}${table({ caption: said.inAssessment, captionHidden: true, columns, rows, empty: '' })}`,
  })
}

const nameOf = (view: PlanView, one: PanelMember): string =>
  view.people.get(one.personId)?.name ?? one.personId

const stateOf = (one: PanelMember, { locale }: PageRequest): string =>
  [
    words[locale].states[one.locked ? 'locked' : 'open'],
    ...(one.declaredLate ? [interestWords[locale].late] : foundOf(one, locale)),
  ].join(' · ')

const foundOf = (one: PanelMember, locale: PageRequest['locale']): readonly string[] =>
  one.found ? [interestWords[locale][one.locked ? 'lateFound' : 'foundOpen']] : []

function chosenPanel(request: PageRequest, view: PlanView): Html | '' {
  const said = words[request.locale]
  const chosen = request.query.get('usulan') ?? ''
  const panel = view.panels.get(chosen)
  if (!panel || !view.mayRelease) return ''
  return html`<div class="panel" id="panel"><h3>${view.products.get(chosen) ?? chosen}</h3><p class="muted">${said.releaseText}</p>${panel.map(
    one =>
      html`<h4>${nameOf(view, one)}</h4>${one.locked ? statusTag({ state: 'locked', label: said.states.locked, tone: 'good' }) : releaseForm(request, view, chosen, one)}`,
  )}</div>`
}

function releaseForm(request: PageRequest, view: PlanView, chosen: string, one: PanelMember): Html {
  const said = words[request.locale]
  const asked = request.form?.values['assignment'] === one.assignmentId ? request.form : null
  const confirm = { locale: request.locale, text: said.releaseConfirm, label: said.release }
  const body = html`<input type="hidden" name="assignment" value="${one.assignmentId}">${textField({
    ...fieldState({ ...request, form: asked }, RELEASE, 'reason', ''),
    // The summary of problems leads to the form that was sent; the others keep out of its way.
    ...(asked ? {} : { id: `reason-${one.assignmentId}` }),
    label: said.releaseReason,
    hint: said.releaseHint,
    required: true,
  })}<div class="buttons">${actionButton({ action: RELEASE, label: said.release, kind: 'danger', confirm })}</div>`
  return form({
    action: request.link(`/penugasan/${view.facts.editionId}?usulan=${chosen}`),
    key: request.formKey(),
    body,
    label: `${said.release}: ${nameOf(view, one)}`,
  })
}
