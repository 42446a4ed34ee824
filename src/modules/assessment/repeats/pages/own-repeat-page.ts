import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import { linkButton, pageTitle, section, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import type { Mark } from '../../assessment.ts'
import type { CriterionTwice, SheetTwice } from '../compare-repeat.ts'
import { words } from '../../messages.ts'
import { repeatWords } from '../repeat-messages.ts'
import { answerWords } from '../../sheets/sheet-fields.ts'

export type OwnRepeatView = Readonly<{
  code: string
  /** Under which the same product was scored first. */
  firstCode: string
  /** Null while the first sheet is opened again. */
  twice: SheetTwice | null
}>

const signed = (hundredths: number, locale: PageRequest['locale']): string =>
  `${hundredths > 0 ? '+' : hundredths < 0 ? '−' : ''}${formatHundredths(Math.abs(hundredths), locale)}`

/** After a repeat is locked: the person's own two sheets side by side, what differs first. */
export function ownRepeatPage(request: PageRequest, { code, firstCode, twice }: OwnRepeatView): Html {
  const { locale, link } = request
  const said = repeatWords[locale]
  const title = pageTitle({
    locale,
    title: said.ownTitle(code),
    lead: twice ? said.ownLead : said.ownLater,
    crumbs: [{ label: words[locale].listTitle, href: link('/penilaian') }],
  })
  const back = html`<p class="buttons">${linkButton({ href: link('/penilaian'), label: words[locale].listTitle, kind: 'primary' })}${linkButton({ href: link(`/penilaian/${firstCode}`), label: said.openFirst(firstCode), kind: 'secondary' })}</p>`
  return html`${title}${twice ? sheets(request, firstCode, twice) : ''}${back}`
}

function sheets(request: PageRequest, firstCode: string, twice: SheetTwice): Html {
  const { locale } = request
  const said = repeatWords[locale]
  const isAlike = (one: CriterionTwice): boolean =>
    one.difference === 0 && (one.first?.answer ?? null) === (one.again?.answer ?? null)
  const alike = twice.criteria.filter(isAlike)
  const changed = twice.criteria
    .filter(one => !isAlike(one))
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  const sum = html`<p>${said.total}: <b class="number">${points(twice.first, locale)}</b> → <b class="number">${points(twice.again, locale)}</b>. ${totalWords(twice.difference, request)} ${changed.length === 0 ? said.allAlike : said.alike(alike.length, twice.criteria.length)}</p>`
  const different =
    changed.length === 0
      ? ''
      : section({ title: said.changed, body: twiceTable(request, said.changed, firstCode, changed) })
  const same =
    alike.length === 0
      ? ''
      : html`<details><summary>${said.unchanged(alike.length)}</summary>${twiceTable(request, said.unchanged(alike.length), firstCode, alike)}</details>`
  return html`${sum}${different}${same}`
}

const points = (hundredths: number | null, locale: PageRequest['locale']): string =>
  hundredths === null ? '–' : formatHundredths(hundredths, locale)

function totalWords(difference: number, { locale }: PageRequest): string {
  const said = repeatWords[locale]
  const size = formatHundredths(Math.abs(difference), locale)
  return difference === 0 ? said.sameTotal : difference > 0 ? said.higher(size) : said.lower(size)
}

function twiceTable(
  request: PageRequest,
  caption: string,
  firstCode: string,
  all: readonly CriterionTwice[],
): Html {
  const { locale } = request
  const said = repeatWords[locale]
  const columns = [
    { label: said.criterion },
    { label: said.firstTime(firstCode) },
    { label: said.secondTime },
    { label: said.difference, numeric: true },
  ]
  const rows = all.map(one => ({
    cells: [
      one.criterion.title[locale],
      markCell(request, one, one.first, one.firstPoints),
      markCell(request, one, one.again, one.againPoints),
      one.difference === 0 ? '0' : signed(one.difference, locale),
    ],
  }))
  return table({ caption, captionHidden: true, columns, rows, empty: '' })
}

/** The chosen answer with its points, and the reason that was written with it. */
function markCell(
  { locale }: PageRequest,
  { criterion }: CriterionTwice,
  mark: Mark | null,
  given: number | null,
): Html {
  const said = repeatWords[locale]
  const answer = mark?.answer ?? null
  if (answer === null) return html`${given === null ? said.notApplicable : said.nothing}`
  const reason = mark?.reason
    ? html`<br><span class="muted">${said.reasonWas}: <span class="typed">${mark.reason}</span></span>`
    : ''
  return html`<span>${answerWords(criterion, answer, locale)} (${points(given, locale)})${reason}</span>`
}
