import type { Rules } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import { section, table, type Definition } from '../../../../ui/index.ts'
import type { Feedback } from '../../feedback/feedback.ts'
import { scoreText } from '../../score-text.ts'
import type { ListEntry } from '../../chain/recommendation.ts'
import type { EntrySelection } from '../selection.ts'
import { selectionWords } from '../selection-messages.ts'

/** One nomination with what the choices say of it. */
export type SelectionRow = Readonly<{
  nominationId: string
  product: string
  selections: readonly EntrySelection[]
}>

export type SelectionsView = Readonly<{
  rows: readonly SelectionRow[]
  /** By which they were chosen; null where they are not at hand: then nothing is said of places. */
  rules: Rules | null
  /** Nominations whose lot is still to be drawn. */
  toDraw: ReadonlySet<string>
}>

type Own = Readonly<{ product: string; nominationId: string; said: EntrySelection }>
type Selection = NonNullable<Rules['document']['selections']>[number]

/** Beyond what is chosen, so many are still shown in each group. */
const BEYOND = 3

const isChosen = ({ award, shortlisted, tied }: EntrySelection): boolean =>
  award !== null || shortlisted === true || tied.length > 0

/** It shares its rank with others, and the lot that tells them apart is not drawn yet. */
const awaitsLot = (
  { said, nominationId }: Pick<Own, 'said' | 'nominationId'>,
  { toDraw }: SelectionsView,
): boolean => said.tied.length > 0 && [nominationId, ...said.tied].some(id => toDraw.has(id))

function noteOf({ said, nominationId }: Own, view: SelectionsView, locale: Locale): string {
  const own = selectionWords[locale]
  const tied = awaitsLot({ said, nominationId }, view) ? own.toDraw : own.tied
  return [
    ...(said.shortlisted === true ? [own.shortlisted] : []),
    ...(said.tied.length > 0 ? [tied] : []),
    ...(said.lot === undefined ? [] : [own.lot(formatNumber(said.lot, locale))]),
  ].join('; ')
}

const placesIn = (award: Selection['awards'][number], group: string): number =>
  award.exceptions?.find(one => one.group === group)?.places ?? award.places

/** How many of each award were given, how many a lot will give, and how many stay empty. */
function placesLine(
  selection: Selection | undefined,
  group: string,
  rows: readonly Own[],
  view: SelectionsView,
  locale: Locale,
): string {
  const own = selectionWords[locale]
  // The best award is filled first, by the lot, too.
  let waiting = rows.filter(one => one.said.award === null && awaitsLot(one, view)).length
  return (selection?.awards ?? [])
    .map(award => {
      const [given, places] = [
        rows.filter(one => one.said.award?.id === award.id).length,
        placesIn(award, group),
      ]
      const all = own.places(award.title[locale], formatNumber(given, locale), formatNumber(places, locale))
      const byLot = Math.min(waiting, Math.max(0, places - given))
      waiting -= byLot
      const vacant = places - given - byLot
      const rest = [
        ...(byLot > 0 ? [own.placesWait(formatNumber(byLot, locale))] : []),
        ...(vacant > 0 ? [own.vacant(formatNumber(vacant, locale))] : []),
      ]
      return rest.length > 0 ? `${all} (${rest.join(', ')})` : all
    })
    .join('; ')
}

function titleOf(group: string, selection: Selection | undefined, { rules }: SelectionsView, locale: Locale) {
  if (selection?.per === 'all') return selectionWords[locale].all
  return (selection?.per === 'commodity' && rules?.commodities.get(group)?.title[locale]) || group
}

