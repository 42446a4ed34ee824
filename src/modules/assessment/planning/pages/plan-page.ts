import { mayEver } from '../../../../access/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  bars,
  countsBar,
  emptyState,
  errorSummary,
  form,
  linkButton,
  notice,
  pageTitle,
  section,
  table,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { bodiesShort } from '../bodies-short.ts'
import { words } from '../../messages.ts'
import type { PanelMember } from '../panels.ts'
import type { ApartPlan } from '../apart-plans.ts'
import type { EditionPlan } from '../plan-edition.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { planWords } from '../plan-messages.ts'
import { repeatWords } from '../../repeats/repeat-messages.ts'
import { whyShort } from '../shortage.ts'
import { apartFields, linkagePart } from './linkage-part.ts'
import { runningPart } from '../../sheets/pages/running-part.ts'
import { unscoredPart } from '../../sheets/pages/unscored-part.ts'
import { whyPicked } from './why-picked.ts'

export type PlanView = Readonly<{
  title: string
  facts: PlanFacts
  plan: EditionPlan
  open: boolean
  /** The name of each nomination's product. */
  products: ReadonlyMap<string, string>
  people: ReadonlyMap<string, Readonly<{ name: string; home: string }>>
  areas: ReadonlyMap<string, string>
  mayAssign: boolean
  mayPassOn: boolean
  mayRelease: boolean
  mayClear: boolean
  /** Of the products that are being scored. */
  panels: ReadonlyMap<string, readonly PanelMember[]>
  /** What was committed although it left assessors apart. */
  apart: readonly ApartPlan[]
}>

const nameIn = (view: PlanView, id: string): string => view.people.get(id)?.name ?? id
const productIn = (view: PlanView, id: string): string => view.products.get(id) ?? id

/** What the plan would do, whom it concerns and what is missing, before anything happens. */
export function planPage(request: PageRequest, view: PlanView): Html {
  const said = words[request.locale]
  const { plan, facts } = view
  // Those that are being scored with a full panel are among the facts, too.
  const waiting = new Set([...plan.picks, ...plan.shortages].map(one => one.nominationId))
  const counts = [
    { label: said.waiting, count: waiting.size, href: '#rencana' },
    { label: said.picks, count: plan.picks.length, href: '#rencana' },
    { label: said.shortages, count: plan.shortages.length, href: '#kekurangan' },
  ]
  const crumbs = [{ label: said.planTitle, href: request.link('/penugasan') }]
  return html`${pageTitle({ locale: request.locale, title: view.title, lead: said.planLead, crumbs })}
${errorSummary({ locale: request.locale, problems: problemsOf(request.form, request.locale) })}
${view.open ? '' : notice({ locale: request.locale, kind: 'warning', text: said.closed })}
${replacement(request, view)}
${countsBar({ label: said.planTitle, items: counts.filter(one => one.count > 0 || one.href !== '#kekurangan') })}
${unscoredPart(request, { ...view, editionId: facts.editionId, files: facts.unscored })}${foundPart(request, view)}${bodiesMissing(request, view)}${shortages(request, view)}${picks(request, view)}${linkagePart(request, view)}${commit(request, view)}${runningPart(request, view)}${loads(request, view)}`
}

/** Who would take the place of somebody who was just released. */
function replacement(request: PageRequest, view: PlanView): Html | '' {
  const id = request.query.get('pengganti') ?? ''
  if (!view.products.has(id)) return ''
  const said = planWords[request.locale]
  const pick = view.plan.picks.find(one => one.nominationId === id)
  const short = view.plan.shortages.find(one => one.nominationId === id)
  if (!pick && !short) return ''
  return notice({
    locale: request.locale,
    kind: pick ? 'info' : 'warning',
    title: said.replacement(productIn(view, id)),
    text: pick
      ? said.replacementText(nameIn(view, pick.personId), whyPicked(request, pick))
      : said.noReplacement(short ? whyShort(short, request.locale) : ''),
  })
}

