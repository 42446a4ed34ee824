import { html, type Html } from '../../../platform/html.ts'
import { formatDate } from '../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  emptyState,
  errorSummary,
  form,
  formActions,
  longTextField,
  numberField,
  pageTitle,
  section,
  selectField,
  stars,
  table,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { LONGEST_NOTE, LONGEST_SOURCE, type FormerAward } from '../former-award.ts'
import { formerAwardWords } from '../former-award-messages.ts'
import { words } from '../messages.ts'
import type { ProductFile } from '../product-store.ts'
import type { OutcomeScale } from '../programme.ts'

const RECORD = 'former-award.record'
const TAKE_BACK = 'former-award.take-back'

export type FormerAwardView = Readonly<{
  file: ProductFile
  awards: readonly FormerAward[]
  scales: readonly OutcomeScale[]
  mayRecord: boolean
  mayTakeBack: boolean
}>

const isAddress = (source: string): boolean => /^https?:\/\/\S+$/.test(source)

/** Where an award is read: as a link, where it is an address. */
export const sourceText = (source: string): Html =>
  isAddress(source)
    ? html`<a class="code" href="${source}" rel="noopener noreferrer">${source}</a>`
    : html`${source}`

function awardTable({ locale }: PageRequest, { awards, scales }: FormerAwardView): Html {
  const own = formerAwardWords[locale]
  const schemeOf = (award: FormerAward): string =>
    scales.find(one => one.scheme === award.scheme)?.title[locale] ?? award.scheme
  return table({
    caption: own.title,
    captionHidden: true,
    columns: [own.year, own.stars, own.scheme, own.source, own.recorded].map(label => ({ label })),
    rows: awards.map(award => ({
      cells: [
        String(award.year),
        stars({
          stars: award.stars,
          of: award.of,
          label: own.starsOf(String(award.stars), String(award.of)),
          withLabel: true,
        }),
        schemeOf(award),
        html`${sourceText(award.source)}${award.note === '' ? '' : html`<br><span class="muted">${award.note}</span>`}`,
        formatDate(award.recordedAt, locale),
      ],
    })),
    empty: emptyState({ title: own.none, text: own.noneText }),
  })
}

function recordForm(request: PageRequest, { scales }: FormerAwardView): Html {
  const { locale } = request
  const own = formerAwardWords[locale]
  const field = (name: string) => fieldState(request, RECORD, name)
  const choices = scales.map(({ id, title, most }) => ({
    value: id,
    label: title[locale],
    hint: own.schemeMost(String(most)),
  }))
  const body = html`${textField({ ...field('year'), label: own.year, hint: own.yearHint, inputMode: 'numeric', width: 'short', maxLength: 4, required: true })}${choiceField(
    { ...field('scale'), label: own.scheme, hint: own.schemeHint, choices, required: true },
  )}${numberField({ ...field('stars'), label: own.stars, unit: own.starsUnit, required: true })}${textField({
    ...field('source'),
    label: own.source,
    hint: own.sourceHint,
    maxLength: LONGEST_SOURCE,
    required: true,
  })}${longTextField({ ...field('note'), label: own.note, rows: 2, maxLength: LONGEST_NOTE })}${formActions([
    actionButton({ action: RECORD, label: own.record, icon: 'plus' }),
  ])}`
  return section({
    title: own.recordTitle,
    body: form({
      action: request.link(request.path),
      key: request.formKey(),
      label: own.recordTitle,
      body,
    }),
  })
}

function takeBackForm(request: PageRequest, { awards }: FormerAwardView): Html {
  const { locale } = request
  const own = formerAwardWords[locale]
  const options = awards.map(({ id, year, stars: count, of }) => ({
    value: id,
    label: `${year}: ${own.starsOf(String(count), String(of))}`,
  }))
  const body = html`<p>${own.takeBackText}</p>${selectField({ ...fieldState(request, TAKE_BACK, 'award'), label: own.award, options, required: true })}${longTextField(
    {
      ...fieldState(request, TAKE_BACK, 'reason'),
      label: own.reason,
      hint: own.reasonHint,
      rows: 2,
      maxLength: 1000,
      required: true,
    },
  )}${formActions([actionButton({ action: TAKE_BACK, label: own.takeBack, kind: 'danger' })])}`
  return section({
    title: own.takeBackTitle,
    body: form({
      action: request.link(request.path),
      key: request.formKey(),
      label: own.takeBackTitle,
      body,
    }),
  })
}

/** What a product was awarded before results were kept here, and where the secretariat records it. */
export function formerAwardPage(request: PageRequest, view: FormerAwardView): Html {
  const { locale, link } = request
  const own = formerAwardWords[locale]
  const { product, producer } = view.file
  return html`${pageTitle({
    locale,
    title: own.titleOf(product.name),
    lead: own.lead,
    crumbs: [
      { label: words[locale].producer.title, href: link('/produsen') },
      { label: producer.name, href: link(`/produsen/${producer.id}`) },
      { label: product.name, href: link(`/produk/${product.id}`) },
    ],
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${awardTable(request, view)}${
    view.mayRecord ? recordForm(request, view) : ''
  }${view.mayTakeBack && view.awards.length > 0 ? takeBackForm(request, view) : ''}`
}
