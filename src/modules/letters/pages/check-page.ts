import { mayEver } from '../../../access/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatDay } from '../../../platform/translations.ts'
import { definitionList, notice, pageTitle, section, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { StoredDocument } from '../../documents/index.ts'
import type { Letter, LetterItem } from '../letter.ts'
import { digestOfItem, shortened } from '../letter.ts'
import { words } from '../messages.ts'
import { capacityOf, mandateLine } from '../typeset-letter.ts'
import { APPROVALS_PATH } from './approvals-page.ts'
import { whyEnded } from './panel-part.ts'

export type CheckedLetter = Readonly<{
  letter: Letter
  /** The paper that the letter is in the file of each nomination. */
  papers: ReadonlyMap<string, StoredDocument>
  /** Nominations that the letter names otherwise than they are today, or for which it was refused. */
  later: ReadonlySet<string>
  sha256: string
}>

const holds = (paper: StoredDocument | undefined): boolean =>
  paper !== undefined && paper.removedAt === null && paper.replacedBy === null

function standing({ locale }: PageRequest, { letter, papers }: CheckedLetter): Html {
  const own = words[locale]
  const live = letter.content.items.filter(one => holds(papers.get(one.nominationId))).length
  if (live === letter.content.items.length)
    return notice({ locale, kind: 'success', title: own.valid, text: own.validText })
  const title = live > 0 ? own.partly : own.over
  return notice({ locale, kind: 'warning', title, text: own.overText })
}

function standingOf({ locale }: PageRequest, paper: StoredDocument | undefined): string {
  const own = words[locale]
  if (paper === undefined || holds(paper)) return own.stands
  const day = paper.removedAt ? formatDate(paper.removedAt, locale) : ''
  return own.endedSince(day, whyEnded(paper, locale))
}

function row(request: PageRequest, one: LetterItem, { papers, later }: CheckedLetter) {
  const paper = papers.get(one.nominationId)
  const isLater = later.has(one.nominationId) && (paper === undefined || holds(paper))
  return {
    cells: [
      html`<div>${one.product}<br><span class="muted code">${digestOfItem(one)}</span></div>`,
      html`<div>${one.maker}${one.number === '' ? '' : html`<br><span class="muted">${words[request.locale].makerNumber} ${shortened(one.number)}</span>`}</div>`,
      one.place,
      one.commodity,
      html`<div>${standingOf(request, paper)}${isLater ? html`<br><span class="muted">${words[request.locale].later}</span>` : ''}</div>`,
    ],
  }
}

/** Whoever has just approved comes here: what follows, and the way back to the others. */
function afterApproval({ locale, query }: PageRequest): Html {
  if (query.get('berhasil') !== 'nomination.approved') return html``
  const own = words[locale]
  return notice({ locale, kind: 'info', title: own.approvedNow, text: own.approvedNowText })
}

function headOf({ locale, actor, link }: PageRequest): Html {
  const own = words[locale]
  const crumbs = mayEver(actor, 'nomination.approve')
    ? [{ label: own.title, href: link(APPROVALS_PATH) }]
    : []
  return pageTitle({ locale, title: own.checkTitle, lead: own.checkLead, crumbs })
}

/** What a letter says, for whoever holds it: no more than stands on it, and whether it still holds. */
export function checkPage(request: PageRequest, checked: CheckedLetter): Html {
  const { locale } = request
  const own = words[locale]
  const { letter, sha256 } = checked
  const { content } = letter
  const mandate = mandateLine(content.signer, content.words, content.language)
  const facts = definitionList({
    items: [
      { term: own.number, detail: letter.number },
      { term: own.day, detail: `${content.place}, ${formatDay(content.day, locale)}` },
      { term: own.letterOffice, detail: html`${content.office}<br>${content.government}` },
      {
        term: own.capacity,
        detail: html`${content.signer.name}<br>${capacityOf(content.signer, content.words)}${mandate === null ? '' : html`<br>${mandate}`}`,
      },
      { term: own.bytes, detail: html`<span class="code">${sha256}</span>` },
    ],
  })
  return html`${headOf(request)}${afterApproval(request)}${standing(request, checked)}${content.example ? notice({ locale, kind: 'info', text: own.exampleNote }) : ''}${section(
    { title: own.about, body: facts },
  )}${section({
    title: own.named(String(content.items.length)),
    body: table({
      caption: own.named(String(content.items.length)),
      captionHidden: true,
      columns: [own.product, own.maker, own.place, own.commodity, own.standing].map(label => ({ label })),
      rows: content.items.map(one => row(request, one, checked)),
      empty: '',
    }),
  })}`
}

export function unknownLetterPage({ locale }: PageRequest): Html {
  const own = words[locale]
  return html`${pageTitle({ locale, title: own.checkTitle })}${notice({ locale, kind: 'warning', title: own.unknown, text: own.unknownText })}`
}
