import { may } from '../../access/index.ts'
import { listAddress, notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import {
  findNomination,
  listNominationsByIds,
  nominationFacts,
  type Nomination,
  type NominationPanel,
} from '../nominations/index.ts'
import {
  countMails,
  listDemoMails,
  listMails,
  listRecipients,
  mailStates,
  type MailState,
  type Post,
} from '../people/index.ts'
import { choosePace } from './choose-pace.ts'
import { aboutNotices, letterOf } from './notice-letters.ts'
import { words } from './notice-messages.ts'
import { getPacing, listNotices, type NoticeKey } from './notice-store.ts'
import { blindEvents, noticeRules, type Notice } from './notice.ts'
import { mailboxPage } from './pages/mailbox-page.ts'
import { messagesPage } from './pages/messages-page.ts'
import { noticesPage } from './pages/notices-page.ts'
import { remindPage, remindPart, remindPath } from './pages/remind-page.ts'
import { lastReminded } from './reminded-store.ts'
import { mayRemindAgain, remindOffice } from './remind-office.ts'

const PAGE = 50

/** Where an earlier page of the list ended, as it stands in the address. */
function keyIn(query: URLSearchParams): NoticeKey | null {
  const [at = '', id = ''] = (query.get('setelah') ?? '').split('_')
  const moment = new Date(Number(at))
  return id === '' || Number.isNaN(moment.getTime()) ? null : { at: moment, id }
}
const keyText = (at: Date, id: string): string => `${at.getTime()}_${id}`

/** Notices about nominations that their reader may still read; those of lists and of own sheets name none. One query. */
async function readable(request: PageRequest, notices: readonly Notice[]): Promise<readonly Notice[]> {
  const { reader, actor } = request
  const ids = [...new Set(notices.map(one => one.nominationId).filter(Boolean))]
  const allowed = new Set(
    (await listNominationsByIds(reader, ids))
      .filter(one => may(actor, 'nomination.read', nominationFacts(one)).allowed)
      .map(one => one.id),
  )
  return notices.filter(
    one => one.nominationId === '' || blindEvents.has(one.event) || allowed.has(one.nominationId),
  )
}

async function showNotices(request: PageRequest, post: Post): Promise<PageResult> {
  const { reader, actor, now, locale, link, query } = request
  if (actor.personId === null) return notFound
  const found = await listNotices(reader, actor.personId, { after: keyIn(query), limit: PAGE + 1 })
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  const notices = await readable(request, page)
  const body = noticesPage(request, {
    notices,
    about: await aboutNotices(reader, notices, now),
    pacing: await getPacing(reader, actor.personId),
    sendsMail: post.sends,
    olderHref:
      found.length > PAGE && last
        ? link(listAddress('/pemberitahuan', { setelah: keyText(last.at, last.id) }))
        : null,
  })
  return { kind: 'page', title: words[locale].notices, body, audience: 'signed-in' }
}

const isState = (value: string): value is MailState => (mailStates as readonly string[]).includes(value)

async function showMessages(request: PageRequest): Promise<PageResult> {
  const { reader, locale, link, query } = request
  const typed = query.get('keadaan') ?? ''
  const state = isState(typed) ? typed : null
  const found = await listMails(reader, { state, after: keyIn(query), limit: PAGE + 1 })
  const mails = found.slice(0, PAGE)
  const last = mails.at(-1)
  const body = messagesPage(request, {
    mails,
    counts: await countMails(reader),
    state,
    olderHref:
      found.length > PAGE && last
        ? link(listAddress('/surat', { keadaan: state, setelah: keyText(last.createdAt, last.id) }))
        : null,
  })
  return { kind: 'page', title: words[locale].messages, body, audience: 'signed-in' }
}

const remindView = async ({ reader, now }: PageRequest, nomination: Nomination) => {
  const last = await lastReminded(reader, nomination.id)
  return { nominationId: nomination.id, last, mayRemind: mayRemindAgain(last, now) }
}

async function showRemind(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale, params, publicUrl } = request
  const nomination = await findNomination(reader, params['id'] ?? '')
  if (!nomination || !may(actor, 'nomination.remind', nominationFacts(nomination)).allowed) return notFound
  const told = { event: 'nomination.reminded', nominationId: nomination.id } as const
  const about = await aboutNotices(reader, [{ ...told, personId: '' }], now)
  const { roles } = noticeRules[told.event]
  const people = await listRecipients(reader, roles, [nomination.areaPath], now)
  const letters = people.map(person => ({
    ...letterOf(person, [told], about, publicUrl),
    name: person.name,
  }))
  const product = about.get(nomination.id)?.name ?? ''
  const body = remindPage(request, { ...(await remindView(request, nomination)), product, letters })
  return { kind: 'page', title: words[locale].remind, body, audience: 'signed-in' }
}

async function showMailbox(request: PageRequest): Promise<PageResult> {
  if (!request.demo) return notFound
  const body = mailboxPage(request, await listDemoMails(request.reader, PAGE))
  return { kind: 'page', title: words[request.locale].mailbox, body, audience: 'signed-in' }
}

/** On the page of a nomination that waits for its office. */
export const remindPanel: NominationPanel = async (request, nomination) =>
  may(request.actor, 'nomination.remind', nominationFacts(nomination)).allowed
    ? remindPart(request, await remindView(request, nomination))
    : null

export const noticesRoutes = (post: Post): readonly Route[] => [
  {
    path: '/pemberitahuan',
    access: 'notice.read',
    page: request => showNotices(request, post),
    actions: [choosePace],
  },
  { path: '/surat', access: 'mail.read-log', page: showMessages },
  { path: '/kotak-surat', access: 'notice.read', page: showMailbox },
  { path: remindPath(':id'), access: 'nomination.remind', page: showRemind, actions: [remindOffice] },
]
