import type {
  Band,
  DocumentRequirement,
  Effect,
  Facts,
  Rules,
  RulesDocument,
  Scale,
} from '../../engine/index.ts'
import { evaluateFacts } from '../../engine/index.ts'
import type { Condition, FactCondition } from '../../engine/rules/condition.ts'
import { isGroup, type Node } from '../../engine/rules/rubric.ts'
import { optionsOf } from '../../engine/scoring/points.ts'
import type { Locale } from '../../foundation/text.ts'
import { formatExact, formatHundredths, formatNumber } from '../../platform/translations.ts'
import { words } from './messages.ts'

type Document = RulesDocument

/** What a rule says, for people who never saw a rules file. Everything here is read from the rules. */

function factInWords(condition: FactCondition, document: Document, locale: Locale): string {
  const say = words[locale].condition
  const title = document.facts.find(fact => fact.name === condition.fact)?.title[locale] ?? condition.fact
  if ('is' in condition) {
    if (condition.is === true) return say.yes(title)
    if (condition.is === false) return say.no(title)
    return say.is(title, valueInWords(condition.is, document, locale))
  }
  if ('oneOf' in condition)
    return say.oneOf(title, condition.oneOf.map(one => valueInWords(one, document, locale)).join(', '))
  return 'atLeast' in condition
    ? say.atLeast(title, formatExact(condition.atLeast, locale))
    : say.below(title, formatExact(condition.below, locale))
}

/** A commodity, an option of a question, or the value itself. */
function valueInWords(value: string | number | boolean, document: Document, locale: Locale): string {
  if (typeof value === 'number') return formatExact(value, locale)
  const options = document.sections.flatMap(section =>
    section.questions.flatMap(question => question.options ?? []),
  )
  const named = [...document.commodities, ...options].find(one => one.id === value)
  return named?.title[locale] ?? String(value)
}

function findNode(document: Document, id: string): Node | undefined {
  const find = (node: Node): Node | undefined =>
    node.id === id ? node : isGroup(node) ? node.children.map(find).find(Boolean) : undefined
  return document.rubrics.map(rubric => find(rubric.root)).find(Boolean)
}

export const titleOfNode = (document: Document, id: string, locale: Locale): string =>
  findNode(document, id)?.title[locale] ?? id

/** The answer to a criterion as its option describes it. */
function answerInWords(document: Document, id: string, answer: string | boolean, locale: Locale): string {
  if (typeof answer === 'boolean') return answer ? words[locale].yes : words[locale].no
  const node = findNode(document, id)
  const options = node && !isGroup(node) ? optionsOf(node) : []
  return options.find(option => option.id === answer)?.text[locale] ?? answer
}

/** A condition as a clause: `produk diekspor dan jumlah pekerja sekurang-kurangnya 5`. */
export function conditionInWords(condition: Condition, document: Document, locale: Locale): string {
  const say = words[locale].condition
  if (typeof condition === 'boolean') return condition ? say.always : say.never
  const inside = (parts: readonly Condition[], joint: string): string =>
    parts.map(part => conditionInWords(part, document, locale)).join(` ${joint} `)
  if ('all' in condition) return inside(condition.all, say.and)
  if ('any' in condition) return inside(condition.any, say.or)
  if ('not' in condition) return say.not(conditionInWords(condition.not, document, locale))
  if ('fact' in condition) return factInWords(condition, document, locale)
  const title = titleOfNode(document, condition.answer, locale)
  if ('is' in condition)
    return say.answerIs(title, answerInWords(document, condition.answer, condition.is, locale))
  return 'atLeast' in condition
    ? say.atLeast(title, formatHundredths(condition.atLeast, locale))
    : say.below(title, formatHundredths(condition.below, locale))
}

function bandTitle(document: Document, id: string | null, locale: Locale): string {
  const bands = document.scales.flatMap(scale => scale.bands)
  return bands.find(band => band.id === id)?.title[locale] ?? words[locale].gate.noBand
}

/** What a gate does: `Nilai bagian Mutu paling banyak 20,00`. */
export function effectInWords(effect: Effect, document: Document, locale: Locale): string {
  const say = words[locale].gate
  switch (effect.kind) {
    case 'disqualify':
      return say.disqualify
    case 'stop-scoring':
      return say.stopScoring
    case 'suspend':
      return effect.until ? say.suspendUntil(effect.until.text[locale]) : say.suspend
    case 'cap-band':
      return say.capBand(bandTitle(document, effect.band, locale))
    case 'cap-node':
      return say.capNode(titleOfNode(document, effect.node, locale), formatHundredths(effect.max, locale))
  }
}

/** How the sheets become one number and how that is rounded. */
export function aggregationInWords(document: Document, locale: Locale): string {
  const say = words[locale].aggregation
  const { combine, rounding, trim } = document.aggregation
  const second = document.panel.secondJury ? ` ${say.secondJury}` : ''
  const how =
    combine === 'consensus'
      ? say.consensus
      : combine === 'trimmed-mean'
        ? say.trimmedMean(formatNumber(trim ?? 1, locale))
        : combine === 'median'
          ? say.median
          : say.mean
  return `${how}${second} ${say.rounding[rounding.kind](formatNumber(rounding.places, locale))}`
}

export type BandLine = Readonly<{ band: Band; from: number; below: number | null }>

/** The bands of a scale from the highest down, each with its lower bound and the next higher one's. */
export function bandLines(scale: Scale): readonly BandLine[] {
  const descending = scale.bands.toSorted((one, other) => other.from - one.from)
  return descending.map((band, index) => ({
    band,
    from: band.from,
    below: descending[index - 1]?.from ?? null,
  }))
}

export type Need = Readonly<{ kind: 'always' | 'never' }> | Readonly<{ kind: 'when'; condition: Condition }>

/** Whether a document is asked for of a commodity, as far as the commodity alone decides. */
export function needOf(requirement: DocumentRequirement, facts: Facts): Need {
  const verdict = evaluateFacts(requirement.required, facts)
  if (verdict === 'undecided') return { kind: 'when', condition: requirement.required }
  return { kind: verdict ? 'always' : 'never' }
}

/** The gates that concern a commodity. */
export const gatesOf = (rules: Rules, commodity: string) =>
  rules.document.gates.filter(gate => gate.commodities === undefined || gate.commodities.includes(commodity))
