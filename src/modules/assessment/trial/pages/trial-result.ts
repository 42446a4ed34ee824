import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import { actionButton, form, linkButton, notice, section, table, textField } from '../../../../ui/index.ts'
import { typed, type PageRequest } from '../../../../web/index.ts'
import { comparePlans, type PlanDifference } from '../../planning/compare-plans.ts'
import type { EditionPlan } from '../../planning/plan-edition.ts'
import type { PlanFacts } from '../../planning/plan-facts.ts'
import { planWords } from '../../planning/plan-messages.ts'
import { sentOf } from '../read-trial.ts'
import { whyShort } from '../../planning/shortage.ts'
import { freedBy, isSame, type Trial } from '../trial.ts'
import { trialWords } from '../trial-messages.ts'
import { words } from '../../messages.ts'
import { tiesOf } from '../../planning/pages/linkage-part.ts'
import type { TrialView } from './trial-page.ts'
import { whyPicked } from '../../planning/pages/why-picked.ts'

/** A trial with the plan as it is and the plan as it would be; `too-slow` where one of them takes too long. */
export type TrialResult = Readonly<{
  trial: Trial
  facts: PlanFacts
  plans: Readonly<{ now: EditionPlan; tried: EditionPlan }> | 'too-slow'
}>
type Plans = Exclude<TrialResult['plans'], 'too-slow'>

const TAKE_OVER = 'assessment.take-over'
/** So many rows of a list are shown. */
const SHOWN = 100

/** What a trial would change, and the two ways on from it. */
export function trialResult(request: PageRequest, view: TrialView, result: TrialResult): Html {
  const { locale } = request
  const own = trialWords[locale]
  const { plans } = result
  const drop = linkButton({ href: request.link(`/penugasan/${view.facts.editionId}`), label: own.drop })
  const body =
    plans === 'too-slow'
      ? html`${notice({ locale, kind: 'warning', text: planWords[locale].tooSlow })}<p>${drop}</p>`
      : differencePart(request, view, { result, plans, drop })
  return section({ title: own.result, id: 'hasil', body })
}

type Shown = Readonly<{ result: TrialResult; plans: Plans; drop: Html }>

function differencePart(request: PageRequest, view: TrialView, { result, plans, drop }: Shown): Html {
  const { locale } = request
  const own = trialWords[locale]
  const tried = { facts: result.facts, plan: plans.tried }
  const difference = comparePlans({ facts: view.facts, plan: plans.now }, tried)
  const isEqual = difference.come + difference.leave === 0
  const said = isEqual ? own.same : own.moves(difference.come, difference.panels.length)
  return html`${notice({ locale, kind: 'info', text: said })}${measures(request, view, { result, plans })}
${plans.tried.linkage.groups === 0 ? '' : tiesOf(request, { ...view, ...tried })}${shortagesPart(request, view, plans)}${loadsPart(request, view, difference)}${panelsPart(request, view, { difference, plans })}
${takeOverPart(request, view, result, drop)}`
}

function measures(
  { locale }: PageRequest,
  view: TrialView,
  { result, plans: { now, tried } }: Pick<Shown, 'result' | 'plans'>,
): Html {
  const own = trialWords[locale]
  const number = (value: number): string => formatNumber(value, locale)
  const gapOf = ({ objective, bound }: EditionPlan): string =>
    bound > 0 ? `${formatNumber(((objective - bound) / bound) * 100, locale, 2)} %` : '–'
  const row = (label: string, of: (plan: EditionPlan, facts: PlanFacts) => string) => ({
    cells: [label, of(now, view.facts), of(tried, result.facts)],
  })
  const freed = freedBy(view, result.trial).length
  const rows = [
    row(own.picks, plan => number(plan.picks.length)),
    ...(freed > 0 ? [{ cells: [own.freed, '–', number(freed)] }] : []),
    row(own.shortages, plan => number(plan.shortages.length)),
    row(own.unevenness, plan => number(plan.objective)),
    row(own.bound, plan => number(plan.bound)),
    row(own.gap, gapOf),
    row(own.groups, plan => number(plan.linkage.groups)),
    row(own.weakest, (plan, { setting }) => own.of(plan.linkage.weakest, setting.links)),
  ]
  const columns = [
    { label: own.measure },
    { label: own.now, numeric: true },
    { label: own.tried, numeric: true },
  ]
  return table({ caption: own.result, captionHidden: true, columns, rows, empty: '' })
}

