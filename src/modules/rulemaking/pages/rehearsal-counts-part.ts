import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { countByCommodity, countFurther, countMoves, countStars } from '../rehearsal-counts.ts'
import { rehearsalWords } from '../rehearsal-messages.ts'
import { moves, type Rehearsal } from '../rehearse-draft.ts'

type Asked = Pick<PageRequest, 'locale'>

const signed = (value: number, { locale }: Asked): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value), locale)}`

type Counted = Readonly<{ label: string; was: number; becomes: number }>

/** How many there were of each, and how many there would be. */
function beforeAndAfter(request: Asked, caption: string, first: string, rows: readonly Counted[]): Html {
  const { locale } = request
  const own = rehearsalWords[locale]
  return table({
    caption,
    columns: [
      { label: first },
      { label: own.was, numeric: true },
      { label: own.becomes, numeric: true },
      { label: own.difference, numeric: true },
    ],
    rows: rows.map(({ label, was, becomes }) => ({
      cells: [
        label,
        formatNumber(was, locale),
        formatNumber(becomes, locale),
        signed(becomes - was, request),
      ],
    })),
    empty: '',
  })
}

function starsTable(request: Asked, found: readonly Rehearsal[]): Html {
  const { locale } = request
  const own = rehearsalWords[locale]
  // Where nothing is scored, a result is passed or not: one star would say too much.
  const isPassing = found.every(one => one.was.of === 1 && one.becomes.of === 1)
  const label = (stars: number | null): string => {
    if (stars === null) return own.notComputed
    if (isPassing) return stars === 0 ? own.notPassed : own.passed
    return stars === 0 ? own.noStar : own.starCount(formatNumber(stars, locale))
  }
  const rows = countStars(found).map(({ stars, ...counts }) => ({ label: label(stars), ...counts }))
  return beforeAndAfter(request, own.byStars, own.starsColumn, rows)
}

/** Each further scale, the level that decides, each award and shortlist; what only one of the rules has is named. */
function furtherTables(request: Asked, found: readonly Rehearsal[]): Html {
  const { locale } = request
  const own = rehearsalWords[locale]
  return html`${countFurther(found).map(({ title, presence, rows }) => {
    if (presence === 'gone') return html`<p>${own.isGone(title[locale])}</p>`
    const body = beforeAndAfter(
      request,
      title[locale],
      own.value,
      rows.map(row => ({ ...row, label: row.title?.[locale] ?? own.nothingGiven })),
    )
    return presence === 'new' ? html`<p>${own.isNew(title[locale])}</p>${body}` : body
  })}`
}

function commodityTable({ locale }: Asked, found: readonly Rehearsal[]): Html {
  const own = rehearsalWords[locale]
  const counts = countMoves(found)
  const shown = moves.filter(move => move === 'same' || counts[move] > 0)
  return table({
    caption: own.byCommodity,
    columns: [
      { label: own.commodity },
      { label: own.all, numeric: true },
      ...shown.map(move => ({ label: own.moves[move], numeric: true })),
    ],
    rows: countByCommodity(found).map(({ title, counts: of, all }) => ({
      cells: [title[locale], formatNumber(all, locale), ...shown.map(move => formatNumber(of[move], locale))],
    })),
    totals: [
      {
        cells: [
          own.all,
          formatNumber(found.length, locale),
          ...shown.map(move => formatNumber(counts[move], locale)),
        ],
      },
    ],
    empty: '',
  })
}

/** The counts of a rehearsal: by star, by everything beside the stars, and by commodity. */
export const rehearsalCounts = (request: Asked, found: readonly Rehearsal[]): Html =>
  html`${starsTable(request, found)}${furtherTables(request, found)}${commodityTable(request, found)}`
