import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths, formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  form,
  longTextField,
  notice,
  pageTitle,
  panel,
  section,
  table,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { markWords, type DeskSheet, type LockedDesk } from '../../../assessment/index.ts'
import { plenaryWords } from '../plenary-messages.ts'
import { agreedPart } from './agreed-part.ts'
import { unlockWords } from '../unlock-messages.ts'

const UNLOCK = 'scoresheet.unlock'
const ASIDE = 'scoresheet.set-aside'

export type SheetsView = Readonly<{
  desk: LockedDesk
  code: string
  /** Every sheet is locked: then marks may be seen. */
  isWhole: boolean
  isSettled: boolean
  mayUnlock: boolean
  mayOpenAgreed: boolean
}>

/** From a blind code to the sheets of its product. */
export function findSheetsPage(
  { locale, link }: PageRequest,
  view: Readonly<{ editionId: string; typed: string; unknown: boolean }>,
): Html {
  const own = unlockWords[locale]
  const path = link(`/pleno/${view.editionId}`)
  const crumbs = [{ label: plenaryWords[locale].title, href: path }]
  const field = textField({
    locale,
    name: 'kode',
    label: own.code,
    example: own.example,
    value: view.typed.slice(0, 40),
    required: true,
    width: 'short',
    maxLength: 40,
    ...(view.unknown ? { problem: own.unknown } : {}),
  })
  return html`${pageTitle({ locale, title: own.findTitle, lead: own.findLead, crumbs })}<form class="form" method="get" action="${path}/lembar">${field}<div class="buttons"><button class="button button--primary" type="submit">${own.find}</button></div></form>`
}

/** The sheets of one product by their marks; each locked one can be opened again, and kept versions are read. */
export function sheetsPage(request: PageRequest, view: SheetsView): Html {
  const { locale, link } = request
  const own = unlockWords[locale]
  const { nomination, sheets } = view.desk
  const crumbs = [{ label: plenaryWords[locale].title, href: link(`/pleno/${nomination.editionId}`) }]
  const title = pageTitle({ locale, title: own.title(view.code), lead: own.lead, crumbs })
  const told = view.isWhole ? '' : notice({ locale, kind: 'info', text: own.hidden })
  const settled = view.isSettled ? notice({ locale, kind: 'info', text: own.settled }) : ''
  const problems = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  const panels = sheets.map(one => sheetPanel(request, view, one))
  return html`${title}${problems}${told}${settled}${agreedPart(request, view)}${panels.length > 0 ? panels : html`<p>${own.none}</p>`}${view.desk.juries.map(jury => juryPart(request, view, jury.sheets))}`
}

/** The sheets of a second jury: their marks are shown once all of them are locked, and nothing of them is opened here. */
function juryPart(request: PageRequest, view: SheetsView, sheets: readonly DeskSheet[]): Html {
  const own = unlockWords[request.locale]
  const isWhole = sheets.every(one => one.sheet.lockedAt !== null)
  const ofJury = { ...view, isWhole, mayUnlock: false }
  const told = isWhole ? '' : notice({ locale: request.locale, kind: 'info', text: own.juryHidden })
  return section({
    title: own.jury,
    body: html`${told}${sheets.map(one => sheetPanel(request, ofJury, one, 3))}`,
  })
}

function sheetPanel(request: PageRequest, view: SheetsView, one: DeskSheet, level: 2 | 3 = 2): Html {
  const { locale } = request
  const own = unlockWords[locale]
  const { lockedAt, total } = one.sheet
  const points = view.isWhole && total !== null ? ` ${own.total(formatHundredths(total, locale))}` : ''
  const state = lockedAt === null ? own.open : `${own.locked(formatMoment(lockedAt, locale))}${points}`
  const kept = one.versions.map(version => keptPart(request, view, version))
  const isOwn = one.sheet.personId === request.actor.personId
  const acts = view.mayUnlock && lockedAt !== null && !isOwn
  const form = !acts
    ? ''
    : one.interest === null
      ? unlockForm(request, view, one)
      : asideForm(request, view, one)
  const tied =
    one.interest === null ? '' : notice({ locale, kind: 'warning', text: own.interest[one.interest] })
  return panel({ title: own.sheet(one.mark), level, body: html`<p>${state}</p>${tied}${kept}${form}` })
}

function keptPart({ locale }: PageRequest, view: SheetsView, kept: DeskSheet['versions'][number]): Html {
  const own = unlockWords[locale]
  const title = own.kept(kept.version, formatMoment(kept.lockedAt, locale))
  const why = html`<p>${own.keptWhy(formatMoment(kept.unlockedAt, locale), kept.reason)}</p>`
  if (!view.isWhole) return html`<p><b>${title}</b></p>${why}`
  const rows = kept.marks.map(mark => {
    const { title: criterion, answer } = markWords(view.desk, mark, locale)
    return { cells: [criterion, answer, html`<span class="typed">${mark.reason}</span>`] }
  })
  const columns = [{ label: own.criterion }, { label: own.chosen }, { label: own.why }]
  const points = kept.total === null ? '' : own.total(formatHundredths(kept.total, locale))
  return html`${why}<details><summary>${title}. ${points}</summary>${table({ caption: title, captionHidden: true, columns, rows, empty: '' })}</details>`
}

/** A sheet whose assessor is tied to the product is never opened again: it can only be set aside. */
function asideForm(request: PageRequest, view: SheetsView, one: DeskSheet): Html {
  const own = unlockWords[request.locale]
  return sheetForm(request, view, one, {
    action: ASIDE,
    field: 'asideReason',
    label: own.aside,
    reason: own.asideReason,
    hint: own.asideHint,
    text: own.asideText,
  })
}

function unlockForm(request: PageRequest, view: SheetsView, one: DeskSheet): Html {
  const own = unlockWords[request.locale]
  return sheetForm(request, view, one, {
    action: UNLOCK,
    field: 'reason',
    label: own.unlock,
    reason: own.reason,
    hint: own.reasonHint,
    text: own.unlockText,
  })
}

type SheetAct = Readonly<Record<'action' | 'field' | 'label' | 'reason' | 'hint' | 'text', string>>

function sheetForm(request: PageRequest, view: SheetsView, one: DeskSheet, act: SheetAct): Html {
  const { locale, link } = request
  const own = unlockWords[locale]
  const { nomination } = view.desk
  const asked = request.form?.values['sheet'] === one.sheet.id ? request.form : null
  const field = longTextField({
    ...fieldState({ ...request, form: asked }, act.action, act.field, ''),
    // The summary of problems leads to the form that was sent; the others keep out of its way.
    ...(asked ? {} : { id: `reason-${one.sheet.id}` }),
    label: act.reason,
    hint: act.hint,
    required: true,
    rows: 3,
  })
  const confirm = { locale, text: act.text, label: act.label }
  return form({
    action: link(`/pleno/${nomination.editionId}/${nomination.id}/lembar`),
    key: request.formKey(),
    label: `${act.label}: ${own.sheet(one.mark)}`,
    body: html`<input type="hidden" name="sheet" value="${one.sheet.id}">${field}<div class="buttons">${actionButton({ action: act.action, label: act.label, kind: 'danger', confirm })}</div>`,
  })
}
