import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import {
  emptyState,
  filterBar,
  linkButton,
  notice,
  pageTitle,
  section,
  selectField,
  table,
} from '../../../ui/index.ts'
import { tableLinks, type PageRequest } from '../../../web/index.ts'
import { scoreText } from '../../decisions/index.ts'
import { draftAddress, type DraftGround } from '../draft.ts'
import { words } from '../messages.ts'
import { rehearsalWords } from '../rehearsal-messages.ts'
import { whyText } from '../rehearsal-words.ts'
import { countByCommodity, countMoves, countStars, moves, type Rehearsal } from '../rehearse-draft.ts'

export type RehearsalView = Readonly<{
  ground: DraftGround
  /** The check finds faults, so nothing can be computed. */
  isBroken: boolean
  /** Editions with published results. */
  editions: readonly Readonly<{ value: string; label: string }>[]
  editionId: string
  /** Null where no edition was chosen. */
  found: readonly Rehearsal[] | null
  panelSize: number
  hasSelections: boolean
}>

export const rehearsalAddress = (editionId: string): string => `${draftAddress(editionId)}/uji`
export const REHEARSAL_FILE = 'hasil.csv'

/** So many lines stand on the page; the file holds all. */
const MOST_ROWS = 200
/** So many reasons are told of each result. */
const MOST_REASONS = 4

function starsTable({ locale }: PageRequest, found: readonly Rehearsal[]): Html {
  const own = rehearsalWords[locale]
  const label = (stars: number | null): string => {
    if (stars === null) return own.notComputed
    return stars === 0 ? own.noStar : own.starCount(formatNumber(stars, locale))
  }
  const signed = (value: number): string =>
    value === 0 ? '0' : `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value), locale)}`
  return table({
    caption: own.byStars,
    columns: [
      { label: own.starsColumn },
      { label: own.was, numeric: true },
      { label: own.becomes, numeric: true },
      { label: own.difference, numeric: true },
    ],
    rows: countStars(found).map(({ stars, was, becomes }) => ({
      cells: [label(stars), formatNumber(was, locale), formatNumber(becomes, locale), signed(becomes - was)],
    })),
    empty: '',
  })
}

function commodityTable({ locale }: PageRequest, found: readonly Rehearsal[]): Html {
  const own = rehearsalWords[locale]
  const counts = countMoves(found)
  const shown = moves.filter(move => move === 'same' || counts[move] > 0)
  return table({
    caption: own.byCommodity,
    columns: [
      { label: own.commodity },
      { label: own.all, numeric: true },
      ...shown.map(move => ({ label: own.moves[move], numeric: true })),
    ],
    rows: countByCommodity(found).map(({ title, counts: of, all }) => ({
      cells: [title[locale], formatNumber(all, locale), ...shown.map(move => formatNumber(of[move], locale))],
    })),
    totals: [
      {
        cells: [
          own.all,
          formatNumber(found.length, locale),
          ...shown.map(move => formatNumber(counts[move], locale)),
        ],
      },
    ],
    empty: '',
  })
}

const outcomeText = ({ locale }: PageRequest, one: Rehearsal): string => {
  const own = rehearsalWords[locale]
  const stars = (count: number | null): string => (count === null ? '–' : `${count}`)
  return `${own.moves[one.move]} (${stars(one.was.stars)} → ${stars(one.becomes.stars)})`
}

function movedTable(request: PageRequest, moved: readonly Rehearsal[]): Html {
  const { locale, link } = request
  const own = rehearsalWords[locale]
  const why = (one: Rehearsal): Html => {
    const said = whyText(one, locale).slice(0, MOST_REASONS)
    return html`<ul class="plain">${said.map(text => html`<li>${text}</li>`)}</ul>`
  }
  return table({
    caption: own.moved,
    captionHidden: true,
    columns: [
      { label: own.product },
      { label: own.move },
      { label: own.scoreWas, numeric: true },
      { label: own.scoreBecomes, numeric: true },
      { label: own.why },
    ],
    rows: moved.slice(0, MOST_ROWS).map(one => ({
      cells: [
        html`<a href="${link(`/usulan/${one.nominationId}`)}">${one.product}</a><br><span class="muted">${one.maker}, ${one.place}</span>`,
        outcomeText(request, one),
        scoreText(one.was.rounded, locale),
        scoreText(one.becomes.rounded, locale),
        why(one),
      ],
    })),
    empty: '',
  })
}

