import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDay } from '../../../platform/translations.ts'
import {
  actionButton,
  attributes,
  dateField,
  emptyState,
  errorSummary,
  fieldId,
  filterBar,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  section,
  selectField,
  table,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemAt, problemsOf, typed, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { lostField, tastedField } from '../bring-samples-back.ts'
import { deskWords } from '../desk-messages.ts'
import { DESK_PATH } from '../desk-query.ts'
import { sessionPath, SESSIONS_PATH, type SampleSession } from '../session.ts'
import type { StoragePlace } from '../place.ts'
import type { StandingPart } from '../standing-page.ts'
import type { StandingRow } from '../standing-store.ts'
import { standingPager } from './place-pages.ts'
import { tickedIn } from './ticked.ts'

type SessionsView = Readonly<{
  sessions: readonly Readonly<{ session: SampleSession; out: number }>[]
  editions: readonly Edition[]
  mayPlan: boolean
}>

/** Sittings, the latest first, with how many samples are out at each. */
export function sessionsPage(request: PageRequest, view: SessionsView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const titleOf = (id: string) => view.editions.find(one => one.id === id)?.title[locale] ?? ''
  const rows = view.sessions.map(({ session, out }) => ({
    cells: [
      html`<a href="${link(sessionPath(session.id))}">${session.name}</a>`,
      formatDay(session.heldOn, locale),
      session.place,
      titleOf(session.editionId),
      out,
    ],
  }))
  const columns = [
    { label: own.sessionName },
    { label: own.sessionDay },
    { label: own.sessionPlace },
    { label: own.edition },
    { label: own.outNow, numeric: true },
  ]
  const crumbs = [{ label: own.deskTitle, href: link(DESK_PATH) }]
  const plan = view.mayPlan
    ? section({
        title: own.planTitle,
        body: form({
          action: link(SESSIONS_PATH),
          key: request.formKey(),
          label: own.planTitle,
          body: html`${sessionFields(request, 'sample-session.plan', view.editions)}${formActions([actionButton({ action: 'sample-session.plan', label: own.plan, kind: 'primary' })])}`,
        }),
      })
    : nothing
  return html`${pageTitle({ locale, title: own.sessionsTitle, lead: own.sessionsLead, crumbs })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${table({ caption: own.sessionsTitle, captionHidden: true, columns, rows, empty: emptyState({ title: own.noSessions }) })}${plan}`
}

function sessionFields(
  request: PageRequest,
  action: string,
  editions: readonly Edition[],
  stored?: SampleSession,
): Html {
  const { locale } = request
  const own = deskWords[locale]
  const field = (name: string, value?: string) => fieldState(request, action, name, value)
  const first = editions.find(one => one.state === 'open')?.id
  return html`${textField({ ...field('name', stored?.name), label: own.sessionName, example: own.sessionNameExample, required: true, maxLength: 160 })}${selectField({ ...field('edition', stored?.editionId ?? first), label: own.edition, required: true, options: editions.map(one => ({ value: one.id, label: one.title[locale] })) })}${textField({ ...field('place', stored?.place), label: own.sessionPlace, required: true, maxLength: 200 })}${dateField({ ...field('date', stored?.heldOn), label: own.sessionDay, required: true })}`
}

type SessionView = Readonly<{
  session: SampleSession
  editions: readonly Edition[]
  /** By blind code alone: whoever sets samples out need not know whose they are. */
  out: StandingPart
  inStore: StandingPart
  /** The shelves on which samples of the edition stand, with how many. */
  places: readonly Readonly<{ place: StoragePlace; count: number }>[]
  withoutPlace: number
  /** The shelf to which what is in store is narrowed down; empty for all, `-` for none. */
  placeId: string
  /** The one code that was scanned; null for all. */
  only: string | null
  able: ReadonlySet<string>
}>

/** One sitting: what goes out, what comes back. */
export function sessionPage(request: PageRequest, view: SessionView): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const { session, able, only } = view
  const crumbs = [
    { label: own.deskTitle, href: link(DESK_PATH) },
    { label: own.sessionsTitle, href: link(SESSIONS_PATH) },
  ]
  const print = linkButton({
    href: link(`${sessionPath(session.id)}/daftar.pdf`),
    label: own.printList,
    icon: 'printer',
  })
  const narrowed =
    only === null
      ? nothing
      : notice({
          locale,
          kind: 'info',
          text: html`${own.oneOnly(only)} <a href="${link(sessionPath(session.id))}">${own.showAll}</a>`,
        })
  return html`${pageTitle({ locale, title: session.name, lead: `${session.place}, ${formatDay(session.heldOn, locale)}`, crumbs, actions: print })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${narrowed}
${able.has('sample.bring-back') && view.out.total > 0 ? backForm(request, view) : nothing}
${able.has('sample.take-out') ? takeForm(request, view) : nothing}
${able.has('sample-session.correct') ? correctForm(request, view) : nothing}`
}

