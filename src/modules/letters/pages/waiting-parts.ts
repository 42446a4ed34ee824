import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDeadline, formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  checkField,
  definitionList,
  formActions,
  notice,
  panel,
  picture,
  section,
  table,
  type Picture,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { stageToShow } from '../../editions/index.ts'
import { countMissing, type WorkingFile, provinceLines, type ProvinceView } from '../../nominations/index.ts'
import { areaName } from '../../regions/index.ts'
import { letterRequirement, uploadedLetter } from '../compose-letter.ts'
import type { GiveBack } from '../give-back-store.ts'
import { boxOf, LETTER_PATH, TICK, tickOf } from '../letter-query.ts'
import { MOST_IN_ONE_LETTER } from '../load-approval.ts'
import { words } from '../messages.ts'

export type Waiting = Readonly<{
  file: WorkingFile
  /** When an answer was last saved; null before the first. */
  changedAt: Date | null
  givenBack: GiveBack | null
  /** Null where the province neither looked nor remarked. */
  province: ProvinceView | null
  /** What its tick stands for. */
  seen: string
  photo: Picture | null
}>

/** Drafts by what the head has to do with them. */
export type WaitingParts = Readonly<{
  ready: readonly Waiting[]
  /** Complete, but as they were when the head gave them back: the operator's turn. */
  returned: readonly Waiting[]
  others: readonly Waiting[]
}>

/** Whether nothing of it has changed since the head gave it back. */
export const isUnchanged = ({ givenBack, seen }: Pick<Waiting, 'givenBack' | 'seen'>): boolean =>
  givenBack !== null && givenBack.seen === seen

function letterText({ file }: Waiting, locale: Locale): string | null {
  if (!letterRequirement(file)) return null
  const own = words[locale]
  const uploaded = uploadedLetter(file)
  return uploaded === null ? own.letterToCome : own.letterThere(uploaded)
}

function givenBackText(waiting: Waiting, locale: Locale): Html | null {
  const { givenBack } = waiting
  if (!givenBack) return null
  const own = words[locale]
  const since = isUnchanged(waiting) ? own.unchangedSince : own.changedSince
  return html`${own.givenBackText(formatMoment(givenBack.at, locale), givenBack.reason)} <b>${since}</b>`
}

/** What the province says of the file, in one line that leads to its remarks. */
function provinceText({ locale, now, link }: PageRequest, { file, province }: Waiting): Html | null {
  if (!province) return null
  const href = link(`/usulan/${file.nomination.id}/catatan`)
  const lines = provinceLines({ locale, now }, province).map(one => html`${one} `)
  return html`${lines}<a href="${href}">${words[locale].seeRemarks}<span class="visually-hidden">: ${file.productFile.product.name}</span></a>`
}

/** Names the nomination in the letter. */
const tickBox = (waiting: Waiting, locale: Locale): Html =>
  checkField({
    locale,
    name: boxOf(waiting.file.nomination),
    id: `f-${TICK}-${waiting.file.nomination.id}`,
    label: words[locale].tick(waiting.file.productFile.product.name),
    value: tickOf(waiting.file.nomination, waiting.seen),
  })

