import type { Commodity, Gate } from '../../../engine/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { prose, section } from '../../../ui/index.ts'
import type { LoadedRules } from '../edition.ts'
import { words } from '../messages.ts'
import { conditionInWords, effectInWords, gatesOf } from '../rules-in-words.ts'

type Ruled = Readonly<{ locale: Locale; loaded: LoadedRules; commodity: Commodity }>

const gateBy = (gate: Gate) => (gate.per === 'file' ? 'file' : (gate.sheets ?? 'any'))

function gateList(view: Ruled): Html {
  const { locale, loaded, commodity } = view
  const own = words[locale]
  const gates = gatesOf(loaded.rules, commodity.id)
  if (gates.length === 0) return html`<p>${own.noGates}</p>`
  const onSheet = (gate: Gate): boolean =>
    gate.per === 'sheet' && (gate.effect.kind === 'stop-scoring' || gate.effect.kind === 'cap-node')
  const one = (gate: Gate): Html =>
    html`<li><p><b>${effectInWords(gate.effect, loaded.rules.document, locale)}.</b> ${gate.reason[locale]}</p><p class="muted">${own.gateLine(
      conditionInWords(gate.when, loaded.rules.document, locale),
    )} ${onSheet(gate) ? own.gateBy.sheet : own.gateBy[gateBy(gate)]}</p></li>`
  return prose(html`<ul>${gates.map(one)}</ul>`)
}

/** What stops or caps a result, whatever the points. */
export function gatesPart(view: Ruled): Html {
  const own = words[view.locale]
  return section({ title: own.gates, lead: own.gatesLead, body: gateList(view), id: 'pembatas' })
}
