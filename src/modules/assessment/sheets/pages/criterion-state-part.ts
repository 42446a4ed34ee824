import type { Criterion, Rules } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import { notice } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { criterionNotes } from '../../../editions/index.ts'
import { criterionWords } from '../criterion-messages.ts'
import type { SheetStates } from '../criterion-states.ts'

/** When the rules ask for a reason; nothing where they never do. */
export function reasonHintOf({ reasonBelow, reasonAbove }: Criterion, locale: Locale): string | undefined {
  const own = criterionWords[locale]
  const [below, above] = [reasonBelow, reasonAbove].map(points =>
    points === undefined ? undefined : formatHundredths(points, locale),
  )
  if (below !== undefined && above !== undefined) return own.reasonBoth(below, above)
  return below === undefined ? above && own.reasonAbove(above) : own.reasonBelow(below)
}

/**
 * What the rules say of a criterion, and what of it holds by the answers so far; the page's script keeps the latter right
 * by what each saving tells.
 */
export function criterionStatePart(
  { locale }: Pick<PageRequest, 'locale'>,
  rules: Rules,
  states: SheetStates,
  one: Criterion,
): Html {
  const notes = criterionNotes(one, rules, locale)
  const state = states.criteria.find(each => each.id === one.id)
  const said = state?.said ?? ''
  const hidden = said === '' ? html` hidden` : ''
  const uncounted = state?.counts === false ? html` data-uncounted` : ''
  return html`${notes.map(note => html`<p class="muted">${note}</p>`)}<p class="criterion__now" data-criterion-now="${one.id}"${uncounted}${hidden}>${said}</p>`
}

/** The rules that act on this sheet by its answers so far; hidden while there is none. */
export function sheetGatesPart(
  { locale }: Pick<PageRequest, 'locale'>,
  { gates }: Pick<SheetStates, 'gates'>,
): Html {
  const hidden = gates.length === 0 ? html` hidden` : ''
  const text = html`<ul class="plain" data-sheet-gate-list>${gates.map(one => html`<li>${one}</li>`)}</ul>`
  return html`<div data-sheet-gates${hidden}>${notice({ locale, kind: 'warning', title: criterionWords[locale].gates, text, live: true })}</div>`
}
