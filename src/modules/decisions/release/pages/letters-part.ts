import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import { definitionList, notice } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { releaseLettersWords } from '../release-letters-messages.ts'
import type { LettersView, SentLetters } from '../release-recipients.ts'

/** How many a list of products names before it only counts. */
const NAMED = 20

/** The products of which nobody would hear by mail. */
function silentPart({ locale }: PageRequest, products: readonly string[]): Html | '' {
  if (products.length === 0) return ''
  const own = releaseLettersWords[locale]
  const more = products.length - NAMED
  const rest = more > 0 ? html`<li>${own.more(formatNumber(more, locale))}</li>` : ''
  return notice({
    locale,
    kind: 'warning',
    title: own.nobody(formatNumber(products.length, locale)),
    text: html`<p>${own.nobodyText}</p><ul>${products.slice(0, NAMED).map(one => html`<li>${one}</li>`)}${rest}</ul>`,
  })
}

/** Whom a release would write to, counted again each time; nothing where nobody tells. */
export function lettersPart(request: PageRequest, { expected }: LettersView): Html | '' {
  if (!expected) return ''
  const { locale } = request
  const own = releaseLettersWords[locale]
  const { letters, nobody } = expected
  const number = (count: number): string => formatNumber(count, locale)
  if (!letters.sends)
    return notice({
      locale,
      kind: 'info',
      title: own.title,
      text: own.noMail(number(letters.withoutMail)),
    })
  const items = [
    { term: own.people, detail: number(letters.people) },
    { term: own.offices, detail: number(letters.offices) },
    { term: own.firms, detail: number(letters.firms) },
    ...(letters.withoutMail > 0 ? [{ term: own.withoutMail, detail: number(letters.withoutMail) }] : []),
  ]
  return html`<div class="panel"><h2 class="h3">${own.title}</h2><p>${own.lead}</p>${definitionList({ items })}${silentPart(request, nobody)}</div>`
}

/** What became of the letters of a release. */
export function sentPart({ locale }: PageRequest, sent: SentLetters | null): Html | '' {
  if (!sent) return ''
  const own = releaseLettersWords[locale]
  const [people, notMailed] = [formatNumber(sent.people, locale), formatNumber(sent.notMailed, locale)]
  const items = [
    { term: own.sent, detail: people },
    { term: own.notMailed, detail: notMailed },
  ]
  return html`<h3>${own.title}</h3>${definitionList({ items })}`
}
