import { html, type Html } from '../../../platform/html.ts'
import { formatDay, formatNumber } from '../../../platform/translations.ts'
import { emptyState, linkButton, pageTitle, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { endingWords } from '../ending-messages.ts'
import type { EndingStar } from '../star-endings.ts'
import { PATH } from './list-pages.ts'

export const ENDINGS_PATH = '/bintang-berakhir'

/** Stars of an area that end soon, the next one first. */
export function endingPage(
  { locale, link }: PageRequest,
  stars: readonly EndingStar[],
  withinDays: number,
): Html {
  const own = endingWords[locale]
  const rows = stars.map(({ certificate: { content, areaPath, checkKey }, endsOn, daysLeft }) => ({
    cells: [
      html`<a href="${link(`/piagam/${checkKey}`)}">${content.product}</a><br><span class="muted">${content.holder}</span>`,
      areaName(areaPath),
      `${content.stars}/${content.of}`,
      formatDay(endsOn, locale),
      formatNumber(daysLeft, locale),
    ],
  }))
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead(formatNumber(withinDays, locale)),
    actions: linkButton({ href: link(PATH), label: own.toReevaluation }),
  })}${table({
    caption: own.title,
    captionHidden: true,
    columns: [
      { label: own.product },
      { label: own.place },
      { label: own.stars, numeric: true },
      { label: own.endsOn },
      { label: own.left, numeric: true },
    ],
    rows,
    empty: emptyState({ title: own.none, text: own.noneText }),
  })}`
}