/** What has to be known to read the figures. */
function remarks({ locale }: PageRequest, view: RehearsalView, found: readonly Rehearsal[]): Html {
  const own = rehearsalWords[locale]
  const departed = found.filter(one => one.departed).length
  const said = [
    ...(found.some(one => one.move === 'other') ? [own.otherScheme] : []),
    ...(departed > 0 ? [own.departed(formatNumber(departed, locale))] : []),
    ...(found.some(one => one.sheets < view.panelSize)
      ? [own.sheetsAsTheyAre(formatNumber(view.panelSize, locale))]
      : []),
    ...(view.hasSelections ? [own.noSelections] : []),
  ]
  return html`${said.map(text => html`<p class="muted">${text}</p>`)}`
}

function resultPart(request: PageRequest, view: RehearsalView, found: readonly Rehearsal[]): Html {
  const { locale, link } = request
  const own = rehearsalWords[locale]
  if (found.length === 0) return notice({ locale, kind: 'info', text: own.nothing })
  const moved = found.filter(one => one.move !== 'same')
  const counted = (count: number): string => formatNumber(count, locale)
  const file = `${rehearsalAddress(view.ground.edition.id)}/${REHEARSAL_FILE}?edisi=${view.editionId}`
  const list =
    moved.length === 0
      ? html`<p>${own.allSame}</p>`
      : html`<p class="muted">${own.partsHint}</p>${movedTable(request, moved)}${moved.length > MOST_ROWS ? html`<p class="muted">${own.more(counted(MOST_ROWS), counted(moved.length))}</p>` : ''}`
  return html`${section({
    title: own.counts(counted(found.length), counted(moved.length)),
    id: 'hasil',
    body: html`${remarks(request, view, found)}${starsTable(request, found)}${commodityTable(request, found)}<div class="buttons">${tableLinks(link(file), own.download)}</div>`,
  })}${section({ title: own.moved, body: list })}`
}

function choicePart({ locale, link }: PageRequest, view: RehearsalView): Html {
  const own = rehearsalWords[locale]
  if (view.editions.length === 0) return emptyState({ title: own.noEdition, text: own.noEditionText })
  return filterBar({
    locale,
    action: link(rehearsalAddress(view.ground.edition.id)),
    label: own.resultsLabel,
    submit: own.run,
    open: true,
    body: selectField({
      locale,
      name: 'edisi',
      label: own.editionLabel,
      value: view.editionId,
      prompt: own.choose,
      required: true,
      options: view.editions,
    }),
  })
}

/** What the published results of an edition would become by the draft. Nothing is stored. */
export function rehearsalPage(request: PageRequest, view: RehearsalView): Html {
  const { locale, link } = request
  const own = rehearsalWords[locale]
  const { edition } = view.ground
  const address = draftAddress(edition.id)
  const head = pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [
      { label: words[locale].manage, href: link('/edisi-kelola') },
      { label: edition.title[locale], href: link(`/edisi-kelola/${edition.id}`) },
      { label: words[locale].title, href: link(address) },
    ],
  })
  const calm = notice({ locale, kind: 'info', text: own.changesNothing })
  if (view.isBroken)
    return html`${head}${calm}${notice({ locale, kind: 'warning', text: own.broken })}${linkButton({ href: link(`${address}#pemeriksaan`), label: own.toCheck })}`
  return html`${head}${calm}${choicePart(request, view)}${view.found ? resultPart(request, view, view.found) : ''}`
}
