import type { Text } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths, formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  dateField,
  errorSummary,
  form,
  formActions,
  notice,
  numberField,
  pageTitle,
  section,
  table,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import type { Steadiness } from '../compare-repeat.ts'
import { words } from '../../messages.ts'
import type { RepeatPlan } from '../plan-repeats.ts'
import { repeatSources } from '../repeat.ts'
import { repeatWords } from '../repeat-messages.ts'

/** One assessor's repeats. `who`: a name, or a number for those who may not know it. */
export type SteadinessRow = Readonly<{ who: string; given: number; steadiness: Steadiness }>

export type RepeatsView = Readonly<{
  editionId: string
  /** The way to here. */
  crumbs: readonly Readonly<{ label: string; href: string }>[]
  plan: RepeatPlan
  /** The first day on which repeats are given, in words. */
  startsOn: string | null
  rows: readonly SteadinessRow[]
  /** Codes of open repeats with the code on their sample; none where nobody may know both or no sample is judged. */
  labels: readonly Readonly<{ old: string; new: string }>[]
  maySet: boolean
}>

const [SET, GIVE] = ['repeat.set', 'repeat.give']
/** How many wobbling criteria are named: the rest moves less. */
const NAMED = 3
/** In whole hundredths: a mean that is smaller leans nowhere. */
const LEANING = 50

/** Repeats of an edition: whether and how they are given, who is given one next, and how steady each assessor is. */
export function repeatsPage(request: PageRequest, view: RepeatsView): Html {
  const { locale } = request
  const said = repeatWords[locale]
  const title = pageTitle({ locale, title: said.title, lead: said.lead, crumbs: [...view.crumbs] })
  return html`${title}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${reportPart(request, view)}${givePart(request, view)}${labelsPart(request, view)}
${section({ title: said.settingTitle, id: 'pengaturan', body: view.maySet ? settingForm(request, view) : html`<p>${settingWords(request, view)}</p>` })}`
}

function settingWords({ locale }: PageRequest, { plan: { setting } }: RepeatsView): string {
  const said = repeatWords[locale]
  return setting.each === 0 ? said.off : said.settingText(setting.each, setting.afterDays)
}

function settingForm(request: PageRequest, { editionId, plan: { setting } }: RepeatsView): Html {
  const said = repeatWords[request.locale]
  const isSet = setting.rowVersion > 0
  const field = (name: string, stored: string | number) => fieldState(request, SET, name, stored)
  const choices = repeatSources.map(value => ({ value, label: said.sources[value] }))
  const body = html`<input type="hidden" name="version" value="${setting.rowVersion}">
${numberField({ ...field('each', isSet ? setting.each : ''), label: said.each, hint: said.eachHint, required: true })}
${numberField({ ...field('afterDays', isSet ? setting.afterDays : ''), label: said.afterDays, hint: said.afterDaysHint, unit: said.days, required: true })}
${choiceField({ ...field('source', setting.source), label: said.source, choices, required: true })}
${dateField({ ...field('startsOn', setting.startsOn ?? ''), label: said.startsOn, hint: said.startsOnHint })}
${formActions([actionButton({ action: SET, label: said.save, kind: 'primary' })])}`
  return form({
    action: request.link(`/penugasan/${editionId}/ulangan`),
    key: request.formKey(),
    body,
    label: said.settingTitle,
  })
}

