import { html, nothing, type Html } from '../../../../platform/html.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { notice, statusTag, type Tone } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { officeName } from '../../../regions/index.ts'
import { whenSaved } from '../../draft/answer-news.ts'
import { fillerName } from '../../draft/filled-by.ts'
import type { HelpView } from '../help-view.ts'
import type { PreCheck, PreCheckState } from '../../draft/pre-check.ts'
import { isSameItem, isWaiting, itemText, type Remark, type RemarkItem } from '../remark.ts'
import { remarkWords } from '../remark-messages.ts'

export const remarksAddress = (nominationId: string): string => `/usulan/${nominationId}/catatan`
export const remarkAnchor = (id: string): string => `catatan-${id}`

type Around = Readonly<{
  nominationId: string
  remarks: readonly Remark[]
  able: ReadonlySet<string>
}>

export const aroundOf = ({
  file,
  help,
  able,
}: Readonly<{
  file: Readonly<{ nomination: Readonly<{ id: string }> }>
  help: Readonly<{ remarks: readonly Remark[] }>
  able: ReadonlySet<string>
}>): Around => ({ nominationId: file.nomination.id, remarks: help.remarks, able })

function besideOne({ locale, link }: PageRequest, remark: Remark, { nominationId, able }: Around): Html {
  const own = remarkWords[locale]
  const word = able.has('nomination.answer-remark') && remark.state === 'open' ? own.reply : own.see
  const href = `${link(remarksAddress(nominationId))}#${remarkAnchor(remark.id)}`
  return html`<span class="remark">${own.beside(officeName(remark.areaPath)[locale], remark.text)} (${own.states[remark.state]}) <a href="${href}">${word}</a></span>`
}

/** The remarks about an item, beside it, and where the province leaves another one. */
export function remarksBeside(request: PageRequest, item: RemarkItem, around: Around): Html {
  const { locale, link } = request
  const own = around.remarks.filter(one => isWaiting(one) && isSameItem(one.item, item))
  const add = around.able.has('nomination.remark')
    ? html`<a class="remark-add" href="${link(`${remarksAddress(around.nominationId)}?butir=${encodeURIComponent(itemText(item))}`)}#beri">${remarkWords[locale].remark}</a>`
    : nothing
  return html`${own.map(one => besideOne(request, one, around))}${add}`
}

const tones: Readonly<Record<PreCheckState, Tone>> = {
  none: 'neutral',
  ready: 'good',
  remarks: 'attention',
  changed: 'attention',
}

/** How the province found the file, in a word. */
export const checkTag = (
  state: PreCheckState,
  locale: Locale,
  said: Readonly<Record<PreCheckState, string>> = remarkWords[locale].checks,
): Html => statusTag({ state: `pre-check-${state}`, label: said[state], tone: tones[state] })

type Reading = Pick<PageRequest, 'locale' | 'now'>

/** The tag, and who looked when. */
export function checkLine({ locale, now }: Reading, state: PreCheckState, check: PreCheck | undefined): Html {
  const own = remarkWords[locale]
  const who = check
    ? own.checkedBy(officeName(check.areaPath)[locale], whenSaved(check.checkedAt, now, locale))
    : ''
  return html`${checkTag(state, locale)} ${who}`
}

/** What others did for the file, in a few lines before the office decides; nothing where nobody did anything. */
export function helpNotice(
  request: PageRequest,
  nominationId: string,
  help: HelpView,
  able: ReadonlySet<string>,
): Html {
  const { locale, link } = request
  const own = remarkWords[locale]
  const open = help.remarks.filter(one => one.state === 'open').length
  const answered = help.remarks.filter(one => one.state === 'answered').length
  const isProvince = able.has('nomination.pre-check')
  if (help.unseen.length === 0 && help.remarks.length === 0 && !help.check && !isProvince) return nothing
  const who = [...new Set(help.unseen.map(one => fillerName(one.filler, locale)))].join(', ')
  const lines = [
    ...(help.unseen.length > 0 ? [own.noticeUnseen(help.unseen.length, who)] : []),
    ...(open > 0 ? [own.noticeOpen(open)] : []),
    ...(answered > 0 ? [own.noticeAnswered(answered)] : []),
  ]
  const check =
    help.check || isProvince ? html`<li>${checkLine(request, help.checkState, help.check)}</li>` : ''
  const list = html`<ul>${lines.map(line => html`<li>${line}</li>`)}${check}</ul>`
  const more = html`<p><a href="${link(remarksAddress(nominationId))}">${own.noticeLink}</a></p>`
  const kind = help.unseen.length + open > 0 ? 'warning' : 'info'
  return notice({ locale, kind, title: own.notice, text: html`${list}${more}` })
}
