import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatDay } from '../../../platform/translations.ts'
import { notice, section } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { correctionWords } from '../corrections/correction-messages.ts'
import type { Recommendation } from '../chain/recommendation.ts'
import type { PublishedResult, SupersededResult } from '../result.ts'
import { starsWord } from '../score-text.ts'

/** In the address: the publication whose result is read, where it is not the one in force. */
export const EARLIER = 'hasil'

/** A result that was superseded, with the list that decided on what took its place. */
export type Earlier = Readonly<{ result: SupersededResult; by: Recommendation | null }>

const decreeOf = (by: Recommendation | null, locale: Locale): string | null =>
  by?.decreeNumber && by.decreeDate
    ? correctionWords[locale].decreeShort(by.decreeNumber, formatDay(by.decreeDate, locale))
    : null

/** Above a result that does not hold any more: since when, by which decree, and where the one in force is. */
export function supersededNotice({ locale, link, path }: PageRequest, { result, by }: Earlier): Html {
  const own = correctionWords[locale]
  const day = formatDate(result.supersededAt, locale)
  const decree = decreeOf(by, locale)
  const text = decree === null ? own.feedbackOldPlain(day) : own.feedbackOld(day, decree)
  return notice({
    locale,
    kind: 'warning',
    text: html`${text} <a href="${link(path)}">${own.toCurrent}</a>`,
  })
}

/** Below the result in force: that it was decided anew, why, and the way to what it took the place of. */
export function earlierPart(
  { locale, link, path }: PageRequest,
  current: PublishedResult,
  earlier: readonly Earlier[],
): Html | '' {
  const [last] = earlier
  if (!last) return ''
  const own = correctionWords[locale]
  const reason = last.by?.entries[0]?.reason ?? ''
  const kept = last.by?.entries[0]?.correction?.kept === true ? html`<p>${own.keptNote}</p>` : ''
  const lines = earlier.map(({ result }) => {
    const text = own.toEarlier(
      starsWord(result.stars, result.of, locale),
      formatDate(result.supersededAt, locale),
    )
    return html`<li><a href="${link(path)}?${EARLIER}=${result.publicationId}">${text}</a></li>`
  })
  const decree = decreeOf(last.by, locale)
  const same = current.stars === last.result.stars ? ` ${own.confirmed}` : ''
  return section({
    title: own.title,
    body: html`<p>${own.feedbackNow(formatDate(current.publishedAt, locale))}${same}${decree === null ? '' : ` ${decree}.`}</p>${kept}${reason === '' ? '' : html`<p><b>${own.reason}:</b> ${reason}</p>`}<h3>${own.earlierResults}</h3><ul class="plain">${lines}</ul><p class="muted">${own.noMore}</p>`,
  })
}
