import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { actionButton, form, formActions, panel, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import type { Holder } from '../holders.ts'
import { words } from '../messages.ts'
import { callDigest } from '../reevaluation.ts'
import type { Reminder } from '../reminder-store.ts'
import { starsWithScheme } from './star-words.ts'

const CALL = 'reevaluation.call'
const REMIND = 'reevaluation.remind'
const CLOSE = 'reevaluation.close'
/** A long list is counted above; its first rows show whom it is about. */
const SHOWN = 500

const officesOf = (areas: readonly string[]): string => String(new Set(areas).size)

function holderTable({ locale }: PageRequest, holders: readonly Holder[]): Html {
  const own = words[locale]
  const more = holders.length - SHOWN
  const rows = table({
    caption: own.callTitle,
    captionHidden: true,
    columns: [own.product, own.place, own.former].map(label => ({ label })),
    rows: holders.slice(0, SHOWN).map(({ product, former }) => ({
      cells: [
        html`${product.name}<br><span class="muted">${product.producerName}</span>`,
        areaName(product.areaPath),
        html`${starsWithScheme(former, locale)}<br><span class="muted">${former.when[locale]}</span>`,
      ],
    })),
    empty: '',
  })
  return html`${rows}${more > 0 ? html`<p class="muted">${own.callMore(String(more))}</p>` : ''}`
}

export type CallView = Readonly<{
  holders: readonly Holder[]
  /** The edition runs, and nominations are open or to come. */
  isOpen: boolean
  sendsMail: boolean
}>

/** Whom a call would reach, before it is made. */
export function callPart(request: PageRequest, { holders, isOpen, sendsMail }: CallView): Html {
  const { locale } = request
  const own = words[locale]
  if (!isOpen)
    return panel({ title: own.callTitle, level: 2, body: html`<p class="muted">${own.callClosed}</p>` })
  if (holders.length === 0)
    return panel({ title: own.callTitle, level: 2, body: html`<p class="muted">${own.callNone}</p>` })
  const count = String(holders.length)
  const button = actionButton({
    action: CALL,
    label: own.call,
    confirm: { locale, text: own.callConfirm(count), label: own.callConfirmLabel },
  })
  const lead = own.callLead(count, officesOf(holders.map(one => one.product.areaPath)))
  return panel({
    title: own.callTitle,
    level: 2,
    accent: true,
    body: html`<p>${lead} ${sendsMail ? own.callMails : own.callTasks}</p>${holderTable(request, holders)}${form(
      {
        action: request.link(request.path),
        key: request.formKey(),
        label: own.callTitle,
        body: html`<input type="hidden" name="seen" value="${callDigest(holders)}">${formActions([button])}`,
      },
    )}`,
  })
}

export type RemindView = Readonly<{
  /** Areas of the holders who are not nominated yet. */
  missing: readonly string[]
  isOpen: boolean
  sent: readonly Reminder[]
  days: readonly number[]
  sendsMail: boolean
}>

function sentList({ locale }: PageRequest, sent: readonly Reminder[]): Html {
  const own = words[locale]
  if (sent.length === 0) return html``
  const line = ({ sentAt, mails, offices, daysBefore }: Reminder): Html => {
    const when = own.reminderLine(formatMoment(sentAt, locale), String(mails), String(offices))
    return html`<li>${when}${daysBefore === null ? '' : html` <span class="muted">(${own.reminderAuto(String(daysBefore))})</span>`}</li>`
  }
  return html`<p>${own.remindersSent}:</p><ul>${sent.map(line)}</ul>`
}

/** Who still has to nominate, and the reminder to them. */
export function remindPart(request: PageRequest, view: RemindView): Html {
  const { locale } = request
  const own = words[locale]
  const count = view.missing.length
  const lead =
    count === 0
      ? own.remindNone
      : view.isOpen
        ? own.remindLead(String(count), officesOf(view.missing))
        : own.remindClosed
  const button =
    count > 0 && view.isOpen && view.sendsMail
      ? form({
          action: request.link(request.path),
          key: request.formKey(),
          label: own.remindTitle,
          body: formActions([actionButton({ action: REMIND, label: own.remind, kind: 'secondary' })]),
        })
      : ''
  const days = view.days.join(', ')
  const notes = view.sendsMail
    ? view.days.length > 0
      ? html`<p class="muted">${own.remindDays(days)}</p>`
      : ''
    : html`<p class="muted">${own.noMail}</p>`
  return panel({
    title: own.remindTitle,
    level: 2,
    body: html`<p>${lead}</p>${button}${notes}${sentList(request, view.sent)}`,
  })
}

/** What closing would say of those who did not come; nothing while somebody still can. */
export function closePart(request: PageRequest, count: number): Html {
  const { locale } = request
  const own = words[locale]
  if (count === 0) return html``
  const button = actionButton({
    action: CLOSE,
    label: own.close,
    kind: 'danger',
    confirm: { locale, text: own.closeConfirm(String(count)), label: own.closeConfirmLabel },
  })
  return panel({
    title: own.closeTitle,
    level: 2,
    body: html`<p>${own.closeLead(String(count))}</p>${form({
      action: request.link(request.path),
      key: request.formKey(),
      label: own.closeTitle,
      body: html`<input type="hidden" name="count" value="${count}">${formActions([button])}`,
    })}`,
  })
}