/** Taking out and bringing back go by the versions of the samples: two people work at one session at once. */
const formOf = (request: PageRequest, action: string, label: string, body: Html, version?: number): Html =>
  form({
    action,
    key: request.formKey(),
    label,
    body,
    ...(version === undefined ? {} : { version }),
  })

/** Whoever fetches samples goes from shelf to shelf. */
function shelves({ locale, link }: PageRequest, view: SessionView): Html {
  const own = deskWords[locale]
  const { places, withoutPlace, placeId, session, only } = view
  if (only !== null || places.length + (withoutPlace > 0 ? 1 : 0) < 2) return nothing
  const options = [
    ...places.map(({ place, count }) => ({ value: place.id, label: own.placeCount(place.code, count) })),
    ...(withoutPlace > 0 ? [{ value: '-', label: own.placeCount(own.withoutPlace, withoutPlace) }] : []),
  ]
  return filterBar({
    locale,
    action: `${link(sessionPath(session.id))}#keluar`,
    label: own.narrow,
    body: selectField({
      locale,
      name: 'rak',
      label: own.place,
      value: placeId,
      prompt: own.anyPlace,
      options,
    }),
    clearHref: placeId === '' ? null : `${link(sessionPath(session.id))}#keluar`,
  })
}

function takeForm(request: PageRequest, view: SessionView): Html {
  const { locale } = request
  const own = deskWords[locale]
  const action = 'sample.take-out'
  const ticked = tickedIn(request, action, 'sample')
  const box = ({ sampleId, code, pieces }: StandingRow): Html => {
    const id = fieldId(`sample-${sampleId}`)
    const checked = ticked.has(sampleId) || view.only === code
    return html`<div class="choice"><input type="checkbox" name="sample"${attributes({ id, value: sampleId, checked })}><div><label for="${id}"><b>${code}</b>, ${own.pieces(pieces)}</label></div></div>`
  }
  const boxes =
    view.inStore.rows.length === 0
      ? html`<p class="muted">${view.inStore.total === 0 && view.placeId === '' ? own.noneInStore : own.noneThere}</p>`
      : html`<fieldset class="fieldset"><legend>${own.samples}</legend><div class="choices">${view.inStore.rows.map(box)}</div></fieldset>`
  const body = html`${boxes}${longTextField({ ...fieldState(request, action, 'codes'), label: own.takeCodes, hint: own.takeCodesHint, rows: 2 })}${formActions([actionButton({ action, label: own.take, kind: 'primary' })])}`
  return section({
    id: 'keluar',
    title: own.takeTitle,
    lead: own.takeLead,
    body: html`${shelves(request, view)}${formOf(request, view.inStore.ownHref, own.takeTitle, body)}${standingPager(request, view.inStore)}`,
  })
}

function backForm(request: PageRequest, view: SessionView): Html {
  const { locale } = request
  const own = deskWords[locale]
  const action = 'sample.bring-back'
  const ticked = tickedIn(request, action, 'back')
  const number = (name: string, label: string): Html => {
    const said = problemAt(request.form, action, name, locale)
    return textField({
      locale,
      name,
      label,
      value: typed(request.form, action, name, '0'),
      width: 'short',
      inputMode: 'numeric',
      ...(said === undefined ? {} : { problem: said }),
    })
  }
  const one = ({ sampleId, code, pieces }: StandingRow): Html => {
    const id = fieldId(`back-${sampleId}`)
    const checked = ticked.has(sampleId) || view.only === code
    return html`<fieldset class="fieldset"><legend><b>${code}</b>, ${own.pieces(pieces)}</legend><div class="choice"><input type="checkbox" name="back"${attributes({ id, value: sampleId, checked })}><div><label for="${id}">${own.backTitle}</label></div></div><div class="columns">${number(tastedField(sampleId), own.tasted)}${number(lostField(sampleId), own.lost)}</div></fieldset>`
  }
  const body = html`${view.out.rows.map(one)}${formActions([actionButton({ action, label: own.bringBack, kind: 'primary' })])}`
  return section({
    id: 'kembali',
    title: own.backTitle,
    lead: own.backLead,
    body: html`${formOf(request, view.out.ownHref, own.backTitle, body)}${standingPager(request, view.out)}`,
  })
}

function correctForm(request: PageRequest, view: SessionView): Html {
  const own = deskWords[request.locale]
  const action = 'sample-session.correct'
  const body = html`${sessionFields(request, action, view.editions, view.session)}${formActions([actionButton({ action, label: own.correct, kind: 'secondary' })])}`
  return section({
    title: own.correctTitle,
    body: formOf(
      request,
      request.link(sessionPath(view.session.id)),
      own.correctTitle,
      body,
      view.session.rowVersion,
    ),
  })
}