function picks(request: PageRequest, view: PlanView): Html {
  const said = words[request.locale]
  const bySubject = Map.groupBy(view.plan.picks, pick => pick.nominationId)
  const rows = [...bySubject].map(([id, own]) => ({
    cells: [
      productIn(view, id),
      view.areas.get(id) ?? '',
      html`<ul class="plain">${own.map(
        pick =>
          html`<li>${nameIn(view, pick.personId)} <small class="muted">${whyPicked(request, pick)}</small></li>`,
      )}</ul>`,
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

function foundPart(request: PageRequest, view: PlanView): Html | '' {
  const said = planWords[request.locale]
  const count = view.facts.found.filter(one => one.reason !== 'declared-tie').length
  if (count === 0 || !view.mayClear) return ''
  const href = request.link(`/penugasan/${view.facts.editionId}/benturan`)
  return section({
    title: said.found,
    id: 'benturan',
    body: html`${notice({ locale: request.locale, kind: 'warning', text: said.foundCount(count) })}<p class="muted">${said.foundElsewhere}</p><p>${linkButton({ href, label: said.lookInto })}</p>`,
  })
}

/** A body of which too few assessors are recorded: no panel can be as the rules want it. */
function bodiesMissing({ locale }: PageRequest, { facts }: PlanView): Html {
  const said = planWords[locale]
  const recorded = [...facts.profiles.values()].map(one => one.body)
  const short = (facts.panel.composition ?? []).flatMap(({ id, title, atLeast }) => {
    const count = recorded.filter(body => body === id).length
    return count < atLeast ? [said.bodyMissing(title[locale], atLeast, count)] : []
  })
  return html`${short.map(text => notice({ locale, kind: 'warning', text }))}`
}

function shortages(request: PageRequest, view: PlanView): Html | '' {
  const said = words[request.locale]
  const short = view.plan.shortages
  if (short.length === 0) return ''
  const whyOf = (id: string, barred: string): string =>
    [...bodiesShort(view.facts, view.plan.picks, id, request.locale), barred].filter(Boolean).join('; ')
  const rows = short.map(one => ({
    cells: [
      productIn(view, one.nominationId),
      one.missing,
      whyOf(one.nominationId, whyShort(one, request.locale)),
    ],
  }))
  const columns = [{ label: said.nomination }, { label: said.missing, numeric: true }, { label: said.why }]
  return section({
    title: said.shortages,
    id: 'kekurangan',
    body: table({ caption: said.shortages, captionHidden: true, columns, rows, empty: '' }),
  })
}

function loads(request: PageRequest, view: PlanView): Html {
  const said = planWords[request.locale]
  const highest = Math.max(0, ...view.plan.loads.values())
  const repeats = mayEver(request.actor, 'repeat.read')
    ? linkButton({
        href: request.link(`/penugasan/${view.facts.editionId}/ulangan`),
        label: repeatWords[request.locale].toRepeats,
      })
    : ''
  const items = [...view.people].map(([id, person]) => {
    const value = view.plan.loads.get(id) ?? 0
    const most = view.facts.profiles.get(id)?.maxLoad
    return {
      label: `${person.name} · ${person.home}`,
      share: value / Math.max(1, most ?? highest),
      text: said.loadOf(value, most === null || most === undefined ? '' : String(most)),
    }
  })
  return section({
    title: said.loadsTitle,
    id: 'beban',
    lead: said.loadsText,
    body: html`${bars({ caption: said.loadsTitle, captionHidden: true, bars: items })}<p class="buttons">${linkButton({ href: request.link('/penilai'), label: said.assessors })}${repeats}</p>`,
  })
}

function commit(request: PageRequest, view: PlanView): Html | '' {
  const said = words[request.locale]
  const count = view.plan.picks.length
  if (!view.mayAssign || count === 0) return ''
  const confirm = { locale: request.locale, text: said.commitConfirm(count), label: said.commit }
  const body = html`<input type="hidden" name="seen" value="${view.plan.digest}">${apartFields(request, view)}${actionButton({ action: 'assessment.assign', label: said.commit, kind: 'primary', confirm })}`
  return form({
    action: request.link(`/penugasan/${view.facts.editionId}`),
    key: request.formKey(),
    body,
    label: said.commit,
  })
}
