import { pathText } from '../../../engine/editing/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  section,
  table,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import type { CasesChecked } from '../../editions/index.ts'
import { draftAddress, placeAddress, rulesShape, type DraftGround } from '../draft.ts'
import { dropDraft, finishDraft, keepCases } from '../finish-draft.ts'
import { words } from '../messages.ts'
import { nextWords } from '../next-messages.ts'
import { partName } from '../part-words.ts'
import { pageOf, trailAt } from './draft-links.ts'
import { nextForDraft } from './next-part.ts'
import { rehearsalAddress } from './rehearsal-page.ts'

export type OverviewView = Readonly<{
  ground: DraftGround
  problems: readonly Problem[]
  /** Null while the check finds faults. */
  cases: CasesChecked | null
  /** Against the version that the draft began with; null where one of them cannot be read. */
  changes: readonly Problem[] | null
  changedBy: string
  mayChange: boolean
  mayRehearse: boolean
}>

type Row = Readonly<{ cells: readonly (Html | string)[] }>

/** What the check or a comparison says, each with the way to the place. */
export function placedTable(
  { locale, link }: PageRequest,
  { edition, draft }: DraftGround,
  label: string,
  found: readonly Problem[],
): Html {
  const own = words[locale]
  const rows = found.map(
    (one): Row => ({
      cells: [
        html`<a href="${link(placeAddress(edition.id, pageOf(draft.content, one.path)))}">${trailAt(draft.content, one.path, locale) || own.wholeFile}</a><br><code class="code">${one.path}</code>`,
        one.message[locale],
      ],
    }),
  )
  return table({ caption: label, columns: [{ label: own.place }, { label }], rows, empty: '' })
}

function checkPart(request: PageRequest, { ground, problems }: OverviewView): Html {
  const { locale } = request
  const own = words[locale]
  const body =
    problems.length === 0
      ? notice({ locale, kind: 'success', text: own.clean })
      : html`${notice({ locale, kind: 'warning', text: own.found(problems.length) })}${placedTable(request, ground, own.wrong, problems)}`
  return section({ title: own.check, id: 'pemeriksaan', body })
}

function partsPart({ locale, link }: PageRequest, { ground, problems }: OverviewView): Html {
  const own = words[locale]
  const fields = rulesShape.kind === 'object' ? rulesShape.fields : []
  const parts = fields.filter(({ shape }) => shape.kind === 'object' || shape.kind === 'list')
  const found = (key: string): number =>
    problems.filter(
      one =>
        key === '' || one.path === key || one.path.startsWith(`${key}[`) || one.path.startsWith(`${key}.`),
    ).length
  const row = (key: string, place: string): Row => ({
    cells: [
      html`<a href="${link(placeAddress(ground.edition.id, place))}">${key}</a>`,
      found(place) > 0 ? own.found(found(place)) : html`<span class="muted">${nextWords[locale].fine}</span>`,
    ],
  })
  const rows = [
    row(own.wholeFile, ''),
    ...parts.map(({ key }) => row(partName(key)[locale], pathText([key]))),
  ]
  return section({
    title: own.parts,
    id: 'bagian',
    body: table({
      caption: own.parts,
      captionHidden: true,
      columns: [{ label: own.part }, { label: own.check }],
      rows,
      empty: '',
    }),
  })
}

function caseResult({ locale }: PageRequest, cases: CasesChecked | null): Html | '' {
  const own = words[locale]
  if (!cases) return ''
  if (cases.kind === 'none') return notice({ locale, kind: 'warning', text: own.casesNone })
  const failed =
    cases.kind === 'unreadable'
      ? cases.problems.map((one): Row => ({ cells: [one.path, one.message[locale]] }))
      : cases.failed.flatMap(one =>
          one.differences.map(
            (found): Row => ({ cells: [`${one.line}. ${one.case}`, found.message[locale]] }),
          ),
        )
  if (cases.kind === 'run' && failed.length === 0)
    return notice({ locale, kind: 'success', text: own.casesPassed(cases.results.length) })
  const title = cases.kind === 'run' ? own.casesFailed(cases.failed.length, cases.results.length) : own.wrong
  return html`${notice({ locale, kind: 'warning', text: title })}${table({ caption: title, captionHidden: true, columns: [{ label: own.caseName }, { label: own.wrong }], rows: failed, empty: '' })}`
}

const draftForm = (request: PageRequest, { draft, edition }: DraftGround, body: Html): Html =>
  form({
    action: request.link(draftAddress(edition.id)),
    key: request.formKey(),
    version: draft.rowVersion,
    body,
  })

function casesPart(request: PageRequest, { ground, cases, mayChange }: OverviewView): Html {
  const { locale } = request
  const own = words[locale]
  const field = longTextField({
    ...fieldState(request, keepCases.name, 'cases', ground.draft.cases),
    label: own.cases,
    hint: own.casesHint,
    rows: 10,
    disabled: !mayChange,
  })
  const button = formActions([
    actionButton({ action: keepCases.name, label: own.casesSave, kind: 'secondary' }),
  ])
  const body = draftForm(request, ground, html`${field}${mayChange ? button : ''}`)
  return section({ title: own.cases, id: 'kasus', body: html`${caseResult(request, cases)}${body}` })
}

function changesPart(request: PageRequest, { ground, changes }: OverviewView): Html {
  const { locale } = request
  const own = words[locale]
  const body =
    changes === null
      ? notice({ locale, kind: 'info', text: own.unreadable })
      : changes.length === 0
        ? html`<p class="muted">${own.same}</p>`
        : placedTable(request, ground, own.differences(changes.length), changes)
  return section({ title: own.sinceBase, id: 'perubahan', body })
}

function endPart(request: PageRequest, { ground, problems }: OverviewView): Html {
  const { locale } = request
  const own = words[locale]
  const finish = actionButton({
    action: finishDraft.name,
    label: own.finish,
    disabled: problems.length > 0,
    confirm: { locale, text: own.finishLead, label: own.finishYes },
  })
  const drop = actionButton({
    action: dropDraft.name,
    label: own.drop,
    kind: 'danger',
    confirm: { locale, text: own.dropAsk, label: own.dropYes },
  })
  return section({
    title: own.finish,
    id: 'selesai',
    lead: own.finishLead,
    body: html`${draftForm(request, ground, formActions([finish]))}${draftForm(request, ground, formActions([drop]))}`,
  })
}

/** The draft of an edition's rules: what the check says, its parts, its cases, what changed, and its end. */
export function overviewPage(request: PageRequest, view: OverviewView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { edition, draft } = view.ground
  const address = draftAddress(edition.id)
  const button = (href: string, label: string, download = false): Html =>
    linkButton({ href: link(href), label, ...(download ? { icon: 'download', download: true } : {}) })
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [
      { label: own.manage, href: link('/edisi-kelola') },
      { label: edition.title[locale], href: link(`/edisi-kelola/${edition.id}`) },
    ],
    actions: html`${button(`${address}/coba`, own.preview)}${view.mayRehearse ? button(rehearsalAddress(edition.id), own.rehearse) : ''}${button(`${address}/unduh`, own.download, true)}`,
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
<p class="muted">${own.since(formatMoment(draft.changedAt, locale), view.changedBy)}</p>
${view.mayChange ? nextForDraft(request, { editionId: edition.id, problems: view.problems.length, changes: view.changes?.length ?? null, cases: view.cases }) : ''}${checkPart(request, view)}${partsPart(request, view)}${casesPart(request, view)}${changesPart(request, view)}${view.mayChange ? endPart(request, view) : ''}`
}
