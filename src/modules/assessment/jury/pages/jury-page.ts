import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  dateField,
  definitionList,
  errorSummary,
  form,
  formActions,
  longTextField,
  notice,
  pageTitle,
  section,
  statusTag,
  table,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { digestOfPlan } from '../call-jury.ts'
import { interestWords } from '../../interests/interest-messages.ts'
import { juryWords } from '../jury-messages.ts'
import { isAgreed, isComplete, type JuryGround, type JuryMember } from '../second-jury.ts'
import type { SecondJury } from '../second-jury-store.ts'
import { whyShort } from '../../planning/shortage.ts'
import type { SheetVersion } from '../../sheets/version-store.ts'
import { juryAgreedPart } from './jury-agreed-part.ts'
import { lockedSheetPart } from './jury-locked-part.ts'
import { nameIn } from './member-name.ts'

export type JuryView = Readonly<{
  ground: JuryGround
  product: string
  /** By id: of members, and of those who would be called. */
  people: ReadonlyMap<string, Readonly<{ name: string; employer: string; home: string }>>
  /** Under which the jury knows the product; null before the call. */
  code: string | null
  /** Pieces of its sample that are still in the store. */
  pieces: number
  mayCall: boolean
  mayReplace: boolean
  mayOpen: boolean
  maySetAside: boolean
  /** Of its sheets that were opened again; of each its reason is shown, and no mark. */
  versions: readonly SheetVersion[]
  mayReadObjection: boolean
}>

