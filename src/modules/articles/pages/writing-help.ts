import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { words } from '../editing-messages.ts'

/** What one types and what becomes of it, for somebody who never wrote for the web. */
export function writingHelp(locale: Locale): Html {
  const own = words[locale]
  const said = own.helpSamples
  const samples = [
    [said.heading, said.headingShown],
    [said.bold, said.boldShown],
    [said.list, said.listShown],
    [said.inside, said.insideShown],
    [said.outside, said.outsideShown],
    [said.quote, said.quoteShown],
    [said.table, said.tableShown],
  ] as const
  return html`<aside class="panel writing__help" id="bantuan" aria-labelledby="bantuan-judul"><h3 id="bantuan-judul">${own.help}</h3><p>${own.helpLead}</p><dl class="samples">${samples.map(
    ([typed, shown]) => html`<div><dt><code class="code">${typed}</code></dt><dd>${shown}</dd></div>`,
  )}</dl><p class="muted">${own.helpNone}</p></aside>`
}
