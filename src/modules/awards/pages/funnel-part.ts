import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { bars, contohTag, emptyState, section } from '../../../ui/index.ts'
import type { StarCount } from '../../decisions/index.ts'
import type { Funnel } from '../../nominations/index.ts'
import { words } from '../messages.ts'
import type { Shown } from './stated-parts.ts'

/** How many of an edition came how far; only of editions whose results are published. */
export type EditionFunnel = Readonly<{
  slug: string
  title: Text
  /** Made up: shown apart, and labelled. */
  fictional: boolean
  funnel: Funnel
  starred: readonly StarCount[]
}>

function funnelBars(shown: Pick<Shown, 'locale' | 'link'>, edition: EditionFunnel): Html {
  const { locale, link } = shown
  const own = words[locale]
  const { nominated, admitted, assessed } = edition.funnel
  const starred = edition.starred.reduce((sum, one) => sum + one.count, 0)
  const bar = (label: string, count: number) => ({
    label,
    share: nominated === 0 ? 0 : count / nominated,
    text: formatNumber(count, locale),
  })
  const drawn = [
    bar(own.steps.nominated, nominated),
    bar(own.steps.admitted, admitted),
    bar(own.steps.assessed, assessed),
    bar(own.steps.starred, starred),
    ...edition.starred.map(one => bar(own.starsOf(`${one.stars}/${one.of}`), one.count)),
  ]
  const title = edition.title[locale]
  return html`<h3><a href="${link(`/edisi/${edition.slug}`)}">${title}</a>${edition.fictional ? html` ${contohTag({ locale })}` : ''}</h3>${bars({ caption: `${own.funnel}: ${title}`, bars: drawn })}`
}

/** Real editions, and made-up ones apart from them. */
export function funnelSections(
  shown: Pick<Shown, 'locale' | 'link'>,
  funnels: readonly EditionFunnel[],
): Html {
  const own = words[shown.locale]
  const real = funnels.filter(one => !one.fictional)
  const made = funnels.filter(one => one.fictional)
  const body =
    real.length === 0
      ? emptyState({ title: own.funnelNone, text: '' })
      : html`${real.map(one => funnelBars(shown, one))}`
  const example =
    made.length === 0
      ? ''
      : section({
          title: own.funnelExample,
          lead: own.funnelExampleLead,
          body: html`${made.map(one => funnelBars(shown, one))}`,
          id: 'contoh',
        })
  return html`${section({ title: own.funnel, lead: own.funnelLead, body, id: 'corong' })}${example}`
}
