import type { Locale } from '../../foundation/text.ts'
import { formatDay, formatMoment, formatTime } from '../../platform/translations.ts'
import { starsText } from '../decisions/index.ts'
import { chairOf } from './chair-words.ts'
import { minutesWords } from './minutes-messages.ts'
import type { MinutedCase, MinutedMotion, MinutedTurn, MinutesContent } from './minutes.ts'

type Words = (typeof minutesWords)['id']

/** What the ledger says of an act that a carried motion asked for. */
export const motionReason = (session: number, motion: number, reason: string): string =>
  `${minutesWords.id.sessionOf(String(session))}, usul ${motion}: ${reason}`

/** The minutes as a reader meets them: lines of text in order. */
export type MinutesInWords = Readonly<{
  facts: readonly Readonly<{ term: string; detail: string }>[]
  members: readonly Readonly<{ name: string; times: string }>[]
  /** Who attended in a role without a vote. */
  others: readonly Readonly<{ role: string; name: string; times: string }>[]
  breaks: readonly string[]
  cases: readonly Readonly<{ code: string; title: string; result: string; lines: readonly string[] }>[]
  left: string
  corrections: readonly Readonly<{ head: string; text: string }>[]
}>

const clock = (iso: string, locale: Locale): string => formatTime(new Date(iso), locale)

function motionLines(
  one: MinutedMotion,
  {
    of,
    led,
    chairVote,
  }: Pick<MinutesContent, 'chairVote'> & Readonly<{ of: number; led: MinutedTurn['led'] }>,
  locale: Locale,
): readonly string[] {
  const own: Words = minutesWords[locale]
  // Where somebody led in place of the chair, the chair was out of the room.
  const votes = chairVote && !led ? own.votesBesideChair : own.votes
  const castings = led ? own.castingOfLead : own.casting
  const stars = one.stars === null ? '' : starsText(one.stars, of)[locale]
  const count =
    one.means === null
      ? []
      : one.means === 'consensus'
        ? [own.consensus(String(one.present))]
        : [
            votes(String(one.yes), String(one.no), String(one.abstained), String(one.present)),
            ...(one.silent ? [own.silent(String(one.silent))] : []),
            ...(one.byHand > 0 ? [own.hands(String(one.byHand), one.countedBy)] : []),
          ]
  const why = one.voided ? [own.voided[one.voided.cause](one.voided.reason, String(one.voided.votes))] : []
  const casting = one.casting === null ? [] : [castings[one.casting]]
  // Consensus says by itself that the motion was carried.
  const outcome = one.means === 'consensus' && one.state === 'passed' ? [] : [own.states[one.state]]
  const end = [...count, ...casting, ...outcome, ...why]
  return [
    own.motion(String(one.number), own.motions[one.kind](stars), one.movedBy, one.secondedBy),
    ...(one.reason === '' ? [] : [own.reason(one.reason)]),
    end.filter(part => part !== '').join(' '),
  ]
}

function turnLines(
  turn: MinutedTurn,
  how: Pick<MinutesContent, 'chairVote'> & Readonly<{ of: number }>,
  locale: Locale,
): readonly string[] {
  const own: Words = minutesWords[locale]
  const named = (one: MinutedTurn['recused'][number]): string => `${one.name} (${own.kinds[one.kind]})`
  const out = turn.recused
    .map(one => (one.until === undefined ? named(one) : own.cleared(named(one), clock(one.until, locale))))
    .join(', ')
  return [
    own.turn(clock(turn.from, locale), clock(turn.to, locale)),
    ...(turn.reason === '' ? [] : [own.again(turn.reason)]),
    ...(out === '' ? [] : [own.recused(out)]),
    ...(turn.led ?? []).map(one => own.led(one.name, clock(one.from, locale))),
    ...turn.motions.flatMap(one => motionLines(one, { ...how, led: turn.led }, locale)),
  ]
}

function resultOf(one: MinutedCase, locale: Locale): string {
  const own: Words = minutesWords[locale]
  const last = one.turns.flatMap(turn => turn.motions).findLast(motion => motion.state === 'passed')
  if (one.stars === null && last?.kind === 'further-sheet') return own.further
  if (one.stars === null) return one.standing === 'deferred' ? own.deferred : own.open
  const settled = own.settled(starsText(one.stars, one.of)[locale])
  return one.departed ? `${settled} (${own.departed})` : settled
}

function factsOf(content: MinutesContent, locale: Locale): MinutesInWords['facts'] {
  const own: Words = minutesWords[locale]
  const { session, quorum } = content
  const ground = quorum.isByRules ? own.byRules : own.byDefault
  const at = (iso: string): string => formatMoment(new Date(iso), locale)
  return [
    { term: own.edition, detail: content.edition.title[locale] },
    { term: own.session, detail: own.sessionOf(String(session.number)) },
    { term: own.day, detail: formatDay(session.heldOn, locale) },
    { term: own.place, detail: session.place },
    { term: own.time, detail: own.until(at(session.from), at(session.to)) },
    { term: chairOf(content, locale), detail: content.chair },
    { term: own.secretary, detail: content.secretary },
    { term: own.quorum, detail: `${own.quorumOf(String(quorum.needed))} (${ground})` },
    { term: own.majority, detail: own.majorities[quorum.majority] },
    ...(content.chairVote ? [{ term: own.chairVote, detail: own.chairVotes[content.chairVote] }] : []),
  ]
}

export function inWords(content: MinutesContent, locale: Locale): MinutesInWords {
  const own: Words = minutesWords[locale]
  const span = ({ from, to }: Readonly<{ from: string; to: string }>): string =>
    own.until(clock(from, locale), clock(to, locale))
  const spans = (times: MinutesContent['members'][number]['times']): string =>
    times.length === 0 ? own.absent : times.map(span).join('; ')
  return {
    facts: factsOf(content, locale),
    members: content.members.map(one => ({ name: one.name, times: spans(one.times) })),
    others: (content.others ?? []).map(one => ({
      role: one.role[locale],
      name: one.name,
      times: spans(one.times),
    })),
    breaks: content.breaks.map(one => `${span(one)}: ${one.reason}`),
    cases: content.cases.map(one => ({
      code: one.code,
      title: `${one.product} (${one.commodity[locale]})`,
      result: resultOf(one, locale),
      lines: [
        ...(one.proposed === null ? [] : [own.proposed(starsText(one.proposed, one.of)[locale])]),
        ...one.turns.flatMap(turn => turnLines(turn, { of: one.of, chairVote: content.chairVote }, locale)),
      ],
    })),
    left: own.left(String(content.left)),
    corrections: content.corrections.map(one => ({
      head: own.correction(String(one.version), one.by, formatMoment(new Date(one.at), locale)),
      text: one.text,
    })),
  }
}
