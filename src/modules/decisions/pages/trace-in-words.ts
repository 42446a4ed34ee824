import { isUnscored } from '../../../engine/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import { whoseSheet, type ComputedCase } from '../cases/pages/case-parts.ts'
import { furtherWords } from '../support/further-messages.ts'
import { bandText, comeText } from '../support/pages/further-part.ts'
import { entryAwaited } from '../waits.ts'
import { plenaryWords } from '../cases/plenary-messages.ts'
import { fractionText, scoreText, shortDigest, starsWord } from '../score-text.ts'
import { starScheme } from '../star-scheme.ts'
import { drawnHundredths } from '../score-text.ts'
import { unscoredCaseWords } from '../unscored-messages.ts'
import { formatHundredths, formatNumber } from '../../../platform/translations.ts'

type Step = readonly string[]

function meanSteps({ computed, rules }: ComputedCase, locale: Locale): Step {
  const say = plenaryWords[locale].steps
  const { mean, rounded } = computed.proposal
  const { combine, rounding } = rules.rules.document.aggregation
  if (mean === null || rounded === null) return []
  return [
    say.mean[combine](mean, fractionText(mean, locale)),
    say.rounding[rounding.kind](formatNumber(rounding.places, locale), scoreText(rounded, locale)),
  ]
}

function lineStep({ computed, rules }: ComputedCase, locale: Locale): Step {
  const say = plenaryWords[locale].steps
  const { rounded, starsBeforeGates, of, nearest } = computed.proposal
  if (rounded === null) return []
  const reached = starScheme(rules.rules).lines.findLast(line => line.at <= drawnHundredths(rounded))
  return [
    reached
      ? say.line(formatHundredths(reached.at, locale), starsWord(starsBeforeGates, of, locale))
      : say.noLine,
    ...(nearest ? [say.distance(scoreText(nearest.distance, locale), scoreText(nearest.at, locale))] : []),
  ]
}

function gateSteps(one: ComputedCase, locale: Locale): Step {
  const { computed } = one
  const say = plenaryWords[locale].steps
  const { gates } = computed.result
  const applied = gates.filter(gate => gate.applied)
  const settled = gates.filter(gate => gate.settled)
  const others = gates.filter(gate => !gate.applied && !gate.settled)
  const reasons = [...new Set(applied.map(gate => gate.reason[locale]))]
  return [
    ...reasons.map(reason => say.gateApplied(reason)),
    ...[...new Set(settled.map(gate => gate.reason[locale]))].map(furtherWords[locale].steps.settled),
    ...others.map(gate => say.gateSheet(whoseSheet(one, gate.sheet ?? 0, locale), gate.reason[locale])),
  ]
}

/** What the rules say beside the star. */
function furtherSteps(one: ComputedCase, locale: Locale): Step {
  const say = furtherWords[locale].steps
  const { further } = one.computed.proposal
  const rules = further?.rules ?? []
  return [
    ...rules.filter(each => each.verdict === 'failed').map(each => say.failed(each.reason[locale])),
    ...rules.filter(each => each.verdict === 'relaxed').map(each => say.relaxed(each.title[locale])),
    ...(further?.outcomes ?? []).map(each => say.outcome(each.title[locale], bandText(each, locale))),
    ...(further?.route ? [say.route(further.route.title[locale], further.route.reason[locale])] : []),
  ]
}

/** How something was computed, step by step, so that it can be followed by hand. `come`: what had come meanwhile. */
export function stepsInWords(one: ComputedCase, locale: Locale, come: Step = []): readonly string[] {
  const say = plenaryWords[locale].steps
  const { proposal, result } = one.computed
  const short = proposal.sheets < proposal.quorum
  return [
    isUnscored(result.form)
      ? unscoredCaseWords[locale].step
      : say.totals(proposal.totals.map(total => fractionText(total, locale)).join('; ')),
    ...(short ? [say.quorum(String(proposal.sheets), String(proposal.quorum))] : []),
    ...result.problems.map(problem => say.problem(problem.message[locale])),
    ...meanSteps(one, locale),
    ...lineStep(one, locale),
    ...(proposal.spread === null ? [] : [say.spread(scoreText(proposal.spread, locale))]),
    ...gateSteps(one, locale),
    ...come,
    ...furtherSteps(one, locale),
    say.result(starsWord(proposal.stars, proposal.of, locale)),
  ]
}

/** The same of a nomination before the plenary, with what had come of that for which the rules suspend, and the rules. */
export function traceInWords(one: PlenaryCase, locale: Locale): readonly string[] {
  const say = plenaryWords[locale].steps
  const come = entryAwaited(one).map(each => comeText(each, locale))
  const { rulesHash } = one.computed.proposal
  return [...stepsInWords(one, locale, come), say.rules(String(one.rules.version), shortDigest(rulesHash))]
}