/** One nomination on half a page of a phone: who, what, where, and how it stands. */
function summary(request: PageRequest, waiting: Waiting): Html {
  const { locale, link } = request
  const province = provinceText(request, waiting)
  const own = words[locale]
  const { nomination, productFile, rules, readiness } = waiting.file
  const { product, producer, sentra } = productFile
  const count = (value: number): string => formatNumber(value, locale)
  const papers = readiness.documents.filter(one => one.state === 'met' || one.state === 'expiring').length
  const [letter, back] = [letterText(waiting, locale), givenBackText(waiting, locale)]
  const place = [sentra?.name, areaName(nomination.areaPath, 'short')].filter(Boolean).join(' · ')
  const facts = definitionList({
    items: [
      { term: own.maker, detail: producer.name },
      { term: own.place, detail: place },
      {
        term: own.commodity,
        detail: rules.rules.commodities.get(nomination.commodity)?.title[locale] ?? nomination.commodity,
      },
      { term: own.filed, detail: own.filedText(count(papers), count(readiness.photos.count)) },
      ...(letter ? [{ term: own.letter, detail: letter }] : []),
      ...(province ? [{ term: own.province, detail: province }] : []),
      ...(waiting.changedAt
        ? [{ term: own.lastChange, detail: formatMoment(waiting.changedAt, locale) }]
        : []),
      ...(back ? [{ term: own.givenBack, detail: back }] : []),
    ],
  })
  const href = link(`/usulan/${nomination.id}`)
  const links = html`<p><a href="${href}">${own.open}<span class="visually-hidden">: ${product.name}</span></a> · <a href="${href}#kembalikan">${own.giveBackLink}<span class="visually-hidden">: ${product.name}</span></a></p>`
  return panel({
    title: product.name,
    body: html`${waiting.photo ? html`<div class="approval-photo">${picture(waiting.photo)}</div>` : ''}${facts}${links}${tickBox(waiting, locale)}`,
  })
}

/** The complete drafts of one edition and one area: ticked together, they get one letter. */
export function readyPart(request: PageRequest, ready: readonly Waiting[]): Html {
  const { locale, link, now } = request
  const own = words[locale]
  const [first] = ready
  if (!first) return html``
  const { edition, stages, nomination } = first.file
  const title = own.ready(formatNumber(ready.length, locale))
  const served =
    nomination.areaPath === request.actor.areaPath ? '' : ` · ${areaName(nomination.areaPath, 'short')}`
  const closes = stageToShow(stages, 'nominate', now)?.closesAt
  const submit = html`<button class="button button--primary" type="submit">${own.toLetter}</button>`
  const most = own.atMost(formatNumber(MOST_IN_ONE_LETTER, locale))
  const limit = ready.length > MOST_IN_ONE_LETTER ? notice({ locale, kind: 'info', text: most }) : ''
  return section({
    title: `${title}${served}`,
    lead: own.readyLead(edition.title[locale], closes ? formatDeadline(closes, locale) : ''),
    body: html`${limit}<form class="form" method="get" action="${link(LETTER_PATH)}">${ready.map(one => summary(request, one))}${formActions([submit])}</form>`,
  })
}

/** The drafts that the head gave back and nobody has changed since: they wait for the operator. */
export function returnedPart(request: PageRequest, returned: readonly Waiting[]): Html {
  if (returned.length === 0) return html``
  const { locale, link } = request
  const own = words[locale]
  const title = own.returned(formatNumber(returned.length, locale))
  return section({
    title,
    body: table({
      caption: title,
      captionHidden: true,
      columns: [{ label: own.product }, { label: own.maker }, { label: own.givenBack }],
      rows: returned.map(waiting => ({
        cells: [
          html`<a href="${link(`/usulan/${waiting.file.nomination.id}`)}">${waiting.file.productFile.product.name}</a>`,
          waiting.file.productFile.producer.name,
          givenBackText(waiting, locale) ?? '',
        ],
      })),
      empty: '',
    }),
  })
}

export function othersPart({ locale, link }: PageRequest, others: readonly Waiting[]): Html {
  if (others.length === 0) return html``
  const own = words[locale]
  return section({
    title: own.notReady(formatNumber(others.length, locale)),
    body: table({
      caption: own.notReady(formatNumber(others.length, locale)),
      captionHidden: true,
      columns: [{ label: own.product }, { label: own.maker }, { label: own.lacks }],
      rows: others.map(({ file }) => ({
        cells: [
          html`<a href="${link(`/usulan/${file.nomination.id}`)}">${file.productFile.product.name}</a>`,
          file.productFile.producer.name,
          own.lacksCount(formatNumber(countMissing(file.readiness), locale)),
        ],
      })),
      empty: '',
    }),
  })
}
