import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import { bars, columns, decisionTable, section, table } from '../../../../ui/index.ts'
import { listWords } from '../list-messages.ts'
import type { Distribution, Share } from '../list-figures.ts'
import { changeOf, type ListDifference, type ListEntry } from '../recommendation.ts'
import { failedRules } from '../../support/further.ts'
import { awaitedWords, furtherWords } from '../../support/further-messages.ts'
import { scoreText, starsWord } from '../../score-text.ts'
import { unscoredCaseWords } from '../../unscored-messages.ts'
import { comeText, furtherLines } from '../../support/pages/further-part.ts'

/** What the decider should look at in an entry, each in a few words. */
export function entryFlags(entry: ListEntry, locale: Locale): readonly string[] {
  const own = listWords[locale]
  const open = entry.state === 'incomplete' || entry.state === 'suspended'
  return [
    ...(entry.departed ? [own.flagDeparted(starsWord(entry.proposedStars, entry.of, locale))] : []),
    ...(open ? [own.flagOpen] : []),
    ...(entry.borderline.includes('spread') ? [own.flagSpread(scoreText(entry.spread, locale))] : []),
    ...(entry.borderline.includes('line') ? [own.flagLine] : []),
    ...(entry.gates.length > 0 ? [own.flagGate] : []),
    ...(failedRules(entry.further).length > 0 ? [furtherWords[locale].failed] : []),
  ]
}

/** The list as it is decided on. */
export function entriesTable(entries: readonly ListEntry[], locale: Locale): Html {
  const own = listWords[locale]
  return decisionTable({
    locale,
    caption: own.whole,
    captionHidden: true,
    empty: own.noEntries,
    rows: entries.map(entry => ({
      product: entry.product,
      detail: [
        entry.maker,
        entry.place,
        entry.commodityTitle[locale],
        ...furtherLines(entry.further, locale),
      ].join(' · '),
      score: entry.rounded === null ? null : scoreText(entry.rounded, locale),
      stars: entry.stars,
      of: entry.of,
      starsLabel: starsWord(entry.stars, entry.of, locale),
      ...(entry.before
        ? {
            before: own.earlier(starsWord(entry.before.stars, entry.before.of, locale), entry.before.scheme),
          }
        : {}),
      change: changeOf(entry),
      flags: entryFlags(entry, locale),
    })),
  })
}

function shareTable(caption: string, shares: readonly Share[], of: number, locale: Locale): Html {
  const number = (value: number): string => formatNumber(value, locale)
  const kinds = Array.from({ length: of + 1 }, (_, index) => of - index)
  return table({
    caption,
    columns: [
      { label: caption },
      ...kinds.map(stars => ({ label: starsWord(stars, of, locale), numeric: true })),
    ],
    rows: shares.map(share => ({
      cells: [share.title[locale], ...kinds.map(stars => number(share.stars[stars] ?? 0))],
    })),
    empty: '–',
  })
}

export function distributionPart(figures: Distribution, locale: Locale): Html {
  const { of, stars, apart, byCommodity, byProvince } = figures
  const own = listWords[locale]
  const all = stars.reduce((sum, count) => sum + count, 0)
  const byStars = bars({
    caption: own.byStars,
    honour: true,
    bars: stars
      .map((count, index) => ({
        label: starsWord(index, of, locale),
        share: all === 0 ? 0 : count / all,
        text: own.products(formatNumber(count, locale)),
      }))
      .toReversed(),
  })
  return section({
    title: own.distribution,
    body: html`${byStars}${apart > 0 ? html`<p class="muted">${unscoredCaseWords[locale].apart(formatNumber(apart, locale))}</p>` : ''}${columns([shareTable(own.byCommodity, byCommodity, of, locale), shareTable(own.byProvince, byProvince, of, locale)])}`,
  })
}

