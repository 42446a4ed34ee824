import type { Rules } from '../../../engine/index.ts'
import { isGroup, type Criterion, type Group, type Node } from '../../../engine/rules/rubric.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths } from '../../../platform/translations.ts'
import { bars, table } from '../../../ui/index.ts'
import { criterionNotes } from '../criterion-notes.ts'
import { words } from '../messages.ts'

export const titleOf = (group: Group, locale: Locale): string =>
  `${group.title[locale]} (${words[locale].scoreTo(formatHundredths(group.max, locale))})`

type Choice = Readonly<{ label: string; points: number }>

const decimal = (value: string, locale: Locale): string => (locale === 'id' ? value.replace('.', ',') : value)

function choicesOf(criterion: Criterion, locale: Locale): readonly Choice[] {
  const own = words[locale]
  const described = (options: readonly { text: Record<Locale, string>; points: number }[]): Choice[] =>
    options.map(option => ({ label: option.text[locale], points: option.points }))
  const banded = (bands: readonly { from: string; points: number }[], unit: string): Choice[] =>
    bands.map(band => ({ label: own.fromNumber(decimal(band.from, locale), unit), points: band.points }))
  switch (criterion.kind) {
    case 'choice':
      return described(criterion.options)
    case 'alternatives':
      return criterion.scales.flatMap(scale =>
        described(scale.options).map(one => ({ ...one, label: `${scale.title[locale]}: ${one.label}` })),
      )
    case 'yes-no':
      return [
        { label: own.yes, points: criterion.points },
        { label: own.no, points: criterion.otherwise ?? 0 },
      ]
    case 'number':
      return banded(criterion.bands, criterion.unit?.[locale] ?? '')
    case 'imported':
      return [...described(criterion.options ?? []), ...banded(criterion.bands ?? [], '')]
  }
}

function choiceList(criterion: Criterion, locale: Locale): Html {
  const one = (choice: Choice): Html =>
    html`<li><b class="number">${formatHundredths(choice.points, locale)}</b> ${choice.label}</li>`
  return html`<ul class="plain">${choicesOf(criterion, locale).map(one)}</ul>`
}

function criterionWords(criterion: Criterion, rules: Rules, locale: Locale): Html {
  const notes = [criterion.guidance[locale], ...criterionNotes(criterion, rules, locale)]
  return html`<b>${criterion.title[locale]}</b>${notes.map(note => html`<p class="muted">${note}</p>`)}`
}

function criteriaTable(group: Group, rules: Rules, locale: Locale): Html {
  const own = words[locale]
  const criteria = group.children.filter((node): node is Criterion => !isGroup(node))
  if (criteria.length === 0) return html``
  const guidance = group.guidance ? html`<p>${group.guidance[locale]}</p>` : ''
  const rows = table({
    caption: titleOf(group, locale),
    columns: [{ label: own.criterion }, { label: own.choices }, { label: own.most, numeric: true }],
    rows: criteria.map(criterion => ({
      cells: [
        criterionWords(criterion, rules, locale),
        choiceList(criterion, locale),
        formatHundredths(criterion.max, locale),
      ],
    })),
    empty: own.noCriteria,
  })
  return html`${guidance}${rows}`
}

/** A part's own criteria, then those of the parts below it. */
export const partTables = (group: Group, rules: Rules, locale: Locale): Html =>
  html`${criteriaTable(group, rules, locale)}${group.children.filter(isGroup).map(node => partTables(node, rules, locale))}`

/** What each part is worth, at one look. */
export function partsAtALook(root: Node, locale: Locale): Html {
  if (!isGroup(root)) return html``
  const share = (part: Node): number => (root.max === 0 ? 0 : part.max / root.max)
  return bars({
    caption: words[locale].partsAtALook,
    bars: root.children.map(part => ({
      label: part.title[locale],
      share: share(part),
      text: words[locale].scoreTo(formatHundredths(part.max, locale)),
    })),
  })
}
