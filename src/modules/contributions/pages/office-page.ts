import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  panel,
  section,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Nomination, OwnPart } from '../../nominations/index.ts'
import {
  isLive,
  isTold,
  isWorked,
  lastDigits,
  LINK_PART,
  officePage,
  withLink,
  type Invitation,
} from '../invitation.ts'
import { officeWords } from '../office-messages.ts'
import { askedPart, sharePart, type Shared } from './share-part.ts'

const INVITE = 'contribution.invite'
const AGAIN = 'contribution.ask-again'

export type OfficeView = Readonly<{
  nomination: Nomination
  part: OwnPart
  /** The newest invitation, whatever became of it. */
  invitation: Invitation | null
  /** The producer's telephone number as messengers want it; null where there is none. */
  number: string | null
  email: string
  /** The link, right after it was made and for the one who made it. */
  shared: Shared | null
  able: ReadonlySet<string>
}>

type StateWord = keyof (typeof officeWords)['id']['states']

type Followed = Pick<Nomination, 'state' | 'submittedAt'>

function stateOf(nomination: Followed, invitation: Invitation | null, now: Date): StateWord {
  if (!invitation) return 'none'
  if (invitation.endCause !== null) return invitation.endCause
  if (!isLive(invitation, now)) return 'expired'
  if (!isWorked(nomination.state)) return 'resting'
  if (isTold(invitation, nomination)) return 'done'
  return invitation.openedFirstAt === null ? 'waiting' : 'opened'
}

export const stateWords = (
  nomination: Followed,
  invitation: Invitation | null,
  { now, locale }: Readonly<{ now: Date; locale: Locale }>,
): string => officeWords[locale].states[stateOf(nomination, invitation, now)]

/** With the link that it shows: a form that is shown again shows it, too. */
const addressOf = ({ link }: PageRequest, { nomination, shared }: OfficeView): string => {
  const page = link(officePage(nomination.id))
  return shared ? withLink(page, shared.sealed) : page
}

function state({ locale, now }: PageRequest, { nomination, invitation }: OfficeView): Html {
  const own = officeWords[locale]
  const moment = (at: Date | null): string => (at === null ? own.never : formatMoment(at, locale))
  const known = invitation
    ? [
        { term: own.person, detail: invitation.name },
        { term: own.until, detail: moment(invitation.expiresAt) },
        { term: own.firstOpened, detail: moment(invitation.openedFirstAt) },
        { term: own.lastOpened, detail: moment(invitation.openedLastAt) },
        ...(invitation.doneAt ? [{ term: own.doneAt, detail: moment(invitation.doneAt) }] : []),
        ...(invitation.asked ? [{ term: own.askedBefore, detail: invitation.asked }] : []),
      ]
    : []
  return definitionList({
    items: [{ term: own.state, detail: stateWords(nomination, invitation, { now, locale }) }, ...known],
  })
}

/** What the rules leave to the producer, and how much of it is there. */
function asked({ locale }: PageRequest, { part }: OfficeView): Html {
  const own = officeWords[locale]
  const sections = part.sections.map(
    one =>
      html`<li>${one.section.title[locale]}: ${one.missing > 0 ? own.lacks(one.missing) : own.complete}</li>`,
  )
  const papers = part.documents
    .filter(one => one.need === 'required')
    .map(
      one =>
        html`<li>${one.requirement.title[locale]}: ${one.document ? own.paperThere : own.paperLacks}</li>`,
    )
  const list = (title: string, items: readonly Html[]): Html =>
    items.length === 0 ? html`` : html`<h3>${title}</h3><ul>${items}</ul>`
  const photos = own.photos(part.photos.count, part.photos.min)
  return section({
    title: own.part,
    lead: own.partLead,
    body: html`${list(own.partSections, sections)}${list(own.partDocuments, papers)}<h3>${own.partPhotos}</h3><p>${photos}</p>`,
  })
}