/** Who would be given one now; where nobody, why. */
function givePart(request: PageRequest, { editionId, plan, maySet, startsOn }: RepeatsView): Html | '' {
  const { locale } = request
  const said = repeatWords[locale]
  if (plan.setting.each === 0)
    return notice({
      locale,
      kind: 'info',
      text: maySet ? html`${said.off} <a href="#pengaturan">${said.settingTitle}</a>` : said.off,
    })
  const { finished, busy, full, nothing } = plan.without
  const counted = { finished, busy, full, nothing }
  const why = Object.entries(counted).flatMap(([reason, count]) =>
    count > 0 ? [html`<li>${said.without[reason as keyof typeof counted](count)}</li>`] : [],
  )
  const count = plan.picks.length
  const stopped = !plan.open ? said.closed : plan.begun ? null : said.notBegun(startsOn ?? '')
  const confirm = { locale, text: said.giveConfirm, label: said.give(count) }
  const act =
    count > 0 && maySet
      ? form({
          action: request.link(`/penugasan/${editionId}/ulangan`),
          key: request.formKey(),
          label: said.giveTitle,
          body: formActions([
            actionButton({ action: GIVE, label: said.give(count), kind: 'primary', confirm }),
          ]),
        })
      : ''
  const lead = stopped ?? (count > 0 ? said.giveText(count) : said.giveNone)
  return section({
    title: said.giveTitle,
    id: 'bagikan',
    body: html`<p>${lead}</p>${act}${why.length > 0 ? html`<ul>${why}</ul>` : ''}`,
  })
}

function labelsPart({ locale }: PageRequest, { labels }: RepeatsView): Html | '' {
  const said = repeatWords[locale]
  if (labels.length === 0) return ''
  const columns = [{ label: said.oldCode }, { label: said.newCode }]
  const rows = labels.map(one => ({ cells: [one.old, html`<b>${one.new}</b>`] }))
  return section({
    title: said.labelsTitle,
    lead: said.labelsText,
    id: 'label',
    body: table({ caption: said.labelsTitle, captionHidden: true, columns, rows, empty: '' }),
  })
}

function reportPart(request: PageRequest, { rows }: RepeatsView): Html | '' {
  const { locale } = request
  const said = repeatWords[locale]
  if (rows.length === 0) return ''
  const columns = [
    { label: said.assessor },
    { label: said.repeats },
    { label: said.distance, numeric: true },
    { label: said.direction },
    { label: said.wobbling },
  ]
  const lines = rows.map(({ who, given, steadiness: own }) => ({
    cells: [
      who,
      said.lockedOf(own.count, given),
      own.count === 0 ? '–' : formatHundredths(own.distance, locale),
      own.count === 0 ? '–' : directionWords(request, own.shift),
      own.count === 0 ? '–' : wobbleWords(request, own),
    ],
  }))
  return section({
    title: said.reportTitle,
    lead: said.reportText,
    id: 'keajekan',
    body: table({ caption: said.reportTitle, captionHidden: true, columns, rows: lines, empty: '' }),
  })
}

function directionWords({ locale }: PageRequest, shift: number): string {
  const said = repeatWords[locale]
  const points = formatHundredths(Math.abs(shift), locale)
  if (Math.abs(shift) < LEANING) return said.even
  return shift > 0 ? said.milder(points) : said.stricter(points)
}

function wobbleWords({ locale }: PageRequest, { wobbling }: Steadiness): Html {
  const said = repeatWords[locale]
  if (wobbling.length === 0) return html`${said.steadyAll}`
  const named = wobbling.slice(0, NAMED)
  return html`${named.map(one => html`<div>${said.wobble(one.criterion.title[locale], one.times, one.of)}</div>`)}`
}

/** The number of somebody whose name the reader may not know. */
export const numbered = (index: number, { locale }: PageRequest): string =>
  repeatWords[locale].assessorNumber(formatNumber(index + 1, locale))

/** The way to here of somebody who plans, and of somebody who leads the plenary. */
export function crumbsOf(
  { locale, link }: PageRequest,
  edition: Readonly<{ id: string; title: Text }>,
  mayPlan: boolean,
): RepeatsView['crumbs'] {
  const [label, path] = mayPlan
    ? [words[locale].planTitle, '/penugasan']
    : [repeatWords[locale].toPlenary, '/pleno']
  return [
    { label, href: link(path) },
    { label: edition.title[locale], href: link(`${path}/${edition.id}`) },
  ]
}