/** The second jury of one objection: who would be called, or who was and how far they are. No marks, ever. */
export function juryPage(request: PageRequest, view: JuryView): Html {
  const { locale, link } = request
  const own = juryWords[locale]
  const { ground } = view
  const { jury, cause } = ground
  const crumbs = view.mayReadObjection
    ? [{ label: own.crumb, href: link(`/sanggahan/${ground.objectionId}`) }]
    : []
  const head = pageTitle({ locale, title: own.title(view.product), lead: own.lead, crumbs })
  const items = [
    { term: own.grounds, detail: cause.grounds.map(one => one[locale]).join(', ') || '–' },
    { term: own.sample, detail: sampleText(request, view) },
  ]
  const grounds = section({ title: own.basis, body: definitionList({ items }) })
  const body = jury
    ? calledPart(request, view, jury)
    : cause.calls
      ? planPart(request, view)
      : notice({ locale, kind: 'info', text: own.notFor })
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${grounds}${body}`
}

function sampleText({ locale }: PageRequest, { pieces, code }: JuryView): string {
  const own = juryWords[locale]
  if (pieces === 0) return own.sampleGone
  return code === null ? own.sampleLater(pieces) : own.sampleThere(pieces, code)
}

function planPart(request: PageRequest, view: JuryView): Html {
  const { locale } = request
  const own = juryWords[locale]
  const { plan } = view.ground
  const rows = plan.picks.map(({ personId, loadBefore }) => {
    const person = view.people.get(personId)
    return {
      cells: [nameIn(view, personId), person?.employer || '–', person?.home || '–', String(loadBefore)],
    }
  })
  const columns = [
    ...[own.member, own.employer, own.home].map(label => ({ label })),
    { label: own.load, numeric: true },
  ]
  const short =
    plan.missing > 0
      ? notice({
          locale,
          kind: 'warning',
          title: own.short(plan.missing),
          text: whyShort({ barred: plan.against }, locale),
        })
      : ''
  const members = section({
    title: own.planTitle,
    lead: own.planLead,
    body: html`${table({ caption: own.planTitle, captionHidden: true, columns, rows, empty: own.nobodyElse })}${short}`,
  })
  return html`${members}${view.mayCall && plan.missing === 0 ? callForm(request, view) : ''}`
}

function callForm(request: PageRequest, { ground }: JuryView): Html {
  const { locale, link } = request
  const own = juryWords[locale]
  const action = 'jury.call'
  const confirm = { locale, text: own.callConfirm, label: own.callLabel }
  return section({
    title: own.call,
    lead: own.outside,
    body: form({
      action: link(request.path),
      key: request.formKey(),
      label: own.call,
      body: html`<input type="hidden" name="seen" value="${digestOfPlan(ground.plan)}">
${dateField({ ...fieldState(request, action, 'due'), label: own.due, hint: own.dueHint, required: true })}
${longTextField({ ...fieldState(request, action, 'reason'), label: own.reason, hint: own.reasonHint, rows: 4, maxLength: 1_000, required: true })}
${formActions([actionButton({ action, label: own.call, kind: 'primary', confirm })])}`,
    }),
  })
}

function calledPart(request: PageRequest, view: JuryView, jury: SecondJury): Html {
  const { locale } = request
  const own = juryWords[locale]
  const { members } = view.ground
  const locked = members.filter(one => one.sheet.state === 'locked').length
  const facts = definitionList({
    items: [
      { term: own.progress, detail: own.progressOf(locked, jury.size) },
      { term: own.due, detail: formatMoment(jury.dueAt, locale) },
      { term: own.calledAt, detail: formatMoment(jury.calledAt, locale) },
      { term: own.reason, detail: jury.reason },
      ...(view.code === null
        ? []
        : [{ term: own.code, detail: html`<span class="code">${view.code}</span>` }]),
    ],
  })
  const isWhole = isComplete(jury, members) && isAgreed(view.ground)
  const done = isWhole ? notice({ locale, kind: 'success', text: own.complete }) : ''
  return html`${section({ title: own.calledTitle, body: html`${done}${facts}${memberTable(request, view)}${keptLink(request, view)}` })}${juryAgreedPart(request, view)}${emptySeats(request, view, jury)}${chosenMember(request, view)}${lockedSheetPart(request, view)}`
}

/** Where the versions are read that were kept when sheets were opened again. */
function keptLink({ locale, link }: PageRequest, view: JuryView): Html | '' {
  if (view.versions.length === 0) return ''
  const { id, editionId } = view.ground.nomination
  return html`<p><a href="${link(`/pleno/${editionId}/${id}/lembar`)}">${juryWords[locale].keptVersions}</a></p>`
}

/** Where the form about one member is reached; nothing where there is none. */
function wayTo({ locale, link }: PageRequest, view: JuryView, member: JuryMember): Html | '' {
  const own = juryWords[locale]
  const { assignment, sheet, interest } = member
  const to = (query: string, id: string, label: string): Html =>
    html`<a href="${link(`/sanggahan/${view.ground.objectionId}/juri?${query}=${id}#${query}`)}">${label}</a>`
  if (sheet.state === 'open') return view.mayReplace ? to('ganti', assignment.id, own.replace) : ''
  if (view.ground.agreed?.state === 'locked') return ''
  if (interest) return view.maySetAside ? to('sisihkan', sheet.id, own.aside) : ''
  return view.mayOpen ? to('buka', sheet.id, own.openAgain) : ''
}

function memberTable(request: PageRequest, view: JuryView): Html {
  const { locale } = request
  const own = juryWords[locale]
  const { members, cause } = view.ground
  const isOpen = (view.mayReplace || view.mayOpen) && cause.calls
  const opened = ({ sheet }: JuryMember): readonly Html[] =>
    view.versions
      .filter(each => each.sheetId === sheet.id)
      .map(
        each =>
          html`<br><span class="muted">${own.opened(formatMoment(each.unlockedAt, locale), each.reason)}</span>`,
      )
  const rows = members.map(one => ({
    cells: [
      nameIn(view, one.assignment.personId),
      view.people.get(one.assignment.personId)?.employer || '–',
      html`${statusTag({ state: one.sheet.state, label: own.states[one.sheet.state], tone: one.sheet.state === 'locked' ? 'good' : 'waiting' })}${one.interest && one.sheet.state === 'locked' ? html` <span class="muted">${one.interest === 'found' ? interestWords[locale].lateFound : own.late}</span>` : ''}${opened(one)}`,
      ...(isOpen ? [wayTo(request, view, one)] : []),
    ],
  }))
  const columns = [own.member, own.employer, own.state, ...(isOpen ? [own.action] : [])]
  return table({
    caption: own.calledTitle,
    captionHidden: true,
    columns: columns.map(label => ({ label })),
    rows,
    empty: own.nobodyElse,
  })
}

const REPLACE = 'jury.replace'

function replaceForm(
  request: PageRequest,
  wanted: Readonly<{ assignment: string; label: string; reason: string; button: Html }>,
): Html {
  const sent = request.form?.values['assignment'] ?? ''
  const asked = sent === wanted.assignment ? request.form : null
  const address = wanted.assignment === '' ? request.path : `${request.path}?ganti=${wanted.assignment}`
  return form({
    action: request.link(address),
    key: request.formKey(),
    label: wanted.label,
    body: html`<input type="hidden" name="assignment" value="${wanted.assignment}">
${textField({
  ...fieldState({ ...request, form: asked }, REPLACE, 'reason', ''),
  // The summary of problems leads to the form that was sent; the other one keeps out of its way.
  ...(asked ? {} : { id: `reason-${wanted.assignment}` }),
  label: wanted.reason,
  required: true,
})}
${formActions([wanted.button])}`,
  })
}

/** A seat that nobody has any more, and who could take it. */
function emptySeats(request: PageRequest, view: JuryView, jury: SecondJury): Html | '' {
  const { locale } = request
  const own = juryWords[locale]
  const { members, plan, cause } = view.ground
  const count = jury.size - members.length
  if (count <= 0) return ''
  const why =
    plan.missing > 0 ? `${own.short(plan.missing)} ${whyShort({ barred: plan.against }, locale)}` : ''
  const able = view.mayReplace && cause.calls && plan.picks.length > 0
  const fill = able
    ? replaceForm(request, {
        assignment: '',
        label: own.fill,
        reason: own.fillReason,
        button: actionButton({ action: REPLACE, label: own.fill, kind: 'primary' }),
      })
    : ''
  return section({
    title: own.empty(count),
    body: html`${why === '' ? '' : notice({ locale, kind: 'warning', text: why })}${fill}`,
  })
}

function chosenMember(request: PageRequest, view: JuryView): Html | '' {
  const { locale, query } = request
  const own = juryWords[locale]
  const { members, cause } = view.ground
  const chosen = members.find(one => one.assignment.id === query.get('ganti'))
  if (!chosen || chosen.sheet.state !== 'open' || !view.mayReplace || !cause.calls) return ''
  const name = nameIn(view, chosen.assignment.personId)
  const confirm = { locale, text: own.replaceConfirm, label: own.replace }
  return section({
    id: 'ganti',
    title: own.replaceTitle(name),
    lead: own.replaceText,
    body: replaceForm(request, {
      assignment: chosen.assignment.id,
      label: own.replaceTitle(name),
      reason: own.replaceReason,
      button: actionButton({ action: REPLACE, label: own.replace, kind: 'danger', confirm }),
    }),
  })
}
