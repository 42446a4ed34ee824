import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatDay, formatNumber } from '../../../platform/translations.ts'
import { definitionList, notice, photoGallery, statusTag } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { lookupPart, lookupWords, wayInWords } from '../../documents/index.ts'
import { scanNotice } from '../../files/index.ts'
import { answerWords, type FrozenDocument } from '../../nominations/index.ts'
import { questionsFor } from '../../../engine/readiness/requirements.ts'
import { deskWords } from '../desk-messages.ts'
import { words } from '../messages.ts'
import { nameIn, viewAddress, type DeskView, type DocumentView } from './desk-view.ts'
import { paperViewer } from './paper-viewer.ts'
import { besideVerdict } from './verdict-form.ts'

const day = (iso: string | null, locale: Locale, none: string): string =>
  iso === null ? none : formatDay(iso, locale)

/** Over by its own date, or because what it describes has changed since. */
function hasEnded({ validUntil }: FrozenDocument, document: DocumentView | null): boolean {
  if (!document) return false
  const { stored, today } = document
  return (
    (validUntil !== null && validUntil < today) || (stored.changedOn !== null && stored.changedOn <= today)
  )
}

function validity({ locale }: PageRequest, frozen: FrozenDocument, document: DocumentView | null): Html {
  const own = deskWords[locale]
  const { validUntil } = frozen
  const ended = hasEnded(frozen, document)
  const tag = ended ? html` ${statusTag({ state: 'expired', label: own.expired })}` : ''
  return html`<span>${day(validUntil, locale, own.unlimited)}${tag}</span>`
}

/** What looked odd about the number, and where the issuer is asked. It never says that a number is genuine. */
function numberCheck({ locale }: PageRequest, view: DeskView, frozen: FrozenDocument): Html {
  const own = deskWords[locale]
  const warnings = view.document?.stored.warnings ?? []
  const said =
    warnings.length === 0
      ? own.numberPlain
      : html`<ul>${warnings.map(one => html`<li>${one.message[locale]}</li>`)}</ul>`
  const site = view.settings.lookUps[frozen.type]
  const look = site
    ? html` <a href="${site.address}" rel="noopener noreferrer">${own.lookUp(site.title[locale])}</a>`
    : ''
  return html`<div>${said}${look}</div>`
}

function documentFacts(request: PageRequest, view: DeskView, frozen: FrozenDocument): Html {
  const { locale } = request
  const own = deskWords[locale]
  return definitionList({
    items: [
      { term: own.number, detail: frozen.number || '–' },
      ...(frozen.number === ''
        ? []
        : [{ term: own.numberCheck, detail: numberCheck(request, view, frozen) }]),
      { term: own.issuer, detail: frozen.issuer || '–' },
      { term: own.issuedOn, detail: day(frozen.issuedOn, locale, '–') },
      { term: own.validUntil, detail: validity(request, frozen, view.document) },
    ],
  })
}

/** Who looked at this very document before, in whatever round or edition. */
function earlierChecks(request: PageRequest, view: DeskView, { verdicts }: DocumentView): Html {
  const { locale } = request
  const own = deskWords[locale]
  const line = (one: DocumentView['verdicts'][number]): Html =>
    html`<li>${own.checkedBy(own.checkOutcomes[one.outcome], formatDate(one.checkedAt, locale), nameIn(view, request, one.checkedBy))}${one.how === '' ? '' : html` (${wayInWords(one.how, locale)})`}${one.note === '' ? '' : html`: ${one.note}`}</li>`
  const body =
    verdicts.length === 0
      ? html`<p class="muted">${own.noEarlierChecks}</p>`
      : html`<ul class="desk__list">${verdicts.map(line)}</ul>`
  return html`<div><h3>${own.earlierChecks}</h3>${body}</div>`
}

/** What official sources say of the number, with the button to ask them, beside the item that it is about. */
function sourcesPart(request: PageRequest, view: DeskView, { lookup, recheckMonths }: DocumentView): Html {
  const own = lookupWords[request.locale]
  const again =
    recheckMonths === null
      ? ''
      : notice({
          locale: request.locale,
          kind: 'warning',
          text: own.recheck(formatNumber(recheckMonths, request.locale)),
        })
  const asked = lookup
    ? html`<div><h3>${own.title}</h3>${lookupPart(request, lookup, { address: viewAddress(view, view.item), beside: besideVerdict(request, view) })}</div>`
    : ''
  return html`${again}${asked}`
}

/** What became of the paper after the file was sent: the file holds it as it was on that day. */
function newsOf({ locale, link }: PageRequest, { stored }: DocumentView): Html {
  const own = deskWords[locale]
  const { changedOn, lastCheck } = stored
  const warnings = [
    changedOn === null ? '' : own.changedSince(formatDay(changedOn, locale)),
    lastCheck?.outcome === 'revoked' ? own.revokedSince : '',
    stored.removedAt === null ? '' : own.removedSince,
  ].filter(Boolean)
  const replaced = stored.replacedBy === null ? '' : notice({ locale, kind: 'info', text: own.replacedSince })
  return html`${warnings.map(words => notice({ locale, kind: 'warning', text: words }))}${replaced}<p><a href="${link(`/dokumen/${stored.id}`)}">${own.toDocument}</a></p>`
}

function documentEvidence(request: PageRequest, view: DeskView, frozen: FrozenDocument): Html {
  const { locale } = request
  const own = deskWords[locale]
  const facts = documentFacts(request, view, frozen)
  const { document } = view
  const news = document ? newsOf(request, document) : ''
  const paper =
    frozen.fileId === null
      ? notice({ locale, kind: 'warning', text: own.noFile })
      : paperViewer(request, view, frozen)
  const checks = document
    ? html`${sourcesPart(request, view, document)}${earlierChecks(request, view, document)}`
    : ''
  const scanned = frozen.fileId === null ? '' : scanNotice(document?.pages?.file ?? null, locale)
  return html`${scanned}${paper}${news}${facts}${checks}`
}

function sectionEvidence({ locale }: PageRequest, { desk, item }: DeskView): Html {
  const { rules, nomination, file } = desk
  const asked = questionsFor(rules.rules, nomination.commodity).find(one => one.id === item.subjectId)
  const items = (asked?.questions ?? []).map(question => ({
    term: question.title[locale],
    detail: answerWords(question, file.answers[question.id], locale),
  }))
  return definitionList({ items })
}

/** What the chosen item is about: the page of the paper and its facts, the answers, or the photos. */
export function evidencePart(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const { item } = view
  if (item.document) return documentEvidence(request, view, item.document)
  if (item.kind === 'section') return sectionEvidence(request, view)
  return view.photos.length === 0
    ? notice({ locale, kind: 'info', text: deskWords[locale].noPhotos })
    : photoGallery({ locale, label: words[locale].kinds.photos, photos: view.photos })
}
