import { html, type Html } from '../../../platform/html.ts'
import { formatDeadline, formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  columns,
  contohTag,
  definitionList,
  emptyState,
  factList,
  framePaths,
  hero,
  linkButton,
  panel,
  productGrid,
  searchForm,
  section,
  type Definition,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { stageState, type Edition, type EditionStage } from '../../editions/index.ts'
import type { CatalogueEntry } from '../entry.ts'
import { words } from '../messages.ts'
import type { CatalogueFigures } from '../search-store.ts'
import { entryCard, entryPicture } from './entry-card.ts'

export type OpenEdition = Readonly<{ edition: Edition; stages: readonly EditionStage[] }>

export type HomeView = Readonly<{
  newest: readonly CatalogueEntry[]
  /** Keys of certificates past their last day. */
  lapsed: ReadonlySet<string>
  figures: CatalogueFigures
  /** Public editions with their stages, the newest first. */
  editions: readonly OpenEdition[]
}>

const HERO_SIZES = '(min-width: 60rem) 34rem, 94vw'

function homeHero(request: PageRequest, { newest }: HomeView): Html {
  const { locale } = request
  const own = words[locale].home
  const shown = newest.find(entry => entry.photos.length > 0)
  const photo = shown?.photos[0]
  const caption =
    shown &&
    html`<a href="${request.link(`/katalog/${shown.slug}`)}">${own.caption(shown.name, shown.maker, shown.place)}</a> ${shown.example ? contohTag({ locale }) : ''}`
  const search = searchForm({
    locale,
    action: request.link('/katalog'),
    label: own.search,
    id: 'cari-beranda',
    ...(shown ? { example: `${shown.name}, ${shown.place}` } : {}),
  })
  return hero({
    title: own.heading,
    lead: own.lead,
    picture: shown && photo ? entryPicture(shown, photo, 0, HERO_SIZES, locale) : null,
    ...(caption ? { caption } : {}),
    body: search,
  })
}

/** The stages that are open, or, where none is, the next one with a date. */
function stageLines({ stages }: OpenEdition, request: PageRequest): readonly Definition[] {
  const { locale, now } = request
  const own = words[locale].home
  const open = stages.filter(stage => stageState(stage, now) === 'open')
  if (open.length > 0)
    return open.map(stage => {
      const when = stage.closesAt ? own.until(formatDeadline(stage.closesAt, locale)) : own.noEnd
      return { term: stage.title[locale], detail: when }
    })
  const next = stages.find(stage => stageState(stage, now) === 'next' && stage.opensAt)
  return next?.opensAt
    ? [
        {
          term: `${own.nextStage}: ${next.title[locale]}`,
          detail: own.opens(formatMoment(next.opensAt, locale)),
        },
      ]
    : []
}

function openPart(request: PageRequest, { editions }: HomeView): Html {
  const { locale } = request
  const own = words[locale].home
  // What people practise in is no round to wait for.
  const rounds = editions.filter(one => one.edition.kind !== 'training')
  const panels = rounds.flatMap(one => {
    const lines = stageLines(one, request)
    if (lines.length === 0) return []
    const { edition } = one
    const link = html`<p><a href="${request.link(`/edisi/${edition.slug}`)}">${own.edition}</a></p>`
    const tag = edition.fictional ? html`<p>${contohTag({ locale })}</p>` : ''
    return [
      panel({
        title: edition.title[locale],
        accent: true,
        body: html`${tag}${definitionList({ items: lines })}${link}`,
      }),
    ]
  })
  const empty = emptyState({
    title: own.openNone,
    text: own.openNoneText,
    action: { label: own.edition, href: request.link(framePaths.rules) },
  })
  return section({
    title: own.openTitle,
    lead: own.openLead,
    tone: 'paper',
    body: panels.length > 0 ? columns(panels) : empty,
  })
}

/** Map and statistics are reached from here also where nothing was published yet: past awards are told there. */
function figuresPart(request: PageRequest, { figures }: HomeView): Html {
  const { locale } = request
  const own = words[locale].home
  const fact = (label: string, value: number) => ({ label, value: formatNumber(value, locale) })
  const lead = figures.example
    ? html`${contohTag({ locale })} ${own.figuresExample}`
    : html`${own.figuresReal}`
  const facts = factList({
    facts: [
      fact(own.products, figures.products),
      fact(own.makers, figures.makers),
      fact(own.provinces, figures.provinces),
      fact(own.commodities, figures.commodities),
    ],
  })
  const links = html`<div class="buttons">${linkButton({ href: request.link(framePaths.map), label: own.toMap, icon: 'map-pin' })}${linkButton({ href: request.link(framePaths.statistics), label: own.toStatistics })}</div>`
  return section({
    title: own.figures,
    tone: 'paper',
    ...(figures.products === 0 ? { body: links } : { lead, body: html`${facts}${links}` }),
  })
}

function howPart(request: PageRequest): Html {
  const own = words[request.locale].home
  const steps = (lines: readonly string[]): Html =>
    html`<ol>${lines.map(line => html`<li>${line}</li>`)}</ol>`
  return section({
    title: own.how,
    id: 'cara-ikut',
    link: { label: own.programme, href: request.link(framePaths.programme) },
    body: columns([
      panel({
        title: own.producers,
        body: html`${steps(own.producersSteps)}${linkButton({ href: request.link(framePaths.offices), label: own.offices })}`,
      }),
      panel({
        title: own.officers,
        body: html`${steps(own.officersSteps)}${linkButton({ href: request.link(framePaths.signIn), label: own.signIn })}`,
      }),
    ]),
  })
}

/** The first page that anybody sees. */
export function homePage(request: PageRequest, view: HomeView): Html {
  const { locale } = request
  const own = words[locale].home
  const newest =
    view.newest.length === 0
      ? emptyState({ title: own.empty, text: own.emptyText })
      : productGrid({
          label: own.newest,
          items: view.newest.map(entry => entryCard(entry, request, 3, view.lapsed)),
        })
  return html`${homeHero(request, view)}
${openPart(request, view)}
${section({ title: own.newest, link: { label: own.all, href: request.link('/katalog') }, body: newest })}
${figuresPart(request, view)}
${howPart(request)}`
}
