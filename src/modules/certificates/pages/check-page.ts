import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatDay } from '../../../platform/translations.ts'
import {
  certificateCard,
  definitionList,
  linkButton,
  notice,
  pageTitle,
  panel,
  searchForm,
  section,
  type Definition,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { schemeText, starsText } from '../../decisions/index.ts'
import { lastDayOf, type Certificate, type Standing } from '../certificate.ts'
import { confermentWords } from '../conferment-messages.ts'
import { words } from '../messages.ts'
import { READER_PATH } from '../paper-code.ts'
import type { ReplacementNow } from '../replacement-now.ts'
import { readerPageWords } from '../reader-messages.ts'
import { ministerWords } from '../minister-messages.ts'
import { suspendWords } from '../suspend-messages.ts'
import { withdrawWords } from '../withdraw-messages.ts'
import { handedOverLink } from './hand-over-words.ts'

const numberForm = (request: PageRequest, value: string): Html => {
  const own = words[request.locale]
  return searchForm({
    locale: request.locale,
    action: request.link('/piagam'),
    label: own.field,
    name: 'nomor',
    value,
    example: own.example,
    id: 'nomor',
  })
}

/** Where a number is typed. */
export function checkPage(request: PageRequest, asked: boolean): Html {
  const { locale } = request
  const own = words[locale]
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${asked ? notice({ locale, kind: 'warning', text: own.empty }) : ''}
<div>${numberForm(request, '')}</div>
${panel({ title: own.whyTitle, level: 2, body: html`<p>${own.why}</p><p><a href="${request.link('/penganugerahan')}">${own.toConferments}</a></p><p><a href="${request.link(READER_PATH)}">${readerPageWords[locale].fromCheck}</a></p>` })}`
}

/** Dark runs as one path, so that the code is sharp at any size. */
export function codeDrawing(rows: readonly string[], label: string): Html {
  const margin = 2
  const path = rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        run => `M${run.index + margin} ${y + margin}h${run[0].length}v1h-${run[0].length}z`,
      ),
    )
    .join('')
  const size = rows.length + 2 * margin
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#17244a"/></svg>`
}

export type FoundView = Readonly<{
  certificate: Certificate
  standing: Standing
  /** As it is in force today. */
  replacement: ReplacementNow | null
  starsLabel: string
  code: readonly string[]
  /** Of the decree, once it is public. */
  annex: readonly Definition[]
  /** The product in the catalogue; null where it is not there any more. */
  productHref: string | null
  mayDownload: boolean
  mayWithdraw: boolean
  maySuspend: boolean
  /** May the reader know that it was not handed over yet? */
  mayList: boolean
}>

/** Since when and by which decree, and why, in one sentence each. */
export function withdrawalText({ withdrawal }: Certificate, locale: Locale): string {
  if (withdrawal === null) return ''
  const own = withdrawWords[locale]
  const { at, decree, publicReason } = withdrawal
  const since = own.since(formatDate(at, locale), decree.number, formatDay(decree.date, locale))
  return `${since} ${ministerWords[locale].because(publicReason)}`
}

/** Since when and by which letter, and why, while it is suspended. */
export function suspensionText({ suspension }: Certificate, locale: Locale): string {
  if (suspension === null) return ''
  const own = suspendWords[locale]
  const { at, letter, publicReason } = suspension
  return `${own.since(formatDate(at, locale), letter.number, formatDay(letter.date, locale))} ${ministerWords[locale].because(publicReason)}`
}

/** What was decided when the product was evaluated again, or decided anew, and the way to the new certificate. */
function replacementText({ replacement }: FoundView, { locale, link }: PageRequest): Html | '' {
  if (replacement === null) return ''
  const own = words[locale]
  const { at, edition, stars, of, scheme, certificateKey, decree, anew } = replacement
  const [won, named] = [starsText(stars, of)[locale], schemeText(scheme, of)[locale]]
  const text = decree
    ? own.replacedByDecree(formatDate(at, locale), decree.number, formatDay(decree.date, locale), won, named)
    : anew
      ? own.replacedAnew(edition[locale], anew.number, formatDay(anew.date, locale), won, named)
      : own.replacedBy(edition[locale], won, named)
  const href = certificateKey === null ? null : link(`/piagam/${encodeURIComponent(certificateKey)}`)
  return html`${text} ${href === null ? '' : html`<a href="${href}">${own.newCertificate}</a>`}`
}

/** That it was handed over is for everybody; that it was not, only for those who keep the list. */
function handedOver(request: PageRequest, { certificate, mayList }: FoundView): Html | string | undefined {
  const link = handedOverLink(certificate, request)
  return link ?? (mayList ? confermentWords[request.locale].notHanded : undefined)
}

/** Its last day; before the hand-over from which it counts, how long. Nothing of one that ended otherwise, or has no end. */
function validUntil({ certificate, standing }: FoundView, locale: Locale): string | undefined {
  if (standing === 'withdrawn' || standing === 'replaced') return undefined
  const [day, { validMonths }] = [lastDayOf(certificate), certificate.content]
  if (day !== null) return formatDay(day, locale)
  return validMonths === undefined ? undefined : words[locale].fromConferment(validMonths)
}

function foundCard(request: PageRequest, view: FoundView): Html {
  const { locale } = request
  const own = words[locale]
  const { certificate, standing } = view
  const { content } = certificate
  const until = validUntil(view, locale)
  return certificateCard({
    locale,
    state: standing,
    title: own.states[standing],
    meaning: html`${certificate.replacement?.decree ? own.decidedAnew : own.meanings[standing]} ${standing === 'suspended' ? suspensionText(certificate, locale) : ''}${withdrawalText(certificate, locale)}${replacementText(view, request)}${content.example ? html` <b>${own.exampleNote}</b>` : ''}`,
    number: certificate.number,
    award: {
      product: content.product,
      ...(view.productHref === null ? {} : { productHref: view.productHref }),
      maker: content.holder,
      place: content.place,
      stars: content.stars,
      of: content.of,
      starsLabel: view.starsLabel,
      edition: content.edition.title[locale],
      decided: own.decided(content.decree.number, formatDay(content.decree.date, locale)),
      ...(until === undefined ? {} : { validUntil: until }),
      handedOver: handedOver(request, view),
    },
    qr: codeDrawing(view.code, own.qrLabel),
    example: content.example,
  })
}

/** The paper of each language. The Indonesian one is the certificate. */
export function downloadButtons({ locale, link }: PageRequest, { checkKey }: Certificate): Html {
  const own = words[locale]
  const href = link(`/piagam/${encodeURIComponent(checkKey)}/unduh`)
  return html`${linkButton({ href, label: own.download, icon: 'download', kind: 'primary', download: true })}
${linkButton({ href: `${href}?bahasa=en`, label: own.downloadEnglish, icon: 'download', download: true })}`
}

/** The same for wallets and other services: plain, and signed. */
function credentialLinks({ locale, link }: PageRequest, { checkKey }: Certificate): Html {
  const path = `/piagam/${encodeURIComponent(checkKey)}/kredensial`
  const own = words[locale]
  return html`<a href="${link(`${path}.json`)}">${own.credentialPlain}</a>, <a href="${link(`${path}.jwt`)}">${own.credentialSigned}</a>`
}

/** What the Minister may do about it now. */
function ministerButtons({ locale, link }: PageRequest, view: FoundView): Html {
  const { certificate, standing, mayWithdraw, maySuspend } = view
  const path = `/piagam/${encodeURIComponent(certificate.checkKey)}`
  const own = suspendWords[locale]
  const button = (label: string, step: string): Html => linkButton({ href: link(`${path}/${step}`), label })
  return html`${maySuspend && standing === 'valid' ? button(own.title, 'tangguhkan') : ''}${maySuspend && certificate.suspension !== null ? button(own.liftTitle, 'pulihkan') : ''}${mayWithdraw ? button(withdrawWords[locale].title, 'cabut') : ''}`
}

/** What a known number stands for today. */
export function foundPage(request: PageRequest, view: FoundView): Html {
  const { locale } = request
  const own = words[locale]
  const { certificate } = view
  const evidence = definitionList({
    items: [
      { term: own.issued, detail: formatDate(certificate.issuedAt, locale) },
      { term: own.scheme, detail: schemeText(certificate.content.scheme, certificate.content.of)[locale] },
      { term: own.listDigest, detail: html`<span class="code">${certificate.content.listDigest}</span>` },
      ...view.annex,
      { term: own.credential, detail: credentialLinks(request, certificate) },
      { term: own.rulesHash, detail: html`<span class="code">${certificate.content.rulesHash}</span>` },
    ],
  })
  const download = downloadButtons(request, certificate)
  return html`${pageTitle({
    locale,
    title: own.resultTitle(certificate.number),
    crumbs: [{ label: own.title, href: request.link('/piagam') }],
    ...(view.mayDownload || view.mayWithdraw || view.maySuspend
      ? { actions: html`${view.mayDownload ? download : ''}${ministerButtons(request, view)}` }
      : {}),
  })}
<div>${foundCard(request, view)}</div>
${section({ title: own.evidence, body: evidence })}
${section({ title: own.another, body: numberForm(request, '') })}`
}

/** A number that no certificate has. */
export function unknownPage(request: PageRequest, number: string): Html {
  const { locale } = request
  const own = words[locale]
  return html`${pageTitle({ locale, title: own.title })}
<div>${certificateCard({ locale, state: 'unknown', title: own.states.unknown, meaning: own.meanings.unknown, number })}</div>
${section({ title: own.another, body: numberForm(request, number) })}`
}
