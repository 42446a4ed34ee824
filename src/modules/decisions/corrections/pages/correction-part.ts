import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { definitionList, notice, section } from '../../../../ui/index.ts'
import { factText } from '../correctable-facts.ts'
import { correctionWords } from '../correction-messages.ts'
import type { ListEntry } from '../../chain/recommendation.ts'
import { starsWord } from '../../score-text.ts'
import { decreeText } from './correction-page.ts'

/** On the list of one product: why it is decided anew, all that its decider needs; nothing on the list of an edition. */
export function correctionPart(entries: readonly ListEntry[], locale: Locale): Html | '' {
  const [entry] = entries
  if (!entry?.correction) return ''
  const own = correctionWords[locale]
  const { correction, before, reason } = entry
  const said = (value: Parameters<typeof factText>[1]): string => factText({ question: null }, value)[locale]
  const facts = correction.facts.map(
    one =>
      html`<li>${own.factLine(one.title[locale], said(one.earlier), said(one.corrected))}. ${one.reason}</li>`,
  )
  const items = [
    {
      term: own.earlier,
      detail: own.earlierIs(
        before ? starsWord(before.stars, before.of, locale) : '–',
        decreeText(correction.earlierDecree, locale),
      ),
    },
    ...correction.findings.map(one => ({ term: `${own.found}: ${one.title[locale]}`, detail: one.reason })),
    { term: own.ground, detail: correction.ground },
    { term: own.facts, detail: facts.length === 0 ? own.none : html`<ul class="plain">${facts}</ul>` },
    { term: own.jury, detail: correction.inputs.round === 1 ? own.juryNone : own.juryCounts },
    { term: own.reason, detail: reason },
    { term: own.receipt, detail: html`<span class="code">${correction.receipt}</span>` },
  ]
  const kept = correction.kept ? notice({ locale, kind: 'info', text: own.keptNote }) : ''
  return section({ title: own.onList, body: html`${kept}${definitionList({ items })}` })
}
