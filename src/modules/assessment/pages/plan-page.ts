import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  countsBar,
  emptyState,
  errorSummary,
  form,
  notice,
  pageTitle,
  section,
  table,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import type { AssignmentGround } from '../assign-assessors.ts'
import { words } from '../messages.ts'
import type { PanelMember } from '../panels.ts'
import { whyShort } from '../shortage.ts'
import { runningPart } from './running-part.ts'

export type PlanView = Readonly<{
  title: string
  ground: AssignmentGround
  people: ReadonlyMap<string, Readonly<{ name: string; home: string }>>
  areas: ReadonlyMap<string, string>
  loads: ReadonlyMap<string, number>
  mayAssign: boolean
  mayRelease: boolean
  /** Of the products that are being scored. */
  panels: ReadonlyMap<string, readonly PanelMember[]>
}>

/** What the plan would do, whom it concerns and what is missing, before anything happens. */
export function planPage(request: PageRequest, view: PlanView): Html {
  const said = words[request.locale]
  const { plan, nominations, open } = view.ground
  const counts = [
    { label: said.waiting, count: nominations.length },
    { label: said.picks, count: plan.picks.length },
    { label: said.shortages, count: plan.shortages.length },
  ].map(one => ({ ...one, href: '#rencana' }))
  const crumbs = [{ label: said.planTitle, href: request.link('/penugasan') }]
  return html`${pageTitle({ locale: request.locale, title: view.title, lead: said.planLead, crumbs })}
${errorSummary({ locale: request.locale, problems: problemsOf(request.form, request.locale) })}
${open ? '' : notice({ locale: request.locale, kind: 'warning', text: said.closed })}
${countsBar({ label: said.planTitle, items: counts })}
${shortages(request, view)}${picks(request, view)}${commit(request, view)}${runningPart(request, view)}${loads(request, view)}`
}

function picks(request: PageRequest, view: PlanView): Html {
  const said = words[request.locale]
  const bySubject = Map.groupBy(view.ground.plan.picks, pick => pick.subjectId)
  const rows = [...bySubject].map(([id, own]) => ({
    cells: [
      view.ground.products.get(id) ?? id,
      view.areas.get(id) ?? '',
      own.map(pick => view.people.get(pick.assessorId)?.name ?? '').join(', '),
    ],
  }))
  const columns = [said.nomination, said.area, said.proposed].map(label => ({ label }))
  return section({
    title: said.picks,
    id: 'rencana',
    body: table({
      caption: said.picks,
      captionHidden: true,
      columns,
      rows,
      empty: emptyState({ title: said.planEmpty }),
    }),
  })
}

function shortages(request: PageRequest, view: PlanView): Html | '' {
  const said = words[request.locale]
  const short = view.ground.plan.shortages
  if (short.length === 0) return ''
  const rows = short.map(one => ({
    cells: [
      view.ground.products.get(one.subjectId) ?? one.subjectId,
      one.missing,
      whyShort(one, request.locale),
    ],
  }))
  const columns = [{ label: said.nomination }, { label: said.missing, numeric: true }, { label: said.why }]
  return section({
    title: said.shortages,
    body: table({ caption: said.shortages, captionHidden: true, columns, rows, empty: '' }),
  })
}

function loads(request: PageRequest, view: PlanView): Html {
  const said = words[request.locale]
  const rows = [...view.people].map(([id, person]) => ({
    cells: [person.name, person.home, view.loads.get(id) ?? 0, view.ground.plan.loads[id] ?? 0],
  }))
  const columns = [
    { label: said.assessor },
    { label: said.home },
    { label: said.loadNow, numeric: true },
    { label: said.loadThen, numeric: true },
  ]
  return section({
    title: said.assessor,
    body: table({ caption: said.assessor, captionHidden: true, columns, rows, empty: '' }),
  })
}

function commit(request: PageRequest, view: PlanView): Html | '' {
  const said = words[request.locale]
  const count = view.ground.plan.picks.length
  if (!view.mayAssign || count === 0) return ''
  const confirm = { locale: request.locale, text: said.commitConfirm(count), label: said.commit }
  const body = actionButton({ action: 'assessment.assign', label: said.commit, kind: 'primary', confirm })
  return form({
    action: request.link(`/penugasan/${view.ground.editionId}`),
    key: request.formKey(),
    body,
    label: said.commit,
  })
}

export type EditionRow = Readonly<{
  id: string
  title: string
  admitted: number
  inAssessment: number
  assessed: number
}>

/** The editions whose nominations wait for assessors or are with them. */
export function planListPage(request: PageRequest, rows: readonly EditionRow[]): Html {
  const said = words[request.locale]
  const columns = [
    { label: said.editions },
    ...[said.admitted, said.inAssessment, said.assessed].map(label => ({ label, numeric: true })),
  ]
  const lines = rows.map(row => ({
    cells: [
      html`<a href="${request.link(`/penugasan/${row.id}`)}">${row.title}</a>`,
      row.admitted,
      row.inAssessment,
      row.assessed,
    ],
  }))
  return html`${pageTitle({ locale: request.locale, title: said.planTitle, lead: said.planLead })}
${table({ caption: said.planTitle, captionHidden: true, columns, rows: lines, empty: emptyState({ title: said.planEmpty }) })}`
}
