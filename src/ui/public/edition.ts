import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, safeUrl } from '../markup.ts'
import type { Content } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import type { IconName } from '../marks/icons.ts'
import { ornament } from '../marks/ornament.ts'
import { stars } from '../marks/stars.ts'
import { messages } from '../messages.ts'
import { contohTag } from '../work/notice.ts'

export type Stage = Readonly<{
  label: string
  /** When, in words: `1 Maret sampai 30 Juni, 23.59 WIB`. */
  when: Content
  state: 'past' | 'now' | 'next'
  note?: Content
}>

export type CalendarStripProps = Readonly<{ locale: Locale; label: string; stages: readonly Stage[] }>

/** The stages of an edition on one line, the present one marked by word and weight. */
export function calendarStrip(props: CalendarStripProps): Html {
  const words = messages[props.locale].public
  const entry = (stage: Stage): Html =>
    html`<li class="stage stage--${stage.state}"${attributes({ 'aria-current': stage.state === 'now' ? 'step' : null })}><span class="stage__state">${words[stage.state]}</span><b class="stage__label">${stage.label}</b><span class="stage__when">${stage.when}</span>${stage.note ? html`<span class="stage__note">${stage.note}</span>` : ''}</li>`
  return html`<ol class="calendar" aria-label="${props.label}">${props.stages.map(entry)}</ol>`
}

export type CertificateCardProps = Readonly<{
  locale: Locale
  state: 'valid' | 'suspended' | 'withdrawn' | 'lapsed' | 'replaced' | 'unknown'
  /** The answer in a sentence: `Piagam ini berlaku`. */
  title: string
  /** What that means and what to do. */
  meaning: Content
  number: string
  /** Left out where the number isn't known. */
  award?: Readonly<{
    product: string
    productHref?: string
    maker: string
    place: string
    stars: number
    of: number
    starsLabel: string
    edition: string
    decided: string
    validUntil?: string
    /** When, where and by whom it was handed over. */
    handedOver?: Content | undefined
  }>
  /** The code that leads to this page, drawn by the caller. */
  qr?: Html
  example?: boolean
  level?: 2 | 3
}>

const certificateIcons = {
  valid: 'circle-check',
  suspended: 'triangle-alert',
  withdrawn: 'circle-x',
  lapsed: 'clock',
  replaced: 'clock',
  unknown: 'circle-x',
} as const satisfies Record<CertificateCardProps['state'], IconName>

type Award = NonNullable<CertificateCardProps['award']>

function awardFacts(props: CertificateCardProps, award: Award): Html {
  const words = messages[props.locale].public
  const product = award.productHref
    ? html`<a href="${safeUrl(award.productHref)}">${award.product}</a>`
    : award.product
  const line = (term: string, detail?: Content): Html | '' =>
    detail ? html`<div><dt>${term}</dt><dd>${detail}</dd></div>` : ''
  return html`<p class="certificate__product">${product}</p><p>${stars({ stars: award.stars, of: award.of, label: award.starsLabel, withLabel: true })}</p><dl class="facts-list">${line(words.maker, award.maker)}${line(words.place, award.place)}${line(words.edition, award.edition)}${line(words.decided, award.decided)}${line(words.validUntil, award.validUntil)}${line(words.handedOver, award.handedOver)}${line(words.number, props.number)}</dl>`
}

/** What a certificate's number stands for, today. */
export function certificateCard(props: CertificateCardProps): Html {
  const words = messages[props.locale].public
  const title = html`${icon(certificateIcons[props.state])} ${props.title}`
  const heading = props.level === 3 ? html`<h3>${title}</h3>` : html`<h2>${title}</h2>`
  const body = props.award
    ? awardFacts(props, props.award)
    : html`<p class="muted">${words.number}: <span class="code">${props.number}</span></p>`
  return html`<div class="certificate certificate--${props.state}"><div class="certificate__band">${ornament('tumpal', 'fine')}</div><div class="certificate__state">${heading}<p>${props.meaning}</p></div><div class="certificate__body"><div>${body}${props.example ? html`<p>${contohTag({ locale: props.locale })}</p>` : ''}</div>${props.qr ? html`<div class="certificate__qr">${props.qr}</div>` : ''}</div></div>`
}
