import { html, type Html } from '../../../platform/html.ts'
import { definitionList, notice, pageTitle, section, storyBlock, type Definition } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { CatalogueEntry } from '../../catalogue/index.ts'
import { words } from '../messages.ts'
import { areaCrumbs, areaLink } from './area-links.ts'
import type { Setting } from './place-maps.ts'
import { productsPart, surroundingsPart } from './place-parts.ts'

/** `newest` of the entries says how the maker is shown: as it was when its last star was published. */
export type MakerView = Readonly<{
  newest: CatalogueEntry
  entries: readonly CatalogueEntry[]
  lapsed: ReadonlySet<string>
  setting: Setting | null
}>

/** First letters of the first two words that tell makers apart: makers get a sign of letters, never a face. */
const monogram = (name: string): string =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 2)
    .map(word => word.slice(0, 1).toUpperCase())
    .join('')

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .map(part => part.trim())
    .filter(Boolean)

function facts(request: PageRequest, { newest }: MakerView): Html {
  const own = words[request.locale]
  const { sentra, sentraSlug, founded } = newest.content
  const sentraItem: readonly Definition[] =
    sentra === ''
      ? []
      : [
          {
            term: own.sentra,
            detail: html`<a href="${request.link(`/sentra-ikm/${sentraSlug}`)}">${sentra}</a>`,
          },
        ]
  return definitionList({
    items: [
      { term: own.place, detail: areaLink(request, newest) },
      ...sentraItem,
      ...(founded === null ? [] : [{ term: own.maker.founded, detail: String(founded) }]),
    ],
  })
}

/** A maker: its sign, its story, where it is, and its starred products. Nothing about persons. */
export function makerPage(request: PageRequest, view: MakerView): Html {
  const { locale } = request
  const own = words[locale].maker
  const { newest, entries, setting } = view
  const story = paragraphs(newest.content.makerStory)
  const allExample = entries.every(entry => entry.example)
  return html`<div class="maker-head"><span class="maker-sign" aria-hidden="true">${monogram(newest.maker)}</span>${pageTitle({ locale, title: newest.maker, lead: newest.place, crumbs: areaCrumbs(request, newest) })}</div>
${allExample ? notice({ locale, kind: 'info', text: words[locale].exampleNote }) : ''}
${story.length > 0 ? storyBlock({ title: own.story, paragraphs: story }) : ''}
${productsPart(request, own.products, view)}
${section({ title: own.facts, body: facts(request, view) })}
${setting ? surroundingsPart(request, setting.surroundings, setting.area, words[locale].lies(newest.maker, newest.place)) : ''}`
}
