import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  section,
  table,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { formatDay } from '../../../platform/translations.ts'
import { lastDayOf, type Certificate } from '../certificate.ts'
import { LIST_PATH } from '../certificate-list.ts'
import { confermentName, managedPath, type Conferment } from '../conferment.ts'
import { confermentWords } from '../conferment-messages.ts'
import { LONGEST_RECIPIENT, obstacleTo, recipientField } from '../hand-over-certificates.ts'
import type { HandOver } from '../hand-over-store.ts'
import { words } from '../messages.ts'
import { backToChoice } from './conferment-page.ts'
import { handedOverText } from './hand-over-words.ts'

const HAND_OVER = 'certificate.hand-over'
const TAKE_BACK = 'certificate.take-back-hand-over'

function chosenTable(request: PageRequest, chosen: readonly Certificate[]): Html {
  const { locale } = request
  const { choose, confirm } = confermentWords[locale]
  return table({
    caption: confirm.chosen(String(chosen.length)),
    captionHidden: true,
    columns: [choose.number, choose.product, choose.area, confirm.recipientColumn].map(label => ({ label })),
    rows: chosen.map(one => ({
      cells: [
        one.number,
        html`<div>${one.content.product}<br><span class="muted">${one.content.holder}</span></div>`,
        one.content.place,
        textField({
          ...fieldState(request, HAND_OVER, recipientField(one.id)),
          label: confirm.recipient,
          maxLength: LONGEST_RECIPIENT,
          autocomplete: 'off',
        }),
      ],
    })),
    empty: '',
  })
}

function confirmForm(request: PageRequest, event: Conferment, chosen: readonly Certificate[]): Html {
  const { locale } = request
  const own = confermentWords[locale].confirm
  const ids = chosen.map(one => one.id).join(' ')
  const body = html`<input type="hidden" name="certificate" value="${ids}">${textField({ ...fieldState(request, HAND_OVER, 'receivedBy'), label: own.recipientAll, hint: own.recipientHint, maxLength: LONGEST_RECIPIENT, autocomplete: 'off' })}
${chosenTable(request, chosen)}
${formActions([actionButton({ action: HAND_OVER, label: own.submit(String(chosen.length)) })])}`
  return section({
    title: own.chosen(String(chosen.length)),
    lead: own.lead,
    body: form({
      action: request.link(`${managedPath(event.id)}/serahkan`),
      key: request.formKey(),
      version: event.rowVersion,
      label: own.title,
      body,
    }),
  })
}

/** Where validity counts from the hand-over: until when it will be, one line for each length. */
function lastDays({ locale }: PageRequest, event: Conferment, chosen: readonly Certificate[]): Html | '' {
  const own = confermentWords[locale].confirm
  const lines = new Set(
    chosen.flatMap(({ content }) => {
      const day = lastDayOf({ content, conferment: event })
      const { validMonths } = content
      return validMonths === undefined || day === null
        ? []
        : [own.lastDay(validMonths, formatDay(day, locale))]
    }),
  )
  return lines.size === 0
    ? ''
    : notice({ locale, kind: 'info', text: html`${[...lines].map(line => html`<p>${line}</p>`)}` })
}

/** Whom the act hits, before it acts: what was chosen, what of it cannot be handed over, and the button. */
export function handOverPage(request: PageRequest, event: Conferment, chosen: readonly Certificate[]): Html {
  const { locale, link } = request
  const words = confermentWords[locale]
  const own = words.confirm
  const obstacles = chosen.flatMap(one => obstacleTo(one, event) ?? [])
  const fitting = chosen.filter(one => obstacleTo(one, event) === null)
  const back = linkButton({
    href: link(
      backToChoice(
        event,
        fitting.map(one => one.id),
      ),
    ),
    label: own.back,
  })
  const leftOut =
    obstacles.length > 0 && request.form === null
      ? notice({
          locale,
          kind: 'warning',
          text: html`${own.leftOut}<ul>${obstacles.map(one => html`<li>${one.message[locale]}</li>`)}</ul>`,
        })
      : ''
  const none = notice({ locale, kind: 'warning', text: own.none })
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: `${confermentName(event)[locale]}. ${handedOverText(event, locale)}.`,
    crumbs: [
      { label: words.title, href: link('/penganugerahan-kelola') },
      { label: confermentName(event)[locale], href: link(managedPath(event.id)) },
    ],
    actions: back,
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${leftOut}
${lastDays(request, event, fitting)}
${fitting.length === 0 ? none : confirmForm(request, event, fitting)}`
}

function takeBackForm(request: PageRequest, handOver: HandOver): Html {
  const { locale } = request
  const own = confermentWords[locale].takeBack
  const body = html`<input type="hidden" name="handOver" value="${handOver.id}">
${longTextField({ ...fieldState(request, TAKE_BACK, 'reason'), label: own.reason, hint: own.reasonHint, rows: 4, maxLength: 2000, required: true })}
${formActions([actionButton({ action: TAKE_BACK, label: own.submit, kind: 'danger' })])}`
  return form({ action: request.link(request.path), key: request.formKey(), label: own.title, body })
}

/** Where a hand-over that was recorded by mistake is taken back. */
export function takeBackPage(
  request: PageRequest,
  certificate: Certificate,
  handOver: HandOver | null,
): Html {
  const { locale, link } = request
  const own = confermentWords[locale].takeBack
  const { conferment, number, content } = certificate
  const recorded = conferment
    ? html`<p><b>${own.recorded}:</b> ${confermentName(conferment)[locale]}. ${handedOverText(conferment, locale)}.</p>`
    : ''
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead(number, content.product),
    crumbs: [
      { label: confermentWords[locale].list.toList, href: link(LIST_PATH) },
      {
        label: words[locale].resultTitle(number),
        href: link(`/piagam/${encodeURIComponent(certificate.checkKey)}`),
      },
    ],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${handOver ? html`${notice({ locale, kind: 'warning', text: content.validMonths === undefined ? own.effect : `${own.effect} ${own.noLastDay}` })}${recorded}${takeBackForm(request, handOver)}` : notice({ locale, kind: 'info', text: own.gone })}`
}
