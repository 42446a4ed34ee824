import { html, type Html } from '../../../platform/html.ts'
import { formatRupiah } from '../../../platform/translations.ts'
import { definitionList, errorSummary, linkButton, pageTitle, section } from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { formerAwardWords } from '../former-award-messages.ts'
import { words } from '../messages.ts'
import type { ProductFile } from '../product-store.ts'
import type { Product } from '../product.ts'
import { commodityTitle, type Commodity } from '../programme.ts'
import { fieldOfProblem, photoSection, type PhotoSectionData } from './photo-section.ts'
import { productForm } from './product-form.ts'

export type ProductPageData = Readonly<{
  file: ProductFile
  commodities: readonly Commodity[]
  mayEdit: boolean
  photos: Omit<PhotoSectionData, 'product'>
  /** What other modules show of the product. */
  panels: readonly Html[]
}>

function priceText(request: PageRequest, { priceFrom, priceTo }: Product): string {
  const prices = [priceFrom, priceTo].filter(price => price !== null)
  return [...new Set(prices)].map(price => formatRupiah(price, request.locale)).join(' – ')
}

function productFacts(request: PageRequest, { file, commodities }: ProductPageData): Html {
  const { locale } = request
  const own = words[locale].product
  const { product } = file
  const unknown = words[locale].producer.unknown
  return definitionList({
    items: [
      { term: own.commodity, detail: commodityTitle(commodities, product.commodity, locale) },
      { term: own.about, detail: product.about || unknown },
      { term: own.materials, detail: product.materials || unknown },
      { term: own.process, detail: product.process || unknown },
      { term: own.story, detail: product.story || unknown },
      { term: own.price, detail: priceText(request, product) || unknown },
    ],
  })
}

/** A product: its photos, and its facts, as a form for those who may change them. */
export function productPage(request: PageRequest, data: ProductPageData): Html {
  const { locale } = request
  const own = words[locale]
  const { product, producer } = data.file
  const problems = problemsOf(request.form, locale).map(one => ({
    ...one,
    path: fieldOfProblem(request, one.path),
  }))
  return html`${pageTitle({
    locale,
    title: product.name,
    lead: html`${own.product.maker}: <a href="${request.link(`/produsen/${producer.id}`)}">${producer.name}</a>, ${areaName(product.areaPath)}`,
    crumbs: [
      { label: own.producer.title, href: request.link('/produsen') },
      { label: producer.name, href: request.link(`/produsen/${producer.id}`) },
    ],
    actions: html`${linkButton({
      href: request.link(`/produsen/${producer.id}/dokumen`),
      label: own.producer.documents,
      icon: 'file-text',
    })}${linkButton({
      href: request.link(`/kesiapan/${product.id}`),
      label: own.producer.readiness,
      icon: 'circle-check',
    })}${linkButton({
      href: request.link(`/produk/${product.id}/penghargaan`),
      label: formerAwardWords[locale].title,
    })}`,
  })}${errorSummary({ locale, problems })}${photoSection(request, { ...data.photos, product })}${section({
    title: own.product.facts,
    body: data.mayEdit ? productForm(request, product, data.commodities) : productFacts(request, data),
  })}${data.panels}`
}
