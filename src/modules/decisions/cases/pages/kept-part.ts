import type { Html } from '../../../../platform/html.ts'
import { notice, section, table } from '../../../../ui/index.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { interestWords } from '../own-interest-messages.ts'
import { commodityTitle, type PlenaryCase } from '../plenary-case.ts'
import { isCurrent } from '../../settlement.ts'
import { starsText } from '../../star-scheme.ts'

/**
 * What somebody with an interest in a case, or of its province, may know of it: that there is one, and once it is settled what the whole room
 * knows: its code, its kind and its stars.
 */
export function keptWords(one: PlenaryCase, { locale }: Pick<PageRequest, 'locale'>) {
  const own = interestWords[locale]
  const { settlement, computed, blindCode } = one
  const settled = isCurrent(settlement, computed.digest) ? settlement : null
  return settled
    ? {
        what: `${blindCode ?? '–'} · ${commodityTitle(one)[locale]}`,
        result: starsText(settled.settledStars, computed.proposal.of)[locale],
      }
    : { what: own.open, result: own.wait }
}

/** The cases of a table that are kept from the reader; those that are settled first. */
export function keptPart(request: PageRequest, kept: readonly PlenaryCase[]): Html | string {
  if (kept.length === 0) return ''
  const own = interestWords[request.locale]
  const rows = kept.map(one => keptWords(one, request)).toSorted((a, b) => (a.what < b.what ? -1 : 1))
  return section({
    title: own.title,
    lead: own.lead,
    body: table({
      caption: own.title,
      captionHidden: true,
      columns: [{ label: own.title }, { label: own.decision }],
      rows: rows.map(({ what, result }) => ({ cells: [what, result] })),
      empty: own.wait,
    }),
  })
}

/** Cases that no chair may settle, and what to do about it. */
export const leaderlessNotice = ({ locale }: PageRequest, count: number): Html | string =>
  count === 0
    ? ''
    : notice({ locale, kind: 'warning', text: interestWords[locale].nobody(formatNumber(count, locale)) })
