import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  longTextField,
  numberField,
  pageTitle,
  selectField,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import type { Producer } from '../producer.ts'
import type { Product } from '../product.ts'
import type { Commodity } from '../programme.ts'
import { commodityOptions } from './commodity-options.ts'

type Field = (name: string, stored?: string | number | null) => ReturnType<typeof fieldState>

function wordFields(request: PageRequest, field: Field, product: Product | null): Html {
  const own = words[request.locale].product
  return html`${longTextField({ ...field('about', product?.about), label: own.about, hint: own.aboutHint, required: true, rows: 4, maxLength: 1_000 })}${longTextField(
    { ...field('materials', product?.materials), label: own.materials, hint: own.materialsHint, rows: 3 },
  )}${longTextField({ ...field('process', product?.process), label: own.process, hint: own.processHint, rows: 5 })}${longTextField(
    { ...field('story', product?.story), label: own.story, hint: own.storyHint, rows: 8 },
  )}`
}

/** The form of a product; for a new one `product` is null. */
export function productForm(
  request: PageRequest,
  product: Product | null,
  commodities: readonly Commodity[],
): Html {
  const { locale } = request
  const own = words[locale].product
  const action = product ? 'product.edit' : 'product.register'
  const field: Field = (name, stored) => fieldState(request, action, name, stored)
  const prices = html`${numberField({ ...field('priceFrom', product?.priceFrom), label: own.priceFrom, unit: own.rupiah })}${numberField({ ...field('priceTo', product?.priceTo), label: own.priceTo, unit: own.rupiah })}`
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    ...(product ? { version: product.rowVersion } : {}),
    label: own.facts,
    body: html`${textField({ ...field('name', product?.name), label: own.name, hint: own.nameHint, required: true, maxLength: 150 })}${selectField(
      {
        ...field('commodity', product?.commodity),
        label: own.commodity,
        options: commodityOptions(commodities, product?.commodity, locale),
        required: true,
      },
    )}${wordFields(request, field, product)}${prices}${formActions([actionButton({ action, label: own.save })])}`,
  })
}

export function newProductPage(
  request: PageRequest,
  producer: Producer,
  commodities: readonly Commodity[],
): Html {
  const { locale } = request
  const own = words[locale]
  return html`${pageTitle({
    locale,
    title: own.product.register,
    lead: own.product.registerLead(producer.name),
    crumbs: [
      { label: own.producer.title, href: request.link('/produsen') },
      { label: producer.name, href: request.link(`/produsen/${producer.id}`) },
    ],
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${productForm(request, null, commodities)}`
}
