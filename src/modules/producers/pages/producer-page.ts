import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import {
  definitionList,
  emptyState,
  linkButton,
  pageTitle,
  productCard,
  productGrid,
  section,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { words } from '../messages.ts'
import type { Producer } from '../producer.ts'
import { photoPicture, type Album } from '../photo-picture.ts'
import type { Product } from '../product.ts'
import { commodityTitle, type Commodity } from '../programme.ts'
import type { Sentra } from '../sentra.ts'

export type ProducerPageData = Readonly<{
  producer: Producer
  sentra: Sentra | null
  placeName: string
  products: readonly Product[]
  /** Photos by product. */
  albums: ReadonlyMap<string, Album>
  commodities: readonly Commodity[]
  mayEdit: boolean
  mayAddProduct: boolean
  mayReadSentra: boolean
  /** What other modules show of the firm. */
  panels: readonly Html[]
}>

function profile(
  request: PageRequest,
  { producer, sentra, placeName, mayReadSentra }: ProducerPageData,
): Html {
  const { locale } = request
  const own = words[locale].producer
  const workers = producer.workersMen + producer.workersWomen
  const sentraLink =
    sentra && mayReadSentra
      ? html`<a href="${request.link(`/sentra/${sentra.id}`)}">${sentra.name}</a>`
      : (sentra?.name ?? own.noSentra)
  return definitionList({
    items: [
      { term: own.owner, detail: producer.ownerName },
      { term: own.sentra, detail: sentraLink },
      { term: own.place, detail: placeName },
      { term: own.address, detail: producer.address || own.unknown },
      { term: own.phone, detail: producer.phone || own.unknown },
      { term: own.email, detail: producer.email || own.unknown },
      {
        term: own.founded,
        detail: producer.foundedYear === null ? own.unknown : String(producer.foundedYear),
      },
      {
        term: own.workers,
        detail: own.workersOf(formatNumber(workers, locale), formatNumber(producer.workersWomen, locale)),
      },
      { term: own.story, detail: producer.story || own.unknown },
    ],
  })
}

function products(request: PageRequest, data: ProducerPageData): Html {
  const { locale } = request
  const own = words[locale].producer
  const { producer } = data
  if (data.products.length === 0)
    return emptyState({
      title: own.noProducts,
      text: own.noProductsText,
      ...(data.mayAddProduct
        ? {
            action: {
              label: words[locale].product.register,
              href: request.link(`/produsen/${producer.id}/produk/baru`),
            },
          }
        : {}),
    })
  const cards = data.products.map(product => {
    const album = data.albums.get(product.id)
    const first = album?.photos[0]
    return productCard({
      locale,
      href: request.link(`/produk/${product.id}`),
      name: product.name,
      maker: producer.name,
      place: areaName(product.areaPath),
      commodity: commodityTitle(data.commodities, product.commodity, locale),
      photo: album && first ? photoPicture(first, album.renditions, product.name) : null,
    })
  })
  return productGrid({ items: cards, label: own.products })
}

/** What each product has and lacks stands on a page of its own. */
const readinessLinks = ({ locale, link }: PageRequest, all: readonly Product[]): Html =>
  html`${all.map(({ id, name }) => html`<p><a href="${link(`/kesiapan/${id}`)}">${words[locale].producer.readiness}: ${name}</a></p>`)}`

export function producerPage(request: PageRequest, data: ProducerPageData): Html {
  const { locale } = request
  const own = words[locale].producer
  const { producer } = data
  const link = (path: string): string => request.link(`/produsen/${producer.id}/${path}`)
  const edit = linkButton({ href: link('ubah'), label: own.edit, icon: 'pencil' })
  const add = linkButton({ href: link('produk/baru'), label: words[locale].product.register, icon: 'plus' })
  return html`${pageTitle({
    locale,
    title: producer.name,
    lead: areaName(producer.areaPath),
    crumbs: [{ label: own.title, href: request.link('/produsen') }],
    actions: html`${data.mayEdit ? edit : nothing}${linkButton({ href: link('dokumen'), label: own.documents, icon: 'file-text' })}`,
  })}${section({ title: own.products, body: html`${products(request, data)}${readinessLinks(request, data.products)}${data.mayAddProduct && data.products.length > 0 ? html`<p>${add}</p>` : nothing}` })}${section(
    { title: own.profile, body: profile(request, data) },
  )}${data.panels}`
}