function shortagesPart(request: PageRequest, view: TrialView, { tried }: Plans): Html | '' {
  const { locale } = request
  const said = words[locale]
  if (tried.shortages.length === 0) return ''
  const rows = tried.shortages.slice(0, SHOWN).map(one => ({
    cells: [view.products.get(one.nominationId) ?? one.nominationId, one.missing, whyShort(one, locale)],
  }))
  const columns = [{ label: said.nomination }, { label: said.missing, numeric: true }, { label: said.why }]
  return html`<h3>${said.shortages}</h3>${table({ caption: said.shortages, captionHidden: true, columns, rows, empty: '' })}${moreOf(request, rows.length, tried.shortages.length)}`
}

const moreOf = ({ locale }: PageRequest, shown: number, all: number): Html | '' =>
  shown < all ? html`<p class="muted">${trialWords[locale].showing(shown, all)}</p>` : ''

function loadsPart(request: PageRequest, view: TrialView, { loads }: PlanDifference): Html {
  const own = trialWords[request.locale]
  const rows = loads.slice(0, SHOWN).map(({ personId, before, after }) => ({
    cells: [view.people.get(personId)?.name ?? personId, before, after],
  }))
  const columns = [
    { label: words[request.locale].assessor },
    { label: own.now, numeric: true },
    { label: own.tried, numeric: true },
  ]
  const empty = html`<p class="muted">${own.noLoads}</p>`
  return html`<h3>${own.loads}</h3>${table({ caption: own.loads, captionHidden: true, columns, rows, empty })}${moreOf(request, rows.length, loads.length)}`
}

function panelsPart(
  request: PageRequest,
  view: TrialView,
  { difference, plans }: Readonly<{ difference: PlanDifference; plans: Plans }>,
): Html | '' {
  const own = trialWords[request.locale]
  const { panels } = difference
  if (panels.length === 0) return ''
  const nameOf = (id: string): string => view.people.get(id)?.name ?? id
  const picks = new Map(plans.tried.picks.map(one => [`${one.nominationId} ${one.personId}`, one]))
  const rows = panels.slice(0, SHOWN).map(({ nominationId, leave, come }) => ({
    cells: [
      view.products.get(nominationId) ?? nominationId,
      leave.map(nameOf).join(', ') || '–',
      html`<ul class="plain">${come.map(id => {
        const pick = picks.get(`${nominationId} ${id}`)
        return html`<li>${nameOf(id)} <small class="muted">${pick ? whyPicked(request, pick) : ''}</small></li>`
      })}</ul>`,
    ],
  }))
  const columns = [words[request.locale].nomination, own.leave, own.come].map(label => ({ label }))
  return html`<h3>${own.panels}</h3>${table({ caption: own.panels, captionHidden: true, columns, rows, empty: '' })}${moreOf(request, rows.length, panels.length)}`
}

/** Takes over exactly what was worked out, whatever is typed below meanwhile. */
function takeOverPart(request: PageRequest, view: TrialView, { trial }: TrialResult, drop: Html): Html {
  const { locale } = request
  const own = trialWords[locale]
  if (isSame(view, trial)) return html`<p>${drop}</p>`
  if (!view.mayTakeOver) return html`<p class="muted">${own.notYours}</p><p>${drop}</p>`
  const freed = freedBy(view, trial).length
  const hidden = Object.entries(sentOf(trial)).flatMap(([name, values]) =>
    [values ?? []].flat().map(value => html`<input type="hidden" name="${name}" value="${value}">`),
  )
  const problem = view.problems.find(one => one.path === 'reason')?.message[locale]
  const reason =
    freed === 0
      ? ''
      : textField({
          locale,
          name: 'reason',
          value: typed(request.form, TAKE_OVER, 'reason', ''),
          label: own.reason,
          hint: own.reasonHint(freed),
          required: true,
          maxLength: 500,
          ...(problem === undefined ? {} : { problem }),
        })
  const confirm = { locale, text: own.takeOverText, label: own.takeOver }
  const button = actionButton({ action: TAKE_OVER, label: own.takeOver, kind: 'primary', confirm })
  return form({
    action: request.link(`/penugasan/${view.facts.editionId}/coba`),
    key: request.formKey(),
    label: own.takeOver,
    body: html`${hidden}<input type="hidden" name="seen" value="${view.facts.digest}">${reason}${formRow(button, drop)}`,
  })
}

const formRow = (button: Html, drop: Html): Html =>
  html`<div class="buttons buttons--form">${button}${drop}</div>`
