import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  checklist,
  errorSummary,
  form,
  formActions,
  framePaths,
  linkButton,
  notice,
  pageTitle,
  progressRail,
  section,
  type CheckItem,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { stateTag, type Nomination, type OwnPart } from '../../nominations/index.ts'
import { officeFor, timeZoneOf } from '../../regions/index.ts'
import { isTold, ownPage, type Invitation } from '../invitation.ts'
import { ownWords } from '../own-messages.ts'

export type OwnHome = Readonly<{
  nomination: Nomination
  part: OwnPart
  /** Null where the producer came by an account of its own, and nobody asked. */
  invitation: Invitation | null
  /** Whether the office works on the file, so that the part can still be changed. */
  mayChange: boolean
  /** How a law on personal data is named. */
  law: string
}>

type Paper = OwnPart['documents'][number]

function paperItem({ locale, link }: PageRequest, { nomination, mayChange }: OwnHome, one: Paper): CheckItem {
  const own = ownWords[locale]
  const { requirement } = one
  const isThere = one.state === 'met' || one.state === 'expiring'
  const href = link(`${ownPage(nomination.id)}/dokumen/${requirement.id}`)
  const notes = one.notes.map(note => note.message[locale]).join(' ')
  const where = own.where(requirement.where[locale])
  const detail = isThere ? own.has : one.document ? notes : `${requirement.why[locale]} ${where}`
  const action = mayChange && one.state !== 'met' ? { action: { label: own.send, href } } : {}
  return { state: one.state, label: requirement.title[locale], detail, ...action }
}

/** What the rules ask for comes first; what may be there, too, is folded away. */
function papers(request: PageRequest, view: OwnHome): Html {
  const { locale } = request
  const own = ownWords[locale]
  const list = (all: readonly Paper[], label: string): Html =>
    checklist({ locale, label, items: all.map(one => paperItem(request, view, one)) })
  const asked = view.part.documents.filter(one => one.need === 'required')
  const more = view.part.documents.filter(one => one.need !== 'required')
  if (view.part.documents.length === 0) return html``
  const others =
    more.length === 0
      ? ''
      : html`<details><summary>${own.moreDocuments}</summary>${list(more, own.moreDocuments)}</details>`
  return section({
    title: own.documents,
    lead: own.documentsLead,
    body: html`${asked.length === 0 ? '' : list(asked, own.documentsLabel)}${others}`,
    id: 'surat',
  })
}

function sections({ locale, link }: PageRequest, { nomination, part }: OwnHome): Html {
  const own = ownWords[locale]
  if (part.sections.length === 0) return html``
  const rail = progressRail({
    locale,
    label: own.sectionsLabel,
    sections: part.sections.map(one => ({
      label: one.section.title[locale],
      href: link(`${ownPage(nomination.id)}/bagian/${one.section.id}`),
      done: one.missing === 0,
      missing: one.missing,
    })),
  })
  return section({ title: own.sections, body: rail, id: 'isian' })
}

function photos({ locale, link }: PageRequest, { nomination, part, mayChange }: OwnHome): Html {
  const own = ownWords[locale]
  const { count, min, max } = part.photos
  const href = link(`${ownPage(nomination.id)}/foto`)
  const add = mayChange ? html`<p>${linkButton({ href, label: own.addPhotos, icon: 'upload' })}</p>` : ''
  return section({ title: own.photos, lead: own.photosCount(count, min, max), body: add, id: 'foto' })
}

function lacking({ part }: OwnHome, locale: Locale): readonly string[] {
  const own = ownWords[locale]
  const answers = part.sections.filter(one => one.missing > 0)
  const asked = part.documents.filter(one => one.need === 'required')
  const few = part.photos.min - part.photos.count
  return [
    ...answers.map(one => own.lackingAnswers(one.section.title[locale], one.missing)),
    ...asked
      .filter(one => one.state === 'missing' || one.state === 'wrong')
      .map(one => one.requirement.title[locale]),
    ...(few > 0 ? [own.lackingPhotos(few)] : []),
  ]
}

function finish(request: PageRequest, view: OwnHome): Html {
  const { locale, link } = request
  const own = ownWords[locale]
  const { invitation, nomination } = view
  if (!invitation || !view.mayChange) return html``
  if (isTold(invitation, nomination))
    return notice({ locale, kind: 'success', title: own.finished, text: own.finishedMore })
  const missing = lacking(view, locale)
  const list =
    missing.length === 0
      ? html`<p>${own.lackingNot}</p>`
      : html`<p>${own.lacking}</p><ul>${missing.map(one => html`<li>${one}</li>`)}</ul><p>${own.lackingStill}</p>`
  const tell = form({
    action: link(ownPage(nomination.id)),
    key: request.formKey(),
    label: own.finish,
    body: html`${list}${formActions([actionButton({ action: 'contribution.finish', label: own.finishButton })])}`,
  })
  return section({ title: own.finish, body: tell, id: 'selesai' })
}

function closing(request: PageRequest, view: OwnHome): Html {
  const { locale, link } = request
  const own = ownWords[locale]
  const office = officeFor(view.nomination.areaPath)[locale]
  const leave = form({
    action: link(framePaths.session),
    key: request.formKey(),
    label: own.leave,
    body: html`<p>${own.leaveText}</p>${formActions([actionButton({ action: 'session.sign-out', label: own.leave, kind: 'secondary' })])}`,
  })
  const status = html`<p>${stateTag(view.nomination.state, locale, true)}</p>`
  return html`${section({ title: own.status, body: status })}${section({ title: own.privacy, body: html`<p>${own.privacyText(office, view.law)}</p>` })}${leave}`
}

/** The start page of a producer: what is asked, what is there, what is missing, and nothing else of the file. */
export function ownHomePage(request: PageRequest, view: OwnHome): Html {
  const { locale, now } = request
  const own = ownWords[locale]
  const { nomination, part, invitation } = view
  const head = pageTitle({
    locale,
    title: part.productName,
    lead: own.lead(officeFor(nomination.areaPath)[locale]),
    crumbs: [{ label: own.title, href: request.link('/bagian-saya') }],
  })
  // What was asked for is answered once she has said that she is done.
  const asked =
    invitation?.asked && invitation.doneAt === null
      ? notice({ locale, kind: 'warning', title: own.askedTitle, text: invitation.asked })
      : ''
  const until = invitation
    ? `${own.until(formatMoment(invitation.expiresAt, locale, timeZoneOf(nomination.areaPath)))} `
    : ''
  const how = view.mayChange
    ? notice({ locale, kind: 'info', text: `${until}${own.howTo}` })
    : notice({ locale, kind: 'info', text: own.closed })
  const summary = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  const body = html`${sections(request, view)}${photos(request, view)}${papers(request, view)}`
  return html`${head}${summary}${asked}<div data-keep="${now.toISOString()}">${how}</div>${body}${finish(request, view)}${closing(request, view)}`
}
