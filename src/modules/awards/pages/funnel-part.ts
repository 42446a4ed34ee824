import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { bars, contohTag, emptyState, section } from '../../../ui/index.ts'
import { reevaluationWords } from '../../reevaluation/index.ts'
import { funnelSteps, outcomeSteps, type EditionFunnel } from '../funnel.ts'
import { words } from '../messages.ts'
import type { Shown } from './stated-parts.ts'

function funnelBars(shown: Pick<Shown, 'locale' | 'link'>, edition: EditionFunnel): Html {
  const { locale, link } = shown
  const own = words[locale]
  const { nominated } = edition.funnel
  const drawn = funnelSteps(edition).map(({ step, stars, count }) => ({
    label: stars === null ? own.steps[step] : own.starsOf(stars),
    share: nominated === 0 ? 0 : count / nominated,
    text: formatNumber(count, locale),
  }))
  const title = edition.title[locale]
  return html`<h3><a href="${link(`/edisi/${edition.slug}`)}">${title}</a>${edition.fictional ? html` ${contohTag({ locale })}` : ''}</h3>${bars({ caption: `${own.funnel}: ${title}`, bars: drawn })}${outcomeBars(shown, edition)}`
}

/** What became of the holders of earlier awards; the share is of all of them. */
function outcomeBars({ locale }: Pick<Shown, 'locale'>, edition: EditionFunnel): Html | '' {
  const steps = outcomeSteps(edition)
  const all = steps.reduce((sum, one) => sum + one.count, 0)
  if (all === 0) return ''
  const own = reevaluationWords[locale]
  return bars({
    caption: own.statisticsOf(edition.title[locale]),
    bars: steps.map(({ outcome, count }) => ({
      label: own.standings[outcome],
      share: count / all,
      text: formatNumber(count, locale),
    })),
  })
}

/** Real editions, and made-up ones apart from them. */
export function funnelSections(
  shown: Pick<Shown, 'locale' | 'link'>,
  funnels: readonly EditionFunnel[],
  download: Html | '',
): Html {
  const own = words[shown.locale]
  const real = funnels.filter(one => !one.fictional)
  const made = funnels.filter(one => one.fictional)
  const body =
    real.length === 0
      ? emptyState({ title: own.funnelNone, text: '' })
      : html`${real.map(one => funnelBars(shown, one))}${download}`
  const example =
    made.length === 0
      ? ''
      : section({
          title: own.funnelExample,
          lead: own.funnelExampleLead,
          body: html`${made.map(one => funnelBars(shown, one))}${real.length === 0 ? download : ''}`,
          id: 'contoh',
        })
  return html`${section({ title: own.funnel, lead: own.funnelLead, body, id: 'corong' })}${example}`
}
