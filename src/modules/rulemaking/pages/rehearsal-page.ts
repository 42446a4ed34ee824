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
import { furtherLines, whyText } from '../rehearsal-words.ts'
import { isMoved, moves, type Rehearsal, type Rehearsed } from '../rehearse-draft.ts'
import { rehearsalCounts } from './rehearsal-counts-part.ts'
import { isChanged } from '../rehearsal-further.ts'

export type RehearsalView = Readonly<{
  ground: DraftGround
  /** The check finds faults, so nothing can be computed. */
  isBroken: boolean
  /** Editions with published results. */
  editions: readonly Readonly<{ value: string; label: string }>[]
  editionId: string
  /** Null where no edition was chosen. */
  found: Rehearsed | null
  panelSize: number
  hasSelections: boolean
}>

export const rehearsalAddress = (editionId: string): string => `${draftAddress(editionId)}/uji`
export const REHEARSAL_FILE = 'hasil.csv'

/** So many lines stand on the page; the file holds all. */
const MOST_ROWS = 200
/** So many reasons are told of each result. */
const MOST_REASONS = 4

function outcomeText({ locale }: PageRequest, one: Rehearsal): Html {
  const own = rehearsalWords[locale]
  const stars = (count: number | null): string => (count === null ? '–' : `${count}`)
  const moved = `${own.moves[one.move]} (${stars(one.was.stars)} → ${stars(one.becomes.stars)})`
  const further = furtherLines(one, locale).map(line => html`<li>${line}</li>`)
  return further.length === 0 ? html`${moved}` : html`${moved}<ul class="plain">${further}</ul>`
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
function remarks({ locale }: PageRequest, view: RehearsalView, { files: found, tied }: Rehearsed): Html {
  const own = rehearsalWords[locale]
  const departed = found.filter(one => one.departed).length
  const said = [
    ...(found.some(one => one.move === 'other') ? [own.otherScheme] : []),
    ...(departed > 0 ? [own.departed(formatNumber(departed, locale))] : []),
    ...(found.some(one => one.sheets < view.panelSize)
      ? [own.sheetsAsTheyAre(formatNumber(view.panelSize, locale))]
      : []),
    ...(view.hasSelections ? [own.choicesTogether] : []),
    ...(tied > 0 ? [own.tied(formatNumber(tied, locale))] : []),
  ]
  return html`${said.map(text => html`<p class="muted">${text}</p>`)}`
}

/** What the list is narrowed to: one kind of move, or one commodity. */
const asked = ({ query }: PageRequest, name: 'gerak' | 'komoditas'): string => query.get(name) ?? ''

const FURTHER = 'selain-bintang'

const isWanted = (request: PageRequest, one: Rehearsal): boolean => {
  const [move, commodity] = [asked(request, 'gerak'), asked(request, 'komoditas')]
  const fits = move === '' || (move === FURTHER ? one.further.some(isChanged) : one.move === move)
  return fits && (commodity === '' || one.commodity === commodity)
}

function filterPart(request: PageRequest, view: RehearsalView, moved: readonly Rehearsal[]): Html {
  const { locale, link } = request
  const own = rehearsalWords[locale]
  const address = link(rehearsalAddress(view.ground.edition.id))
  const kinds = moves.filter(move => moved.some(one => one.move === move) && move !== 'same')
  const beside = moved.some(one => one.further.some(isChanged))
  const commodities = new Map(moved.map(one => [one.commodity, one.commodityTitle[locale]]))
  const isSet = asked(request, 'gerak') + asked(request, 'komoditas') !== ''
  const select = (
    name: 'gerak' | 'komoditas',
    label: string,
    options: readonly (readonly [string, string])[],
  ) =>
    selectField({
      locale,
      name,
      label,
      value: asked(request, name),
      prompt: own.filterAll,
      options: options.map(([value, title]) => ({ value, label: title })),
    })
  return filterBar({
    locale,
    action: `${address}#daftar`,
    label: own.filter,
    hidden: { edisi: view.editionId },
    clearHref: isSet ? `${address}?edisi=${view.editionId}#daftar` : null,
    body: html`${select('gerak', own.filterMove, [...kinds.map(move => [move, own.moves[move]] as const), ...(beside ? [[FURTHER, own.further] as const] : [])])}${select('komoditas', own.commodity, [...commodities])}`,
  })
}

function listPart(request: PageRequest, view: RehearsalView, moved: readonly Rehearsal[]): Html {
  const { locale } = request
  const own = rehearsalWords[locale]
  const counted = (count: number): string => formatNumber(count, locale)
  const shown = moved.filter(one => isWanted(request, one))
  const filter = filterPart(request, view, moved)
  if (shown.length === 0) return html`${filter}<p>${own.filteredNone}</p>`
  const more =
    shown.length > MOST_ROWS
      ? html`<p class="muted">${own.more(counted(MOST_ROWS), counted(shown.length))}</p>`
      : ''
  return html`${filter}<p class="muted">${own.partsHint}</p>${movedTable(request, shown)}${more}`
}

function resultPart(request: PageRequest, view: RehearsalView, found: Rehearsed): Html {
  const { locale, link } = request
  const own = rehearsalWords[locale]
  const { files } = found
  if (files.length === 0) return notice({ locale, kind: 'info', text: own.nothing })
  const moved = files.filter(isMoved)
  const counted = (count: number): string => formatNumber(count, locale)
  const address = draftAddress(view.ground.edition.id)
  const file = `${rehearsalAddress(view.ground.edition.id)}/${REHEARSAL_FILE}?edisi=${view.editionId}`
  const list = moved.length === 0 ? html`<p>${own.allSame}</p>` : listPart(request, view, moved)
  return html`${section({
    title: own.counts(counted(files.length), counted(moved.length)),
    id: 'hasil',
    body: html`${remarks(request, view, found)}${rehearsalCounts(request, files)}<div class="buttons">${tableLinks(link(file), own.download)}</div>`,
  })}${section({ title: own.moved, id: 'daftar', body: list })}<p>${own.next}</p><div class="buttons">${linkButton({ href: link(address), label: own.toDraft })}</div>`
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
    return html`${head}${calm}${notice({ locale, kind: 'warning', text: own.broken })}<div class="buttons">${linkButton({ href: link(`${address}#pemeriksaan`), label: own.toCheck })}</div>`
  return html`${head}${calm}${choicePart(request, view)}${view.found ? resultPart(request, view, view.found) : ''}`
}
