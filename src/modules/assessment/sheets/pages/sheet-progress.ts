import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { scoringWords } from '../scoring-messages.ts'
import { rubricParts, sumsOf } from '../sheet-sums.ts'
import type { Drawn } from './criterion-part.ts'

/**
 * How far the sheet is, in sight while one scrolls: answered of asked, points so far, and folded away what each part
 * has given. The page's script keeps it up to date.
 */
export function sheetProgress(request: PageRequest, own: Drawn['own']): Html {
  const { locale } = request
  const said = scoringWords[locale]
  const sums = sumsOf(own, own.marks, locale)
  const { root, parts } = rubricParts(own)
  const items = parts.map(part => {
    const sum = sums.parts.find(one => one.id === part.id)
    return html`<li><a href="#${part.id}">${part.title[locale]}</a>: <b class="number" data-points="${part.id}">${sum?.points ?? '–'}</b> / ${formatHundredths(part.max, locale)} <span class="muted">(<span data-done="${part.id}">${sum?.done ?? 0}</span>/<span data-all="${part.id}">${sum?.all ?? 0}</span>)</span></li>`
  })
  const points = html`<b class="number" data-points="">${sums.points ?? '–'}</b> / ${formatHundredths(root.max, locale)} ${said.pointsSoFar}`
  const bar = html`<progress max="${sums.all}" value="${sums.done}" data-done-bar aria-hidden="true"></progress>`
  const next =
    own.sheet.state === 'open'
      ? html`<button class="button button--quiet" type="button" data-next-open data-scripted hidden>${said.nextOpen}</button>`
      : ''
  return html`<section class="sheet-progress" id="rubrik" aria-label="${said.parts}"><p><b data-answered="${said.answered(-1, -2)}">${said.answered(sums.done, sums.all)}</b> <span>${points}</span></p>${bar}<details><summary>${said.parts}</summary><ul class="plain">${items}</ul></details>${next}</section>`
}

/** Every key of the sheet; shown only where scripts run. */
export function keyboardHelp({ locale }: PageRequest): Html {
  const said = scoringWords[locale]
  const keys = said.keys.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)
  return html`<details class="key-help" data-key-help data-scripted hidden><summary>${said.keysTitle}</summary><p class="muted">${said.keysLead}</p><dl>${keys}</dl></details>`
}
