import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  attributes,
  choiceField,
  definitionList,
  form,
  formActions,
  longTextField,
  section,
  statusTag,
} from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { itemAddress } from '../check-item.ts'
import { talkWords } from '../talk-messages.ts'
import { isHeld, isSettled, pairKey, type Likeness } from '../duplicate.ts'
import { nameIn, type DeskView } from './desk-view.ts'

const DECIDE = 'verification.decide-duplicate'
const MOST_LETTERS = 1_000

/** In what they are alike, with the names of the papers. */
function groundsOf({ locale }: PageRequest, { desk }: DeskView, one: Likeness): Html {
  const own = talkWords[locale].alike.grounds
  const titles = one.types.map(type => {
    const item = desk.items.find(each => each.document?.type === type)
    return item?.title[locale] ?? type
  })
  const said = one.grounds.map(ground => (ground === 'number' ? own.number(titles.join(', ')) : own[ground]))
  return html`<ul class="desk__list">${said.map(words => html`<li>${words}</li>`)}</ul>`
}

function sides({ locale, link }: PageRequest, view: DeskView, one: Likeness): Html {
  const own = talkWords[locale].alike
  const { producers, products, awards } = view.alike
  const maker = producers.get(one.producerId)
  const product = products.get(one.productId ?? '')
  const award = awards.get(one.productId ?? '')
  const { nomination } = view.desk
  const there = html`<div>${product ? html`<a href="${link(`/produk/${product.id}`)}">${product.name}</a>, ` : ''}<a href="${link(`/produsen/${one.producerId}`)}">${maker?.name ?? one.producerId}</a><br><span class="muted">${maker ? areaName(maker.areaPath) : ''}</span>${award ? html`<br>${own.award(award.year)}` : ''}</div>`
  const here = html`<div><a href="${link(`/produk/${nomination.productId}`)}">${view.productName}</a>, <a href="${link(`/produsen/${nomination.producerId}`)}">${view.producerName}</a><br><span class="muted">${areaName(nomination.areaPath)}</span></div>`
  return definitionList({
    items: [
      { term: own.here, detail: here },
      { term: own.there, detail: there },
    ],
  })
}

function decideForm(request: PageRequest, view: DeskView, one: Likeness): Html {
  const { locale, link } = request
  const own = talkWords[locale].alike
  const key = pairKey(one.pair)
  const typing = request.form?.action === DECIDE && request.form.values['pair'] === key
  const state = (name: string) => ({
    ...(typing ? fieldState(request, DECIDE, name) : { locale, name, value: '' }),
    // Several forms alike stand on the page: only the one that came back is what the summary leads to.
    ...(typing ? {} : { id: `${name}-${key}` }),
  })
  const body = html`<input type="hidden" name="pair" value="${key}">${choiceField({
    ...state('verdict'),
    label: own.verdict,
    required: true,
    inline: true,
    choices: [
      { value: 'different', label: own.different },
      { value: 'flagged', label: own.flagged },
    ],
  })}${longTextField({ ...state('why'), label: own.why, required: true, rows: 2, maxLength: MOST_LETTERS })}${formActions(
    [actionButton({ action: DECIDE, label: own.save, kind: 'secondary' })],
  )}`
  const shown = form({
    action: link(itemAddress(view.desk.nomination.id, view.item.id)),
    key: request.formKey(),
    label: own.verdict,
    body,
  })
  return html`<details class="desk__fold"${attributes({ open: typing })}><summary>${own.verdict}</summary>${shown}</details>`
}

/** What was decided about the pair, and whether that still covers what is alike. */
function settled(request: PageRequest, view: DeskView, one: Likeness): Html {
  const { locale } = request
  const own = talkWords[locale].alike
  const { verdict } = one
  if (!verdict) return html``
  const tag = statusTag({
    state: verdict.verdict,
    label: own.settled[verdict.verdict],
    tone: verdict.verdict === 'flagged' ? 'attention' : 'good',
  })
  const again = isHeld(one) ? own.held : verdict.verdict === 'flagged' ? own.cleared : own.again
  const by = own.by(nameIn(view, request, verdict.by), formatMoment(verdict.at, locale))
  return html`<p>${tag} ${verdict.reason}</p><p class="muted">${by}</p>${isSettled(one) ? '' : html`<p>${again}</p>`}`
}

function entry(request: PageRequest, view: DeskView, one: Likeness): Html {
  const decide =
    !isSettled(one) && !isHeld(one) && view.able.has(DECIDE) ? decideForm(request, view, one) : ''
  return html`<li>${groundsOf(request, view, one)}${sides(request, view, one)}${settled(request, view, one)}${decide}</li>`
}

/** Who or what the file looks like: both sides, and the decision of a person. Nothing where nothing is alike. */
export function duplicatesPart(request: PageRequest, view: DeskView): Html {
  const own = talkWords[request.locale].alike
  const { likenesses } = view.alike
  if (likenesses.length === 0) return html``
  return section({
    title: `${own.title} (${likenesses.length})`,
    lead: own.lead,
    id: 'ganda',
    body: html`<ol class="desk__thread">${likenesses.map(one => entry(request, view, one))}</ol>`,
  })
}
