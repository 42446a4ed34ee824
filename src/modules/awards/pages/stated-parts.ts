import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import type { AwardSettings, Claim } from '../claim.ts'
import type { Award, Figure, Stated } from '../figures.ts'
import { words } from '../messages.ts'

/** What every part of the statistics page needs to know. */
export type Shown = Readonly<{
  locale: Locale
  settings: AwardSettings
  /** In the order of their numbers. */
  sources: readonly string[]
  areaName: (code: string) => string
  link: (path: string) => string
}>

/** Everything that the parts draw from, made once. */
export type Counted = Readonly<{
  shown: Shown
  figures: readonly Figure[]
  awards: readonly Award[]
  /** The scales that occur, in the programme's order. */
  scales: readonly string[]
}>

export const scaleName = ({ settings, locale }: Pick<Shown, 'settings' | 'locale'>, id: string): string =>
  settings.scales.find(one => one.id === id)?.title[locale] ?? id

export const commodityName = ({ settings, locale }: Pick<Shown, 'settings' | 'locale'>, id: string): string =>
  settings.commodities.find(one => one.id === id)?.title[locale] ?? id

/** The numbers of the sources, in their order. */
const numbersOf = (shown: Shown, claims: readonly Claim[]): readonly number[] =>
  [...new Set(claims.map(one => shown.sources.indexOf(one.source) + 1))].toSorted((one, other) => one - other)

/** The same as links to the list of sources. */
export function references(shown: Shown, claims: readonly Claim[]): Html {
  const numbers = numbersOf(shown, claims)
  const said = words[shown.locale].source
  return html`<span class="muted">[${numbers.map(
    (number, index) =>
      html`${index === 0 ? '' : ', '}<a href="#sumber-${number}" aria-label="${said} ${number}">${number}</a>`,
  )}]</span>`
}

/** A word where no source states the value itself. */
function doubt(shown: Shown, claims: readonly Claim[]): Html | '' {
  const own = words[shown.locale]
  if (claims.some(one => one.certainty === 'stated')) return ''
  const isYear = claims.every(one => one.certainty === 'year-inferred')
  return html` <span class="muted">(${isYear ? own.yearInferred : own.inferred})</span>`
}

/** Everything that is said, side by side: `112 [1] atau 118 [2], menurut sumber`. */
function sideBySide<Value>(
  shown: Shown,
  stated: readonly Stated<Value>[],
  inWords: (value: Value) => string,
): Html {
  const own = words[shown.locale]
  const one = ({ value, claims }: Stated<Value>): Html =>
    html`<b>${inWords(value)}</b>${doubt(shown, claims)} ${references(shown, claims)}`
  if (stated.length === 0) return html`<span class="muted">${own.notFound}</span>`
  if (stated.length === 1 && stated[0]) return one(stated[0])
  const all = stated.map((each, index) => html`${index === 0 ? '' : own.or}${one(each)}`)
  return html`${all}${own.accordingTo}`
}

/** One block: a cell of a table is a grid on a phone. */
export const block = (content: Html): Html => html`<div>${content}</div>`

export const figureCell = (shown: Shown, figure: Figure | undefined): Html =>
  block(sideBySide(shown, figure?.stated ?? [], value => formatNumber(value, shown.locale)))

/** Where no source says the stars, the sources that name the award. */
export const starsCell = (shown: Shown, { stars, claims }: Award): Html =>
  block(
    html`${sideBySide(shown, stars, ({ from, to }) =>
      from === to ? String(from) : words[shown.locale].upTo(String(from), String(to)),
    )}${stars.length === 0 ? html` ${references(shown, claims)}` : ''}`,
  )
