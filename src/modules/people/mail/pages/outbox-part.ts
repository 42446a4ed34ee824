import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../../platform/translations.ts'
import { actionButton, form, notice, section, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import type { DeadMail } from '../mail-store.ts'
import { outboxWords } from '../outbox-messages.ts'

/** What became of mails that did not go out at once. */
export type OutboxView = Readonly<{
  dead: readonly DeadMail[]
  retrying: number
  late: number
  mayRetry: boolean
}>

const MOST_SHOWN = 10

type Reason = keyof (typeof outboxWords)['id']['reasons']

const reasons: Readonly<Record<string, Reason>> = {
  ECONNECTION: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ESOCKET: 'unreachable',
  EDNS: 'unreachable',
  ETLS: 'unreachable',
  EAUTH: 'refusedSignIn',
  EENVELOPE: 'refusedAddress',
  EMESSAGE: 'refusedAddress',
  ENOSENDER: 'noSender',
  ESEALED: 'otherKey',
  ECLOSED: 'closedAccount',
}

function reasonOf({ code }: DeadMail, request: PageRequest): string {
  const words = outboxWords[request.locale]
  const [name = ''] = (code ?? '').split(' ')
  return words.reason(words.reasons[reasons[name] ?? 'other'], code ?? '?')
}

/** What did not go out, and a button to try again; nothing while all mails go out. */
export function outboxPart(request: PageRequest, { dead, retrying, late, mayRetry }: OutboxView): Html {
  if (dead.length + retrying + late === 0) return html``
  const { locale } = request
  const words = outboxWords[locale]
  const count = (value: number): string => formatNumber(value, locale)
  const said = [
    ...(dead.length > 0 ? [notice({ locale, kind: 'warning', text: words.failed(count(dead.length)) })] : []),
    ...(retrying > 0 ? [notice({ locale, kind: 'info', text: words.retrying(count(retrying)) })] : []),
    ...(late > 0 ? [notice({ locale, kind: 'info', text: words.late(count(late)) })] : []),
  ]
  return section({
    title: words.title,
    body: html`${said}${dead.length > 0 ? deadTable(request, dead) : ''}${dead.length > 0 && mayRetry ? retryForm(request) : ''}`,
  })
}

function deadTable(request: PageRequest, dead: readonly DeadMail[]): Html {
  const { locale } = request
  const words = outboxWords[locale]
  const shown = dead.slice(0, MOST_SHOWN)
  const hidden = dead.length - shown.length
  return html`${table({
    caption: words.list,
    captionHidden: true,
    columns: [{ label: words.who }, { label: words.when }, { label: words.why }],
    rows: shown.map(mail => ({
      cells: [
        html`<a href="${request.link(`/akun/${mail.personId}`)}">${mail.name}</a>`,
        formatMoment(mail.createdAt, locale),
        reasonOf(mail, request),
      ],
    })),
    empty: '',
  })}${hidden > 0 ? html`<p class="muted">${words.more(formatNumber(hidden, locale))}</p>` : ''}`
}

const retryForm = (request: PageRequest): Html => {
  const words = outboxWords[request.locale]
  return form({
    action: request.link('/akun'),
    key: request.formKey(),
    label: words.retry,
    body: html`<div class="buttons">${actionButton({ action: 'mail.retry', label: words.retry })}</div>`,
  })
}
