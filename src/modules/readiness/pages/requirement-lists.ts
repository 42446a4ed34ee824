import type { ReadinessItem } from '../../../engine/readiness/readiness-items.ts'
import type { ReadinessSum } from '../../../engine/readiness/readiness-sum.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { checklist, notice, section } from '../../../ui/index.ts'
import { words } from '../messages.ts'
import { checkItem, sumText, type Telling } from './item-words.ts'

export type Told = Readonly<{
  items: readonly ReadinessItem[]
  sum: ReadinessSum
  /** Nominations of the edition are closed. */
  isOver: boolean
}>

/** What it comes to, in one sentence. */
export const sumNotice = ({ sum, isOver }: Told, telling: Telling): Html =>
  notice({
    locale: telling.locale,
    kind: sum.lacking.length === 0 ? 'success' : 'warning',
    text: sumText(sum, telling, isOver),
  })

/** All that the rules ask for: what is lacking first. */
export function requirementLists({ items, sum }: Told, telling: Telling): Html {
  const { locale } = telling
  const own = words[locale]
  const lacking = new Set(sum.lacking)
  const part = (title: string, listed: readonly ReadinessItem[], empty: Html | string = ''): Html =>
    listed.length === 0 && empty === ''
      ? nothing
      : section({
          title,
          body:
            listed.length === 0
              ? html`<p>${empty}</p>`
              : checklist({ locale, label: title, items: listed.map(item => checkItem(item, telling)) }),
        })
  return html`${part(own.partLacking, sum.lacking, own.nothingLacking)}${part(
    own.partDepends,
    items.filter(item => item.need === 'undecided'),
  )}${part(
    own.partMet,
    items.filter(item => item.need === 'required' && !lacking.has(item)),
  )}${part(
    own.partOptional,
    items.filter(item => item.need === 'optional'),
  )}`
}
