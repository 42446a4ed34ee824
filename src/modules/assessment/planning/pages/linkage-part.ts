import { html, type Html } from '../../../../platform/html.ts'
import { formatDate } from '../../../../platform/translations.ts'
import { checkField, linkButton, notice, section, textField } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import type { ApartPlan } from '../apart-plans.ts'
import type { EditionPlan, UntiedPlan } from '../plan-edition.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { planWords } from '../plan-messages.ts'
import { trialWords } from '../../trial/trial-messages.ts'

/** What the words about ties need of a plan, made or tried. */
export type LinkageView = Readonly<{
  facts: PlanFacts
  plan: EditionPlan
  products: ReadonlyMap<string, string>
  people: ReadonlyMap<string, Readonly<{ name: string }>>
}>

/** At most so many names say which side is not tied. */
const FEW = 4
/** So many groups are named; where there are more, most of them are single people. */
const MOST_GROUPS = 6

const nameIn = (view: LinkageView, id: string): string => view.people.get(id)?.name ?? id

/** How well the assessors are tied, and what would tie them where they are not. */
export function tiesOf(request: PageRequest, view: LinkageView): Html {
  const said = planWords[request.locale]
  const { linkage, untied } = view.plan
  const { links } = view.facts.setting
  const side =
    linkage.side.length <= FEW
      ? linkage.side.map(id => nameIn(view, id)).join(', ')
      : said.few(linkage.side.length)
  const text =
    linkage.groups > 1
      ? said.apart(linkage.groups)
      : untied
        ? said.notTied(linkage.weakest, side, links)
        : said.tied(links)
  return html`${notice({ locale: request.locale, kind: untied ? 'warning' : 'success', text })}${untied ? untiedPart(request, view, untied) : ''}`
}

function untiedPart(request: PageRequest, view: LinkageView, untied: UntiedPlan): Html {
  const own = trialWords[request.locale]
  const { groups } = untied
  const named = groups.length < 2 ? [] : groups.slice(0, MOST_GROUPS)
  const list = named.map((people, index) => {
    const names = people
      .slice(0, FEW)
      .map(id => nameIn(view, id))
      .join(', ')
    const rest = people.length > FEW ? ` ${own.others(people.length - FEW)}` : ''
    return html`<li><b>${own.group(index + 1, people.length)}</b>: ${names}${rest}</li>`
  })
  return html`${list.length > 0 ? html`<ul>${list}</ul>` : ''}<h3>${own.wouldTie}</h3>${furtherPart(request, view, untied)}`
}

function furtherPart(
  request: PageRequest,
  view: LinkageView,
  { groups, further, reached }: UntiedPlan,
): Html {
  const own = trialWords[request.locale]
  if (further.length === 0) return html`<p>${own.nothingTies}</p>`
  const groupOf = new Map(groups.flatMap((people, index) => people.map(id => [id, index + 1] as const)))
  const panelOf = Map.groupBy(
    [...view.facts.assignments.filter(one => one.state === 'assigned'), ...view.plan.picks],
    one => one.nominationId,
  )
  const lines = further.map(({ nominationId, personId }) => {
    const [first] = panelOf.get(nominationId) ?? []
    const [one, other] = [groupOf.get(first?.personId ?? ''), groupOf.get(personId)]
    const between = one !== undefined && other !== undefined && one !== other ? own.between(one, other) : ''
    const what = own.further(view.products.get(nominationId) ?? nominationId, nameIn(view, personId))
    return html`<li>${what}${between === '' ? '' : html` <small class="muted">${between}</small>`}</li>`
  })
  const { links } = view.facts.setting
  const isTied = reached.groups <= 1 && reached.weakest >= links
  const asAnchors = new URLSearchParams(further.map((one): [string, string] => ['jangkar', one.nominationId]))
  const href = request.link(`/penugasan/${view.facts.editionId}/coba?${asAnchors.toString()}`)
  return html`<ul>${lines}</ul><p>${isTied ? own.thenTied : own.thenNot(reached.groups, reached.weakest, links)}</p><p>${linkButton({ href, label: own.tryAnchors })}</p>`
}

/** The part of the plan's page about ties. */
export function linkagePart(
  request: PageRequest,
  view: LinkageView & Readonly<{ panels: ReadonlyMap<string, unknown>; apart: readonly ApartPlan[] }>,
): Html | '' {
  const said = planWords[request.locale]
  const { objective, bound, picks } = view.plan
  if (picks.length === 0 && view.panels.size === 0) return ''
  const path = `/penugasan/${view.facts.editionId}`
  const buttons = html`<p class="buttons">${linkButton({ href: request.link(`${path}/ikatan`), label: said.changeLinks })}${linkButton({ href: request.link(`${path}/coba`), label: trialWords[request.locale].toTrial })}</p>`
  const quality = picks.length === 0 ? '' : html`<p class="muted">${said.quality(objective, bound)}</p>`
  return section({
    title: said.linkageTitle,
    id: 'ikatan',
    body: html`${tiesOf(request, view)}${quality}${buttons}${apartPart(request, view.apart)}`,
  })
}

/** That plans were committed all the same, and why. */
export function apartPart({ locale }: Pick<PageRequest, 'locale'>, apart: readonly ApartPlan[]): Html | '' {
  if (apart.length === 0) return ''
  const own = trialWords[locale]
  const lines = apart.map(
    ({ at, reason, groups, weakest, links }) =>
      html`<li>${own.apart(formatDate(at, locale), reason)} <small class="muted">${own.apartState(groups, weakest, links)}</small></li>`,
  )
  return html`<h3>${own.apartTitle}</h3><ul>${lines}</ul>`
}

/** What is asked before a plan that leaves assessors apart is committed. */
export function apartFields(request: PageRequest, { plan }: Pick<LinkageView, 'plan'>): Html | '' {
  if (plan.untied === null) return ''
  const own = trialWords[request.locale]
  const COMMIT = 'assessment.assign'
  const check = fieldState(request, COMMIT, 'apart')
  return html`${checkField({
    ...check,
    value: 'yes',
    checked: check.value === 'yes',
    label: own.apartCheck,
    required: true,
  })}${textField({
    ...fieldState(request, COMMIT, 'apartReason'),
    label: own.apartReason,
    hint: own.apartHint,
    required: true,
    maxLength: 500,
  })}`
}