function inviteForm(request: PageRequest, view: OfficeView): Html {
  const { nomination, part, invitation } = view
  const { locale, link, now } = request
  const own = officeWords[locale]
  const renews = invitation !== null && isLive(invitation, now)
  const name = textField({
    ...fieldState(request, INVITE, 'name', invitation?.name ?? part.ownerName),
    label: own.name,
    hint: own.nameHint,
    required: true,
    maxLength: 120,
  })
  const noPhone =
    lastDigits(part.phone) === null
      ? html`${notice({ locale, kind: 'warning', text: own.noPhone })}<p>${linkButton({ href: link(`/produsen/${nomination.producerId}/ubah`), label: own.editProducer })}</p>`
      : ''
  const again = renews ? html`<p class="muted">${own.makeAgainText}</p>` : ''
  const make = actionButton({ action: INVITE, label: renews ? own.makeAgain : own.make })
  const body = form({
    action: addressOf(request, view),
    key: request.formKey(),
    label: own.invite,
    body: html`${name}${again}${formActions([make])}`,
  })
  return panel({ title: own.invite, level: 2, body: html`<p>${own.inviteLead}</p>${noPhone}${body}` })
}

function againForm(request: PageRequest, view: OfficeView): Html {
  const { locale } = request
  const own = officeWords[locale]
  const sentence = longTextField({
    ...fieldState(request, AGAIN, 'asked'),
    label: own.asked,
    hint: own.askedHint,
    required: true,
    rows: 3,
    maxLength: 500,
  })
  const { shared } = view
  const shownLink = shared ? html`<input type="hidden" name="${LINK_PART}" value="${shared.sealed}">` : ''
  const body = form({
    action: addressOf(request, view),
    key: request.formKey(),
    label: own.again,
    body: html`${shownLink}${sentence}${formActions([actionButton({ action: AGAIN, label: own.sendAgain })])}`,
  })
  return panel({ title: own.again, level: 2, body: html`<p>${own.againLead}</p>${body}` })
}

function endForm(request: PageRequest, view: OfficeView): Html {
  const { locale } = request
  const own = officeWords[locale]
  const button = actionButton({
    action: 'contribution.end',
    label: own.end,
    kind: 'danger',
    confirm: { locale, text: own.endText, label: own.end },
  })
  const body = form({
    action: addressOf(request, view),
    key: request.formKey(),
    label: own.end,
    body: formActions([button]),
  })
  return panel({ title: own.end, level: 2, body })
}

/** Where the office invites a producer, sees what came of it, asks again and ends the link. */
export function officePageOf(request: PageRequest, view: OfficeView): Html {
  const { locale, link, now } = request
  const own = officeWords[locale]
  const { nomination, part, invitation, able } = view
  const live = invitation !== null && isLive(invitation, now)
  const head = pageTitle({
    locale,
    title: own.titleOf(part.productName),
    lead: own.lead,
    crumbs: [
      { label: own.nominations, href: link('/usulan') },
      { label: part.productName, href: link(`/usulan/${nomination.id}`) },
    ],
  })
  const toShare = invitation && { ...view, ...part, invitation }
  const shared = toShare && view.shared ? sharePart(request, toShare, view.shared) : ''
  const mayAsk = live && able.has(AGAIN)
  const isAsked = mayAsk && invitation.asked !== '' && invitation.doneAt === null
  const reminder = toShare && isAsked ? askedPart(request, toShare) : ''
  const closed = able.has(INVITE)
    ? inviteForm(request, view)
    : notice({ locale, kind: 'info', text: own.closed })
  const again = mayAsk ? againForm(request, view) : ''
  const end = live && able.has('contribution.end') ? endForm(request, view) : ''
  const summary = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  return html`${head}${summary}${reminder}${shared}${section({ title: own.invitation, body: state(request, view) })}${asked(request, view)}${again}${closed}${end}`
}