/** What another version of the list changed. */
export function changesPart(changes: readonly ListDifference[] | null, locale: Locale): Html {
  const own = listWords[locale]
  const side = (entry: ListEntry | null): string =>
    entry === null
      ? own.absent
      : `${starsWord(entry.stars, entry.of, locale)}${entry.reason === '' ? '' : `: ${entry.reason}`}`
  const body =
    changes === null
      ? html`<p class="muted">${own.changesFirst}</p>`
      : table({
          caption: own.changes,
          captionHidden: true,
          columns: [{ label: own.list }, { label: own.before }, { label: own.after }],
          rows: changes.map(change => ({
            cells: [change.product, side(change.before), side(change.after)],
          })),
          empty: html`<p class="muted">${own.changesNone}</p>`,
        })
  return section({ title: own.changes, body })
}

const item = (name: string, text: string): Html => html`<li><b>${name}</b>: ${text}</li>`

function group(title: string, items: readonly Html[]): Html | '' {
  return items.length === 0 ? '' : html`<h3>${title}</h3><ul>${items}</ul>`
}

/** Why gates lowered or closed the star, and which rules were not met; each once. */
const closingReasons = ({ gates, further }: ListEntry, locale: Locale): readonly string[] => [
  ...new Set([...gates, ...failedRules(further)].map(one => one.reason[locale])),
]

/** What had come of that for which the rules suspended a result, each by its paper. */
const awaitedGroup = (entries: readonly ListEntry[], locale: Locale): Html | '' =>
  group(
    awaitedWords[locale].inList,
    entries.flatMap(entry =>
      (entry.awaited ?? []).map(each => item(entry.product, `${comeText(each, locale)} ${each.reason}`)),
    ),
  )

/** The lines that by the rules a level decides, level by level. */
function routesGroup(entries: readonly ListEntry[], locale: Locale): Html | '' {
  const own = furtherWords[locale]
  const routed = entries.flatMap(({ product, further }) =>
    further?.route ? [{ product, title: further.route.title[locale] }] : [],
  )
  const levels = [...Map.groupBy(routed, one => one.title)].map(([title, lines]) =>
    item(title, lines.map(one => one.product).join(', ')),
  )
  return levels.length === 0 ? '' : html`${group(own.routed, levels)}<p class="muted">${own.routedNote}</p>`
}

/** Departures with their reasons, gates, and borderline entries, named one by one. */
export function attentionPart(entries: readonly ListEntry[], locale: Locale): Html {
  const own = listWords[locale]
  const word = (entry: ListEntry, stars: number): string => starsWord(stars, entry.of, locale)
  const departed = entries.filter(entry => entry.departed)
  const open = entries.filter(entry => entry.state === 'incomplete' || entry.state === 'suspended')
  const gated = entries.filter(entry => closingReasons(entry, locale).length > 0)
  const close = entries.filter(entry => entry.borderline.length > 0)
  const groups = html`${group(
    own.departures,
    departed.map(entry =>
      item(
        entry.product,
        `${own.departed(word(entry, entry.proposedStars), word(entry, entry.stars))}. ${entry.reason}`,
      ),
    ),
  )}${group(
    own.open,
    open.map(entry => item(entry.product, `${word(entry, entry.stars)}. ${entry.reason}`)),
  )}${group(
    own.gates,
    gated.map(entry => item(entry.product, closingReasons(entry, locale).join(' '))),
  )}${awaitedGroup(entries, locale)}${routesGroup(entries, locale)}${group(
    own.borderline,
    close.map(entry =>
      item(entry.product, `${scoreText(entry.rounded, locale)}, ${word(entry, entry.stars)}`),
    ),
  )}`
  const further = entries.filter(entry => entry.awaited || entry.further?.route)
  const calm = departed.length + open.length + gated.length + close.length + further.length === 0
  return section({
    title: own.attention,
    body: calm ? html`<p class="muted">${own.attentionNone}</p>` : html`<div class="prose">${groups}</div>`,
  })
}
