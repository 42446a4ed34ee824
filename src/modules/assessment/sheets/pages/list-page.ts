import type { Text } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths, formatMoment, formatNumber } from '../../../../platform/translations.ts'
import { emptyState, linkButton, pageTitle, section, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { words } from '../../messages.ts'
import type { Drift } from '../own-drift.ts'
import { repeatWords } from '../../repeats/repeat-messages.ts'
import { scoringWords } from '../scoring-messages.ts'
import { driftPart } from './drift-part.ts'

export type ListRow = Readonly<{
  code: string
  commodity: Text | null
  done: number
  all: number
  state: 'open' | 'locked'
  total: number | null
  savedAt: Date | null
  /** By the chair, after it was locked. */
  reopened: boolean
  /** Known to be a repeat: only once it is locked. */
  isRepeat: boolean
}>

export type ListView = Readonly<{
  /** By commodity, then by code. */
  rows: readonly ListRow[]
  next: ListRow | null
  deadline: Date | null
  /** Minutes a sheet. */
  pace: number | null
  drift: Drift | null
}>

const of = (rows: readonly ListRow[], state: ListRow['state']): readonly ListRow[] =>
  rows.filter(one => one.state === state)

/** An assessor's own products, by blind code: what comes next, until when, what is open, what is done. */
export function listPage(request: PageRequest, view: ListView): Html {
  const { locale } = request
  const said = words[locale]
  const title = pageTitle({ locale, title: said.listTitle, lead: said.listLead })
  if (view.rows.length === 0) return html`${title}${emptyState({ title: said.none, text: said.noneText })}`
  return html`${title}${nextPart(request, view)}${takeAlong(request, view.rows)}${openTable(request, view)}${lockedTable(request, of(view.rows, 'locked'))}${driftPart(request, view.drift)}`
}

function nextPart(request: PageRequest, { rows, next, deadline, pace }: ListView): Html {
  const { locale, link } = request
  const said = scoringWords[locale]
  const open = of(rows, 'open').length
  const label = next && next.done > 0 ? said.continueWith(next.code, next.done, next.all) : ''
  const way = next
    ? linkButton({
        href: link(`/penilaian/${next.code}`),
        label: label === '' ? said.startWith(next.code) : `${said.continueTitle}: ${label}`,
        kind: 'primary',
      })
    : ''
  const until = open === 0 ? '' : deadline ? said.deadline(formatMoment(deadline, locale)) : said.noDeadline
  const rest =
    pace !== null && open > 0 ? said.pace(formatNumber(pace, locale), restOf(request, pace * open)) : ''
  return html`<div class="pace"><p><b>${said.summary(open, rows.length - open)}</b></p>${until ? html`<p>${until}</p>` : ''}${rest ? html`<p>${rest}</p>` : ''}<p class="buttons">${way}${linkButton({ href: link('/penilaian/pindai'), label: said.scan, kind: 'secondary' })}</p></div>`
}

function restOf({ locale }: PageRequest, minutes: number): string {
  const said = scoringWords[locale]
  return minutes < 90
    ? said.minutes(formatNumber(minutes, locale))
    : said.hours(formatNumber(minutes / 60, locale, 1))
}

/** Names the sheets for the page's script, which also takes from the device what is no longer to be filled in. */
function takeAlong(request: PageRequest, rows: readonly ListRow[]): Html {
  const said = scoringWords[request.locale]
  const codes = (all: readonly ListRow[]): string => all.map(one => one.code).join(' ')
  const open = of(rows, 'open')
  const offer =
    open.length > 0
      ? html`<p class="muted" data-scripted hidden>${said.takeAlongText}</p><div class="buttons"><button class="button button--secondary" type="button" hidden>${said.takeAlong}</button></div>`
      : ''
  return html`<div class="pace" data-take-along data-keep="${request.now.toISOString()}" data-open="${codes(open)}" data-mine="${codes(rows)}">${offer}<p role="status"></p></div>`
}

const codeLink = ({ link }: PageRequest, { code }: ListRow): Html =>
  html`<a href="${link(`/penilaian/${code}`)}">${code}</a>`

function openTable(request: PageRequest, { rows, next }: ListView): Html | '' {
  const { locale } = request
  const [said, own] = [words[locale], scoringWords[locale]]
  const open = of(rows, 'open')
  if (open.length === 0) return ''
  const columns = [
    { label: said.code },
    { label: said.commodity },
    { label: said.progress },
    { label: said.state },
  ]
  const lines = open.map(row => ({
    cells: [
      codeLink(request, row),
      row.commodity?.[locale] ?? '',
      html`<span><progress max="${row.all}" value="${row.done}" aria-hidden="true"></progress> ${said.scored(row.done, row.all)}</span>`,
      row.reopened
        ? own.reopenedShort
        : row.code === next?.code && row.savedAt !== null
          ? own.continueHere
          : said.states.open,
    ],
    marked: row.code === next?.code,
  }))
  const caption = own.openOnes
  return section({
    title: caption,
    body: table({ caption, captionHidden: true, columns, rows: lines, empty: '' }),
  })
}

function lockedTable(request: PageRequest, rows: readonly ListRow[]): Html | '' {
  const { locale } = request
  const said = words[locale]
  if (rows.length === 0) return ''
  const columns = [{ label: said.code }, { label: said.commodity }, { label: said.total, numeric: true }]
  const lines = rows.map(row => ({
    cells: [
      codeLink(request, row),
      row.isRepeat
        ? html`${row.commodity?.[locale] ?? ''}<br><span class="muted">${repeatWords[locale].listNote}</span>`
        : (row.commodity?.[locale] ?? ''),
      row.total === null ? said.none0 : formatHundredths(row.total, locale),
    ],
  }))
  const caption = scoringWords[locale].lockedOnes
  return section({
    title: caption,
    body: table({ caption, captionHidden: true, columns, rows: lines, empty: '' }),
  })
}
