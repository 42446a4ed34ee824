import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  columns,
  countsBar,
  emptyState,
  pageTitle,
  pager,
  section,
  statusTag,
  table,
  type Tone,
} from '../../../ui/index.ts'
import { eventName, listAddress, roleName, type PageRequest } from '../../../web/index.ts'
import { mailStates, type LoggedMail, type MailState } from '../../people/index.ts'
import { aboutKey, letterOf } from '../notice-letters.ts'
import { noticeWords, words } from '../notice-messages.ts'
import { blindEvents, noticeEvents, noticeRules, type NoticeEvent } from '../notice.ts'

export type MessagesView = Readonly<{
  mails: readonly LoggedMail[]
  counts: Readonly<Record<MailState, number>>
  state: MailState | null
  olderHref: string | null
}>

const tones: Readonly<Record<MailState, Tone>> = {
  waiting: 'waiting',
  retrying: 'waiting',
  sent: 'good',
  failed: 'bad',
}
const PATH = '/surat'

function aboutOf({ about }: LoggedMail, locale: Locale): string {
  const own = words[locale]
  if (about === 'notices') return own.notices
  return about === '' ? own.account : eventName(about, locale)
}

function logTable(request: PageRequest, view: MessagesView): Html {
  const { locale } = request
  const own = words[locale]
  return table({
    caption: own.log,
    captionHidden: true,
    columns: [own.created, own.to, own.about, own.state, own.sent].map(label => ({ label })),
    rows: view.mails.map(mail => ({
      cells: [
        formatMoment(mail.createdAt, locale),
        mail.name ?? '–',
        aboutOf(mail, locale),
        html`${statusTag({ state: mail.state, label: own.logStates[mail.state], tone: tones[mail.state] })}${mail.state === 'sent' || mail.code === null ? '' : html`<br><span class="muted">${own.reason}: ${mail.code}</span>`}`,
        mail.sentAt ? formatMoment(mail.sentAt, locale) : '–',
      ],
    })),
    empty: emptyState({ title: own.noMails, text: own.noMailsText }),
  })
}

const example = { nominationId: 'contoh' }
const exampleCode = 'KT-4729'

/** One letter as its readers get it, in both languages. */
function templateOf(request: PageRequest, event: NoticeEvent): Html {
  const { locale, publicUrl, now } = request
  const own = words[locale]
  const { roles, urgent, orSubject = [] } = noticeRules[event]
  const letter = (language: Locale): Html => {
    const said = words[language]
    const name = blindEvents.has(event) ? exampleCode : said.exampleName
    const about = new Map([[aboutKey({ ...example, event }, ''), { name, sampleUntil: now }]])
    const person = {
      id: '',
      name: said.examplePerson,
      email: '',
      locale: language,
      areaPath: '/',
    }
    const line = noticeWords[language].events[event]
    // What its words do not name, is about no nomination.
    const isNamed = line(name, '') !== line('', '')
    const nominationId = isNamed ? example.nominationId : ''
    const { subject, text } = letterOf(person, [{ event, nominationId }], about, publicUrl)
    return html`<div lang="${language}"><p><b>${subject}</b></p><p class="letter">${text}</p></div>`
  }
  const whom = own.toRoles([...roles, ...orSubject].map(role => roleName(role, locale)).join(', '))
  return html`<details><summary>${eventName(event, locale)}</summary><p class="muted">${whom}. ${urgent ? own.atOnce : own.daily}.</p>${columns([letter('id'), letter('en')])}</details>`
}

/** What the platform writes: the log of deliveries, and every letter's words. */
export function messagesPage(request: PageRequest, view: MessagesView): Html {
  const { locale, link } = request
  const own = words[locale]
  const all = mailStates.reduce((sum, state) => sum + view.counts[state], 0)
  const counts = countsBar({
    label: own.log,
    items: [
      { label: own.all, count: all, href: link(PATH), current: view.state === null },
      ...mailStates.map(state => ({
        label: own.logStates[state],
        count: view.counts[state],
        href: link(listAddress(PATH, { keadaan: state })),
        current: view.state === state,
      })),
    ],
  })
  const older = view.olderHref === null ? '' : pager({ locale, olderHref: view.olderHref })
  const templates = noticeEvents.map(event => templateOf(request, event))
  return html`${pageTitle({ locale, title: own.messages, lead: own.messagesLead })}${section({ title: own.log, body: html`${counts}${logTable(request, view)}${older}` })}${section({ title: own.templates, lead: own.templatesLead, body: html`${templates}` })}`
}
