import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import type { SignatoryStatus, SigningService } from '../../../../platform/signing/index.ts'
import { formatDate, formatDay, formatMoment, formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  dateField,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  section,
  textField,
  type Definition,
} from '../../../../ui/index.ts'
import { fieldState, problemAt, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { capacityOf, type Annex } from '../annex.ts'
import { annexWords } from '../annex-messages.ts'
import type { Recommendation } from '../../chain/recommendation.ts'
import { starsWord } from '../../score-text.ts'

/** Where the page goes on once the annex is there. */
const READ_PART = 'baca'
const PREPARE = 'decree-annex.prepare'
const DECIDE = 'decision.decide'
/** More departures than this are counted: the list names them all. */
const MOST_NAMED = 5

type Signer = Readonly<{ name: string; acting: string | null }>

export type AnnexView = Readonly<{
  list: Recommendation
  /** What the list is called: by its edition, or by the product that is decided anew. */
  editionTitle: string
  edition: string
  /** How many lines differ from the version before; null for the first. */
  changes: number | null
  signers: Readonly<{ chair: Signer; directorGeneral: Signer }>
  /** Whether a result of the list is public already. */
  isPublic: boolean
  annex: Annex | null
  isOwn: (annex: Annex) => boolean
  status: SignatoryStatus | 'away' | null
  service: SigningService | null
}>

const signerText = ({ content: { signer, text } }: Annex): string =>
  [signer.name, capacityOf(signer, text), signer.mandate?.number].filter(Boolean).join(', ')

const bulleted = (lines: readonly (string | Html)[]): Html =>
  html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>`

function starLines({ entries }: Recommendation, locale: Locale): Html {
  const own = annexWords[locale]
  const groups = Map.groupBy(entries, entry => `${entry.stars}/${entry.of}`)
  return bulleted(
    [...groups.values()].map(lines => {
      const { stars, of } = lines[0] ?? { stars: 0, of: 0 }
      const count = formatNumber(lines.length, locale)
      return html`<b>${starsWord(stars, of, locale)}</b>: ${stars === 0 ? own.notInAnnex(count) : own.products(count)}`
    }),
  )
}

function departedLines({ entries }: Recommendation, locale: Locale): Html | string {
  const own = annexWords[locale]
  const departed = entries.filter(entry => entry.departed)
  if (departed.length === 0) return own.departedNone
  const lines = departed
    .slice(0, MOST_NAMED)
    .map(one =>
      own.departedOne(
        one.product,
        starsWord(one.proposedStars, one.of, locale),
        starsWord(one.stars, one.of, locale),
      ),
    )
  const rest = departed.length - lines.length
  return bulleted(rest > 0 ? [...lines, own.more(formatNumber(rest, locale))] : lines)
}

function askedPart(request: PageRequest, view: AnnexView): Html {
  const { locale } = request
  const own = annexWords[locale]
  const { list, signers, changes } = view
  const signed = (label: string, { name, acting }: Signer, at: Date | null): string =>
    [`${label}: ${name}`, acting, at && formatMoment(at, locale)].filter(Boolean).join(', ')
  const changed =
    changes === null
      ? own.changesFirst
      : changes === 0
        ? own.changesNone
        : own.changesSome(formatNumber(changes, locale))
  const count = formatNumber(list.entries.length, locale)
  const items: Definition[] = [
    { term: own.edition, detail: view.edition },
    { term: own.list, detail: own.listOf(String(list.version), count) },
    { term: own.stars, detail: starLines(list, locale) },
    { term: own.changes, detail: changed },
    { term: own.departed, detail: departedLines(list, locale) },
    {
      term: own.before,
      detail: bulleted([
        signed(own.chair, signers.chair, list.signedAt),
        signed(own.directorGeneral, signers.directorGeneral, list.approvedAt),
      ]),
    },
    ...(view.isPublic ? [] : [{ term: own.objections, detail: own.objectionsNone }]),
  ]
  const whole = html`<p><a href="${request.link(`/penetapan/${list.id}`)}">${own.wholeList}</a></p>`
  return section({ title: own.asked, body: html`${definitionList({ items })}${whole}` })
}

function formOf(request: PageRequest, list: Recommendation, label: string, body: Html): Html {
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    version: list.rowVersion,
    label,
    body,
  })
}

function preparePart(request: PageRequest, { list, annex }: AnnexView, hasAnnex: boolean): Html {
  const { locale } = request
  const own = annexWords[locale]
  const title = hasAnnex ? own.firstAgain : own.first
  const state = (name: string, stored: string | undefined) => fieldState(request, PREPARE, name, stored)
  const body = html`${textField({ ...state('decree_number', annex?.content.number), label: own.decreeNumber, hint: own.decreeNumberHint, width: 'medium', maxLength: 100, required: true })}
${dateField({ ...state('decree_date', annex?.content.date), label: own.decreeDate, required: true })}
<p class="muted">${own.prepareNote}</p>
${formActions([actionButton({ action: PREPARE, label: hasAnnex ? own.prepareAgain : own.prepare, kind: hasAnnex ? 'secondary' : 'primary' })])}`
  return section({ title, body: formOf(request, list, title, body) })
}

function readPart(request: PageRequest, list: Recommendation, annex: Annex): Html {
  const { locale } = request
  const own = annexWords[locale]
  const { content } = annex
  const items: Definition[] = [
    { term: own.number, detail: content.number },
    { term: own.date, detail: formatDay(content.date, locale) },
    { term: own.content, detail: own.contentOf(formatNumber(content.lines.length, locale)) },
    { term: own.signer, detail: signerText(annex) },
    { term: own.preparedAt, detail: formatMoment(annex.preparedAt, locale) },
    { term: own.checkpoint, detail: own.checkpointOf(String(content.checkpoint.seq)) },
    { term: own.readDigest, detail: html`<span class="code">${annex.readDigest}</span>` },
  ]
  const size = own.size(formatNumber(Math.ceil(annex.readBytes / 1000), locale))
  const open = linkButton({
    href: request.link(`/penetapan/${list.id}/lampiran`),
    label: `${own.open}, ${size}`,
    icon: 'file-text',
    kind: 'primary',
  })
  return section({
    title: own.second,
    id: READ_PART,
    body: html`${definitionList({ items })}<div class="buttons">${open}</div>`,
  })
}

function standing(view: AnnexView, locale: Locale): string | null {
  const own = annexWords[locale]
  const { status } = view
  if (status === null) return own.noService
  if (status === 'away') return own.unknown
  if (status.kind === 'none') return own.never
  return own[status.kind](
    status.kind === 'locked' ? formatMoment(status.until, locale) : formatDate(status.until, locale),
  )
}

function signPart(request: PageRequest, view: AnnexView, annex: Annex): Html {
  const { locale } = request
  const own = annexWords[locale]
  const { service, list } = view
  const title = service ? own.third : own.thirdPlain
  const problem = problemAt(request.form, DECIDE, 'passphrase', locale)
  const passphrase = textField({
    locale,
    name: 'passphrase',
    type: 'password',
    label: own.passphrase,
    hint: own.passphraseHint,
    // No browser keeps what it takes for a code of one use.
    autocomplete: 'one-time-code',
    autosave: false,
    required: true,
    maxLength: 200,
    ...(problem === undefined ? {} : { problem }),
  })
  const example =
    request.demo && service?.examplePassphrase
      ? notice({ locale, kind: 'info', text: own.demo(service.examplePassphrase) })
      : ''
  const button = actionButton({
    action: DECIDE,
    label: service ? own.decide : own.decidePlain,
    confirm: { locale, text: own.confirm, label: own.confirmLabel },
  })
  const body = html`<input type="hidden" name="seen" value="${annex.readDigest}">${service ? passphrase : ''}${formActions([button])}`
  return section({
    title,
    body: html`<p class="muted">${standing(view, locale)}</p>${example}${formOf(request, list, title, body)}`,
  })
}

/** What is asked, the annex as it will be signed, and the signature: in the order in which they are needed. */
export function annexPage(request: PageRequest, view: AnnexView): Html {
  const { locale } = request
  const own = annexWords[locale]
  const { list, annex } = view
  const isOwn = annex !== null && view.isOwn(annex)
  const ofOther =
    annex && !isOwn ? notice({ locale, kind: 'warning', text: own.ofOther(signerText(annex)) }) : ''
  const signing =
    annex && isOwn ? html`${readPart(request, list, annex)}${signPart(request, view, annex)}` : ''
  const preparing = preparePart(request, view, isOwn)
  return html`${pageTitle({
    locale,
    title: own.pageTitle(view.editionTitle),
    lead: own.lead,
    crumbs: [
      {
        label: own.back(view.editionTitle, String(list.version)),
        href: request.link(`/penetapan/${list.id}`),
      },
    ],
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${askedPart(request, view)}${ofOther}${isOwn ? html`${signing}${preparing}` : preparing}`
}
