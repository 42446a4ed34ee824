import type { Question } from '../../../engine/index.ts'
import type { ReadinessItem } from '../../../engine/readiness/readiness-items.ts'
import { openGates, sampleNeed } from '../../../engine/readiness/readiness-items.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  contohTag,
  filterBar,
  linkButton,
  notice,
  pageTitle,
  section,
  selectField,
  type CheckItem,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { ownerText } from '../../documents/index.ts'
import { isExample } from '../../editions/index.ts'
import type { ProductFile } from '../../producers/index.ts'
import { areaName, timeZoneOf } from '../../regions/index.ts'
import type { Computed, Yardstick } from '../compute-readiness.ts'
import { words } from '../messages.ts'
import type { Measured } from '../yardsticks.ts'
import { answerFields } from './answer-fields.ts'
import type { Telling } from './item-words.ts'
import { requirementLists, sumNotice } from './requirement-lists.ts'

export type ProductReadinessView = Readonly<{
  file: ProductFile
  editions: readonly Measured[]
  yardstick: Yardstick
  /** Null where the rules do not know the product's commodity. */
  computed: Computed | null
  questions: readonly Question[]
  closing: string | null
  isOver: boolean
  mayAddDocument: boolean
  mayEditProducer: boolean
}>

/** Where an item is put right, for those who may. */
function actionOf(
  request: PageRequest,
  view: ProductReadinessView,
  item: ReadinessItem,
): CheckItem['action'] {
  const { link, locale } = request
  const own = words[locale]
  const { product, producer, sentra } = view.file
  const fix = (label: string, path: string) => ({ label, href: link(path) })
  if (item.kind === 'sentra')
    return view.mayEditProducer && item.state !== 'met'
      ? fix(own.sentraHow, `/produsen/${producer.id}/ubah`)
      : undefined
  if (item.kind === 'photos') return fix(own.photosHow, `/produk/${product.id}`)
  if (item.kind === 'question') return { label: own.questionHow, href: '#jawaban' }
  if (item.kind === 'gate') return undefined
  const document = view.computed?.documents.get(item.id)
  if (document) return fix(own.open, `/dokumen/${document.id}`)
  const { owner, type } = item.requirement
  const id = owner === 'producer' ? producer.id : owner === 'product' ? product.id : sentra?.id
  if (!view.mayAddDocument || id === undefined) return undefined
  return fix(own.add, `/dokumen/baru?milik=${ownerText({ kind: owner, id })}&jenis=${type}`)
}

function editionChoice({ locale, link }: PageRequest, view: ProductReadinessView): Html {
  const own = words[locale]
  const { edition } = view.yardstick
  return filterBar({
    locale,
    action: link(`/kesiapan/${view.file.product.id}`),
    label: own.choose,
    body: selectField({
      locale,
      name: 'edisi',
      label: own.edition,
      value: edition.id,
      prompt: null,
      required: true,
      options: view.editions.map(one => ({ value: one.edition.id, label: one.edition.title[locale] })),
    }),
  })
}

function answersPart({ locale, link }: PageRequest, view: ProductReadinessView, computed: Computed): Html {
  const own = words[locale]
  if (view.questions.length === 0) return nothing
  const body = filterBar({
    locale,
    action: link(`/kesiapan/${view.file.product.id}`),
    label: own.recompute,
    body: answerFields(view.questions, computed.ground.answers as Record<string, string>, locale),
    hidden: { edisi: view.yardstick.edition.id },
    open: true,
  })
  return section({ title: own.answers, id: 'jawaban', lead: own.answersLead, body })
}

function laterPart({ locale }: PageRequest, computed: Computed): Html {
  const own = words[locale]
  const { sample } = computed.ground.rules.document
  const need = sampleNeed(computed.ground)
  const gates = openGates(computed.ground)
  const text =
    need === 'undecided' ? own.sampleUndecided : own.sampleNeeded(formatNumber(sample.count, locale))
  return html`${need === false || sample.count === 0 ? nothing : section({ title: own.sample, body: html`<p>${text}</p><p class="muted">${sample.note[locale]}</p>` })}${
    gates.length === 0
      ? nothing
      : section({
          title: own.gates,
          lead: own.gatesLead,
          body: html`<ul>${gates.map(gate => html`<li>${gate.reason[locale]}</li>`)}</ul>`,
        })
  }`
}

function readinessParts(request: PageRequest, view: ProductReadinessView, computed: Computed): Html {
  const { locale, now } = request
  const own = words[locale]
  const telling: Telling = {
    locale,
    neededOn: computed.ground.neededOn,
    closing: view.closing,
    today: computed.day,
    action: item => actionOf(request, view, item),
  }
  const told = { items: computed.items, sum: computed.sum, isOver: view.isOver }
  const moment = formatMoment(now, locale, timeZoneOf(computed.product.areaPath))
  return html`${sumNotice(told, telling)}<p class="muted">${own.computedNow(moment)} ${own.rulesVersion(String(view.yardstick.loaded.version))}.</p>${requirementLists(told, telling)}${answersPart(request, view, computed)}${laterPart(request, computed)}`
}

/** What a product has and what it lacks under the rules of an edition, with the way to each. */
export function productReadinessPage(request: PageRequest, view: ProductReadinessView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { product, producer } = view.file
  const { edition, loaded } = view.yardstick
  return html`${pageTitle({
    locale,
    title: own.titleOf(product.name),
    lead: html`${edition.title[locale]}. ${producer.name}, ${areaName(product.areaPath)}`,
    ...(isExample(edition, loaded) ? { tags: contohTag({ locale }) } : {}),
    crumbs: [
      { label: own.producers, href: link('/produsen') },
      { label: producer.name, href: link(`/produsen/${producer.id}`) },
      { label: product.name, href: link(`/produk/${product.id}`) },
    ],
    actions: linkButton({
      href: link(`/produsen/${producer.id}/dokumen`),
      label: own.documents,
      icon: 'file-text',
    }),
  })}${view.editions.length > 1 ? editionChoice(request, view) : nothing}${
    view.computed
      ? readinessParts(request, view, view.computed)
      : notice({ locale, kind: 'info', text: own.notAsked })
  }`
}
