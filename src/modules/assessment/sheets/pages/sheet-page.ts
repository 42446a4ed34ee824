import type { Text } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  notice,
  pageTitle,
  saveState,
  splitView,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { words } from '../../messages.ts'
import { agreedWords } from '../../agreed/agreed-messages.ts'
import { wantsAgreement } from '../../agreed/agreed-sheet.ts'
import { sheetMark } from '../locked-desk.ts'
import { statesOf } from '../criterion-states.ts'
import type { OwnSheet } from '../own-sheet.ts'
import type { SheetVersion } from '../version-store.ts'
import { scoringWords } from '../scoring-messages.ts'
import { fieldName, sheetFields, WHOLE } from '../sheet-fields.ts'
import { awaitedNotice } from '../../levels/pages/carried-part.ts'
import { outsideNotice } from '../../outside/pages/outside-sheet-part.ts'
import { sheetGatesPart } from './criterion-state-part.ts'
import { notePart, type Drawn } from './criterion-part.ts'
import { declareForm } from '../../interests/pages/declare-form.ts'
import { evidencePanel, type EvidenceView } from './evidence-panel.ts'
import { keyboardHelp, sheetProgress } from './sheet-progress.ts'
import { sheetRubric } from './sheet-rubric.ts'

export type SheetView = Readonly<{
  own: OwnSheet
  evidence: EvidenceView
  commodityTitle: Text
  /** The last version that the chair opened again. */
  reopened: SheetVersion | null
}>

/** The scoresheet: evidence beside the rubric, one form that saves itself while the assessor works. */
export function sheetPage(request: PageRequest, view: SheetView): Html {
  const said = words[request.locale]
  const { own } = view
  const title = pageTitle({
    locale: request.locale,
    title: said.sheetTitle(own.code),
    lead: (view.evidence.sampleGone ? said.sheetLeadAlone : said.sheetLead)(
      view.commodityTitle[request.locale],
    ),
    crumbs: [{ label: said.listTitle, href: request.link('/penilaian') }],
  })
  const state = stateNotice(request, view)
  const awaited =
    own.sheet.state === 'open'
      ? html`${awaitedNotice(request, own.ground)}${outsideNotice(request, own)}`
      : ''
  const right = html`${sheetProgress(request, own)}${compareLink(request, own)}${rubricForm(request, own)}`
  const jump = html`<p class="sheet-jump"><a href="#rubrik">${scoringWords[request.locale].toRubric}</a></p>`
  return html`${title}${state}${awaited}${jump}${errorSummary({ locale: request.locale, problems: problemsOf(request.form, request.locale) })}
${splitView({ left: evidencePanel(request, own.code, view.evidence), right, leftLabel: said.evidence, rightLabel: said.rubric })}
${own.facts.state === 'in-assessment' ? declareForm(request, own.code) : ''}`
}

/** Locked: since when, and whom to ask. Opened again by the chair: when and why. */
function stateNotice({ locale, link }: PageRequest, { own, reopened }: SheetView): Html | '' {
  const said = scoringWords[locale]
  const { id, lockedAt } = own.sheet
  if (lockedAt !== null) {
    const since = words[locale].lockedNotice(formatMoment(lockedAt, locale))
    const mayBeOpened = own.facts.state === 'in-assessment' || own.facts.state === 'assessed'
    const ask = mayBeOpened ? html`<p>${said.askChair(sheetMark(id), own.code)}</p>` : ''
    const agreed = wantsAgreement(own.ground.rules)
      ? html`<p><a href="${link(`/lembar-bersama/${own.code}`)}">${agreedWords[locale].fromOwn}</a></p>`
      : ''
    const text = html`<p>${since}</p>${ask}${agreed}`
    return html`<div data-left-behind>${notice({ locale, kind: 'info', text })}</div>`
  }
  if (!reopened) return ''
  const text = said.reopened(formatMoment(reopened.unlockedAt, locale), reopened.reason)
  return notice({ locale, kind: 'warning', text })
}

const compareLink = ({ locale, link }: PageRequest, own: OwnSheet): Html =>
  html`<p><a href="${link(`/penilaian/${own.code}/bandingkan`)}">${scoringWords[locale].compare}</a></p>`

function rubricForm(request: PageRequest, own: OwnSheet): Html {
  const { locale, link } = request
  const drawn: Drawn = {
    own,
    fields: new Map(sheetFields(own).map(field => [field.name, field])),
    states: statesOf(own.ground, own.marks, locale),
  }
  const gates = sheetGatesPart(request, drawn.states)
  const body = html`${sheetRubric(request, drawn)}${notePart(request, drawn, fieldName('note', WHOLE))}`
  if (own.sheet.state === 'locked') return html`${gates}<div class="form">${body}</div>`
  return html`${gates}<div class="draft">${form({
    action: link(`/penilaian/${own.code}`),
    key: request.formKey(),
    autosave: 'scoresheet.autosave',
    draft: {
      news: link(`/penilaian/${own.code}/kabar`),
      version: own.sheet.rowVersion,
      now: request.now,
    },
    record: own.code,
    body: html`${keyboardHelp(request)}${body}${saveState({ locale, state: 'idle' })}${buttons(request)}`,
    label: words[locale].rubric,
  })}</div>`
}

function buttons({ locale }: PageRequest): Html {
  const said = scoringWords[locale]
  return html`${formActions([
    actionButton({ action: 'scoresheet.review', label: said.review, kind: 'primary' }),
    actionButton({ action: 'scoresheet.mark', label: words[locale].save, kind: 'secondary' }),
  ])}<p class="muted">${said.reviewHint}</p>`
}
