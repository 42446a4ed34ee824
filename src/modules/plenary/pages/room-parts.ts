import { isUnscored } from '../../../engine/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { dispersionStrip } from '../../../ui/index.ts'
import {
  drawnHundredths,
  furtherLines,
  lineList,
  ruleLines,
  scoreText,
  starScheme,
  starsText,
  valueName,
  type PlenaryCase,
} from '../../decisions/index.ts'
import { words } from '../messages.ts'
import { roomWords } from '../room-messages.ts'
import type { Motion } from '../motion.ts'
import type { Room } from '../room.ts'

export const starsOf = (motion: Motion, of: number, locale: Locale): string =>
  motion.stars === null ? '' : starsText(motion.stars, of)[locale]

/** What a case is called in the room: its blind code, or the product where nothing is scored and it has none. */
export const roomName = (one: PlenaryCase): string =>
  one.blindCode ?? (isUnscored(one.computed.result.form) ? one.product : '–')

/** What is voted on, in words. */
export const motionText = (motion: Motion, of: number, locale: Locale): string =>
  words[locale].atVote[motion.kind](starsOf(motion, of, locale))

/** How a motion ended, as counts. */
export function countsText({ counted, voided }: Motion, locale: Locale): string {
  const own = words[locale]
  if (voided) return roomWords[locale].voided[voided.cause](String(voided.votes))
  if (!counted) return ''
  if (counted.means === 'consensus') return own.byConsensus
  const counts = own.counts(String(counted.yes), String(counted.no), String(counted.abstained))
  return counted.silent ? `${counts} · ${own.silent(String(counted.silent))}` : counts
}

/** Half of what the picture is wide, in hundredths: the same for every case, so that a small spread looks small. */
const HALF_WIDTH = 1_500
const LANE = 26

/** Where the sheets lie beside each other, without a number or a line of a star. */
function blindStrip(totals: readonly number[], label: string): Html {
  const [low, high] = [Math.min(...totals), Math.max(...totals)]
  const half = Math.max(HALF_WIDTH, (high - low) * 0.6)
  const at = (total: number): string => `${(50 + (45 * (total - (low + high) / 2)) / half).toFixed(2)}%`
  const height = LANE * totals.length + 14
  const dots = totals.map((total, index) => {
    const y = 20 + index * LANE
    return html`<line class="strip__lane" x1="0" x2="100%" y1="${y}" y2="${y}"/><circle class="strip__dot" cx="${at(total)}" cy="${y}" r="11"/>`
  })
  return html`<figure class="strip"><svg width="100%" height="${height}" role="img" aria-label="${label}">${dots}</svg><figcaption>${label}</figcaption></figure>`
}

/** The totals of the sheets: a mere picture until the vote is closed, with numbers afterwards. */
export function roomStrip(
  { one, isCounted, isBack }: Pick<Room, 'one' | 'isCounted' | 'isBack'>,
  locale: Locale,
): Html | string {
  if (!one) return ''
  if (isBack) return html`<p class="screen__quiet">${roomWords[locale].back}</p>`
  const { proposal } = one.computed
  const totals = proposal.totals.flatMap(total => (total === null ? [] : [drawnHundredths(total)]))
  // Nothing was scored: the rules are all that there is to look at.
  if (isUnscored(one.computed.result.form)) return lineList(ruleLines(proposal.further, locale))
  if (totals.length === 0) return ''
  if (!isCounted)
    return blindStrip(
      totals.toSorted((a, b) => a - b),
      roomWords[locale].screen.strip(String(totals.length)),
    )
  const strip = dispersionStrip({
    locale,
    label: one.blindCode ?? '',
    brief: true,
    sheets: totals.map((total, index) => ({ letter: String(index + 1), total })),
    lines: starScheme(one.rules.rules).lines,
    ...(proposal.rounded === null ? {} : { mean: drawnHundredths(proposal.rounded) }),
    meanLabel: valueName(one.rules.rules, locale),
  })
  const value =
    proposal.rounded === null
      ? ''
      : html`<p>${valueName(one.rules.rules, locale)}: ${scoreText(proposal.rounded, locale)}</p>`
  return html`${strip}${value}${lineList(furtherLines(proposal.further, locale))}`
}
