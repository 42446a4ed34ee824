import { html, type Html } from '../../../platform/html.ts'
import { formatDeadline } from '../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  contohTag,
  emptyState,
  errorSummary,
  filterBar,
  form,
  formActions,
  pager,
  pageTitle,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type ListPage, type PageRequest } from '../../../web/index.ts'
import { findOpenStage, type EditionStage, type OpenEdition } from '../../editions/index.ts'
import type { ProductBrief } from '../../producers/index.ts'
import { words } from '../messages.ts'

const OPEN = 'nomination.open'

export type NewView = Readonly<{
  open: readonly OpenEdition[]
  stages: readonly EditionStage[]
  products: ListPage<ProductBrief>
  search: string
  /** Some products are left out, since they are nominated already. */
  someNominated: boolean
  olderHref: string | null
  newerHref: string | null
}>

function editionChoices({ locale, now }: PageRequest, { open, stages }: NewView) {
  const own = words[locale]
  return open.map(({ edition }) => {
    const stage = findOpenStage(
      stages.filter(one => one.editionId === edition.id),
      'nominate',
      now,
    )
    const when = stage?.closesAt ? own.closes(formatDeadline(stage.closesAt, locale)) : own.closesByHand
    return {
      value: edition.id,
      label: edition.title[locale],
      hint: html`${when} ${edition.fictional ? contohTag({ locale }) : ''}`,
    }
  })
}

function openForm(request: PageRequest, view: NewView): Html {
  const { locale, query } = request
  const own = words[locale]
  const [only] = view.open
  const wanted = query.get('edisi') ?? (view.open.length === 1 ? only?.edition.id : '')
  const titleOf = (id: string): string =>
    view.open.flatMap(one => one.rules.rules.commodities.get(id)?.title[locale] ?? [])[0] ?? id
  const products = view.products.rows.map(product => ({
    value: product.id,
    label: product.name,
    hint: `${product.producerName} · ${titleOf(product.commodity)}`,
  }))
  const body = html`${choiceField({
    ...fieldState(request, OPEN, 'product', query.get('produk')),
    label: own.chooseProduct,
    choices: products,
    required: true,
  })}${choiceField({
    ...fieldState(request, OPEN, 'edition', wanted),
    label: own.chooseEdition,
    hint: own.chooseEditionHint,
    choices: editionChoices(request, view),
    required: true,
  })}${formActions([actionButton({ action: OPEN, label: own.begin, icon: 'plus' })])}`
  return form({
    action: request.link('/usulan/baru'),
    key: request.formKey(),
    body,
    label: own.newNomination,
  })
}

function productSearch({ locale, link, query }: PageRequest, view: NewView): Html {
  const own = words[locale]
  const edition = query.get('edisi')
  return filterBar({
    locale,
    action: link('/usulan/baru'),
    label: own.findProduct,
    open: true,
    submit: own.find,
    body: textField({ locale, name: 'q', label: own.moreProducts, value: view.search, type: 'search' }),
    hidden: edition === null ? {} : { edisi: edition },
    clearHref: view.search === '' ? null : link('/usulan/baru'),
  })
}

/** Choosing a product and an open edition. */
export function newPage(request: PageRequest, view: NewView): Html {
  const { locale, link } = request
  const own = words[locale]
  const crumbs = [{ label: own.nominations, href: link('/usulan') }]
  const head = pageTitle({ locale, title: own.newNomination, lead: own.newLead, crumbs })
  if (view.open.length === 0) {
    const action = { label: own.seeCalendar, href: link('/edisi') }
    return html`${head}${emptyState({ title: own.noOpenEdition, text: own.noOpenEditionText, action })}`
  }
  const problems = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  if (view.products.rows.length === 0 && view.search === '' && view.someNominated) {
    const action = { label: own.seeNominations, href: link('/usulan') }
    return html`${head}${problems}${emptyState({ title: own.allNominated, text: own.allNominatedText, action })}`
  }
  if (view.products.rows.length === 0 && view.search === '') {
    const action = { label: own.registerProducer, href: link('/produsen/baru') }
    return html`${head}${problems}${emptyState({ title: own.noProducts, text: own.noProductsText, action })}`
  }
  if (view.products.rows.length === 0)
    return html`${head}${problems}${productSearch(request, view)}${emptyState({ title: own.none })}`
  const pages = pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })
  return html`${head}${problems}${productSearch(request, view)}${openForm(request, view)}${pages}`
}
