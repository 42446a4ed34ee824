import type { Criterion, FormResult, Node, Rules } from '../../../engine/index.ts'
import { isGroup } from '../../../engine/rules/rubric.ts'
import { toDecimal } from '../../../foundation/fraction.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  form,
  formActions,
  notice,
  pageTitle,
  rubricCriterion,
  section,
  selectField,
  textField,
  type RubricOption,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { draftAddress, type DraftGround } from '../draft.ts'
import { words } from '../messages.ts'
import { ANSWER, CARRIED, FACT } from '../try-rubric.ts'

export const TRY = 'rules-draft.try'

export type TryView = Readonly<{
  ground: DraftGround
  /** Null while the check finds faults. */
  rules: Rules | null
  rubricId: string
  result: FormResult | null
}>

/** What was tried last. */
export const tried =
  ({ form: shown, query }: Pick<PageRequest, 'form' | 'query'>) =>
  (name: string): string => {
    const value = shown?.values[name]
    return typeof value === 'string' ? value : (query.get(name) ?? '')
  }

function optionsOf(criterion: Criterion, { locale }: PageRequest): readonly RubricOption[] {
  const own = words[locale]
  const points = (value: number): string => formatHundredths(value, locale)
  if (criterion.kind === 'yes-no')
    return [
      { value: 'yes', label: own.yes, points: points(criterion.points) },
      { value: 'no', label: own.no, points: points(criterion.otherwise ?? 0) },
    ]
  const scales =
    criterion.kind === 'alternatives' ? criterion.scales.flatMap(scale => scale.options) : undefined
  const options = criterion.kind === 'choice' ? criterion.options : (scales ?? [])
  return options.map(option => ({
    value: option.id,
    label: option.text[locale],
    points: points(option.points),
  }))
}

function criterionPart(request: PageRequest, criterion: Criterion): Html | '' {
  const { locale } = request
  if (criterion.kind === 'imported') return ''
  const isCarried = criterion.scoredAt !== undefined
  const name = (isCarried ? CARRIED : ANSWER) + criterion.id
  const value = tried(request)(name)
  const title = isCarried ? `${criterion.title[locale]} (${words[locale].carried})` : criterion.title[locale]
  if (criterion.kind === 'number')
    return textField({ locale, name, label: title, hint: criterion.guidance[locale], value })
  return rubricCriterion({
    locale,
    name,
    title,
    description: criterion.guidance[locale],
    options: optionsOf(criterion, request),
    chosen: value,
    maxPoints: formatHundredths(criterion.max, locale),
  })
}

function nodePart(request: PageRequest, node: Node, level: 2 | 3): Html | '' {
  if (!isGroup(node)) return criterionPart(request, node)
  return section({
    title: `${node.title[request.locale]} (${formatHundredths(node.max, request.locale)})`,
    level,
    body: html`${node.children.map(child => nodePart(request, child, 3))}`,
  })
}

function factFields(request: PageRequest, rules: Rules): Html | '' {
  const { locale } = request
  const own = words[locale]
  if (rules.document.facts.length === 0) return ''
  const fields = rules.document.facts.map(fact => {
    const props = {
      locale,
      name: FACT + fact.name,
      label: fact.title[locale],
      value: tried(request)(FACT + fact.name),
    }
    return fact.kind === 'boolean'
      ? selectField({
          ...props,
          prompt: own.left,
          options: [
            { value: 'true', label: own.yes },
            { value: 'false', label: own.no },
          ],
        })
      : textField(props)
  })
  return html`<details><summary>${own.facts}</summary><div class="form">${fields}</div></details>`
}

function resultPart({ locale }: PageRequest, result: FormResult): Html {
  const own = words[locale]
  const problems = [...new Set(result.problems.map(one => one.message[locale]))]
  const gates = result.gates.filter(gate => gate.applied).map(gate => gate.reason[locale])
  const items = [
    { term: own.total, detail: result.mean ? toDecimal(result.mean, 2, 6) : own.noTotal },
    ...[...result.outcomes].map(([scale, { band }]) => ({
      term: `${own.band}: ${scale}`,
      detail: band ? band.title[locale] : own.noBand,
    })),
    ...(gates.length === 0 ? [] : [{ term: own.gates, detail: gates.join(' ') }]),
  ]
  const list = problems.length === 0 ? '' : html`<ul>${problems.map(one => html`<li>${one}</li>`)}</ul>`
  return section({ title: own.result, id: 'hasil', body: html`${definitionList({ items })}${list}` })
}

/** The scoresheet of the draft as assessors will see it, to be tried. */
export function tryPage(request: PageRequest, view: TryView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { edition } = view.ground
  const address = draftAddress(edition.id)
  const head = pageTitle({
    locale,
    title: own.preview,
    lead: own.previewLead,
    crumbs: [{ label: own.title, href: link(address) }],
  })
  const index = view.rules?.rubrics.get(view.rubricId)
  if (!view.rules || !index) return html`${head}${notice({ locale, kind: 'info', text: own.previewBroken })}`
  const turn = [...view.rules.rubrics.values()].map(
    ({ rubric }) =>
      html`<li><a href="${link(`${address}/coba?rubrik=${encodeURIComponent(rubric.id)}`)}">${rubric.title[locale]}</a></li>`,
  )
  const { root } = index.rubric
  const parts = isGroup(root)
    ? root.children.map(child => nodePart(request, child, 2))
    : nodePart(request, root, 2)
  const body = html`<input type="hidden" name="rubrik" value="${view.rubricId}">${factFields(request, view.rules)}${parts}${formActions([actionButton({ action: TRY, label: own.tryIt })])}`
  return html`${head}<nav aria-label="${own.preview}"><ul>${turn}</ul></nav>${view.result ? resultPart(request, view.result) : ''}${form({ action: link(`${address}/coba`), key: request.formKey(), body })}`
}
