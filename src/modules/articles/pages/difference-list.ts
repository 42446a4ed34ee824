import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { differenceOf, type DifferenceLine } from '../difference.ts'
import { fieldName, places, type ArticleText, type Place } from '../article.ts'
import { words } from '../editing-messages.ts'

/** Lines of one kind that follow each other. */
function runsOf(lines: readonly DifferenceLine[]): readonly (readonly DifferenceLine[])[] {
  const runs: DifferenceLine[][] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last?.[0]?.kind === line.kind) last.push(line)
    else runs.push([line])
  }
  return runs
}

function changesIn(locale: Locale, lines: readonly DifferenceLine[]): Html {
  const own = words[locale]
  const run = (same: readonly DifferenceLine[]): Html => {
    const kind = same[0]?.kind ?? 'same'
    if (kind === 'same') return html`<li class="muted">… ${own.unchanged(String(same.length))} …</li>`
    const said = kind === 'added' ? own.added : own.removed
    const line = ({ text }: DifferenceLine): Html => {
      const shown = text === '' ? own.emptyLine : text
      return kind === 'added'
        ? html`<ins class="change__line">${shown}</ins>`
        : html`<del class="change__line">${shown}</del>`
    }
    return html`<li class="change change--${kind}"><b>${said}</b>${same.map(line)}</li>`
  }
  return html`<ul class="plain changes">${runsOf(lines).map(run)}</ul>`
}

export const placeName = (locale: Locale, { part, locale: language }: Place): string =>
  words[locale].differenceOf(words[locale].parts[part], words[locale].languages[language])

/** What a reader of `before` would find changed in `after`: said in words for every line. */
export function differenceList(locale: Locale, before: ArticleText | null, after: ArticleText): Html {
  const own = words[locale]
  const changed = places.filter(
    ({ part, locale: language }) => (before?.[part][language] ?? '') !== after[part][language],
  )
  if (changed.length === 0) return html`<p>${own.nothingChanged}</p>`
  return html`${changed.map(place => {
    const { part, locale: language } = place
    const lines = differenceOf(before?.[part][language] ?? '', after[part][language])
    return html`<h3>${placeName(locale, place)}</h3>${changesIn(locale, lines)}`
  })}`
}

function side(locale: Locale, label: string, lines: readonly DifferenceLine[]): Html {
  const line = ({ kind, text }: DifferenceLine): Html =>
    kind === 'same'
      ? html`<span class="change__line">${text}</span>`
      : html`<mark class="change__line"><b>${words[locale].onlyHere}</b> ${text === '' ? words[locale].emptyLine : text}</mark>`
  return html`<div class="panel"><h4>${label}</h4><div class="written">${lines.map(line)}</div></div>`
}

/** What is saved and what was typed, beside each other, for every field in which they differ. */
export function textsBeside(
  locale: Locale,
  stored: ArticleText,
  typed: Readonly<Record<string, string>>,
): Html {
  const own = words[locale]
  const differing = places.flatMap(place => {
    const [old, fresh] = [stored[place.part][place.locale], typed[fieldName(place)] ?? '']
    return old === fresh ? [] : [{ place, lines: differenceOf(old, fresh) }]
  })
  if (differing.length === 0) return html`<p>${own.noDifference}</p>`
  return html`${differing.map(
    ({ place, lines }) =>
      html`<h3>${placeName(locale, place)}</h3><div class="columns">${side(
        locale,
        own.storedText,
        lines.filter(one => one.kind !== 'added'),
      )}${side(
        locale,
        own.ownText,
        lines.filter(one => one.kind !== 'removed'),
      )}</div>`,
  )}`
}