function groupPart(
  group: string,
  rows: readonly Own[],
  selection: Selection | undefined,
  view: SelectionsView,
  locale: Locale,
): Html {
  const own = selectionWords[locale]
  const ordered = rows.toSorted(
    (a, b) => (a.said.rank ?? 0) - (b.said.rank ?? 0) || (a.product < b.product ? -1 : 1),
  )
  const last = ordered.findLastIndex(one => isChosen(one.said))
  const title = titleOf(group, selection, view, locale)
  const places = placesLine(selection, group, rows, view, locale)
  return html`<h4>${title}</h4>${places === '' ? '' : html`<p>${places}</p>`}${table({
    caption: title,
    captionHidden: true,
    columns: [
      { label: own.rank, numeric: true },
      { label: own.product },
      { label: own.value, numeric: true },
      { label: own.award },
      { label: own.note },
    ],
    rows: ordered.slice(0, last + 1 + BEYOND).map(one => ({
      cells: [
        formatNumber(one.said.rank ?? 0, locale),
        one.product,
        scoreText(one.said.value, locale),
        one.said.award?.title[locale] ??
          html`<span class="muted">${awaitsLot(one, view) ? own.awaitsLot : own.noAward}</span>`,
        noteOf(one, view, locale),
      ],
    })),
    empty: own.none,
  })}`
}

function tiesLine({ rules }: SelectionsView, locale: Locale): string {
  const own = selectionWords[locale]
  const ties = rules?.document.ties
  if (!rules || !ties) return ''
  const nodes = ties.by.map(
    id =>
      [...rules.rubrics.values()].flatMap(one => one.nodes.get(id)?.title[locale] ?? []).find(Boolean) ?? id,
  )
  return [
    ...(nodes.length > 0 ? [own.byNodes(nodes.join(', '))] : []),
    ties.lastly === 'lot' ? own.byLot : own.byShare,
  ].join(' ')
}

function onePart(id: string, rows: readonly Own[], view: SelectionsView, locale: Locale): Html {
  const own = selectionWords[locale]
  const selection = view.rules?.document.selections?.find(one => one.id === id)
  const part = rows.filter(one => one.said.rank !== null)
  const groups = Map.groupBy(part, one => one.said.group ?? '')
  const expected =
    selection?.per === 'commodity' && view.rules ? [...view.rules.commodities.keys()] : [...groups.keys()]
  const names = [...new Set([...expected, ...groups.keys()])].toSorted()
  const apart = rows.length - part.length
  return section({
    title: rows[0]?.said.title[locale] ?? id,
    level: 3,
    body: html`${names.map(name => groupPart(name, groups.get(name) ?? [], selection, view, locale))}
${apart > 0 ? html`<p class="muted">${own.apart(formatNumber(apart, locale))}</p>` : ''}
${selection?.shortlist ? html`<p class="muted">${own.shortlistNote}</p>` : ''}`,
  })
}

/** Every choice of the rules, group by group; nothing where they choose nothing. */
export function selectionsPart(view: SelectionsView, locale: Locale): Html | '' {
  const all = view.rows.flatMap(({ nominationId, product, selections }) =>
    selections.map((said): Own => ({ nominationId, product, said })),
  )
  if (all.length === 0) return ''
  const ties = tiesLine(view, locale)
  const byId = Map.groupBy(all, one => one.said.id)
  return html`${ties === '' ? '' : html`<p>${ties}</p>`}${[...byId].map(([id, rows]) => onePart(id, rows, view, locale))}`
}

/** What was chosen with a signed list; nothing where the rules choose nothing. Places are told by the rules it was made by. */
export function chosenPart(entries: readonly ListEntry[], rules: Rules | null, locale: Locale): Html | '' {
  const own = selectionWords[locale]
  const isTheirs = rules !== null && entries.every(one => one.rulesHash === rules.hash)
  const rows = entries.map(({ nominationId, product, selections = [] }) => ({
    nominationId,
    product,
    selections,
  }))
  const view = { rows, rules: isTheirs ? rules : null, toDraw: new Set<string>() }
  const body = selectionsPart(view, locale)
  return body === '' ? '' : section({ title: own.title, id: 'pemilihan', lead: own.signedLead, body })
}

/** What each choice of the rules gave one product, as terms with what they say. */
export const awardItems = (awards: Feedback['awards'], locale: Locale): readonly Definition[] =>
  (awards ?? []).map(({ title, award }) => ({
    term: title[locale],
    detail: award?.[locale] ?? selectionWords[locale].noAward,
  }))
