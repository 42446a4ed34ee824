import { findForm, isUnscored, type FormResult, type Rules } from '../../engine/index.ts'
import { text } from '../../foundation/text.ts'
import { starScale, starScheme, type StarScheme } from './star-scheme.ts'

/**
 * What a nomination of a form without points can come to: the only band of the rules' scale, or where the scale tells
 * more than one apart, or there is none, one of its own. It is passed or not; nothing lies between.
 */
export function passScheme(rules: Rules): StarScheme {
  const scheme = starScheme(rules)
  if (scheme.lines.length === 1) return scheme
  const title = text('Lulus', 'Passed')
  return { name: `${rules.document.programme}/passed-1`, of: 1, lines: [{ stars: 1, at: 0, title }] }
}

/** The scheme by which nominations of this form are decided. */
export function schemeFor(rules: Rules, commodity: string): StarScheme {
  const form = findForm(rules, commodity)
  return form && isUnscored(form) ? passScheme(rules) : starScheme(rules)
}

/** A gate of the file that leaves no band leaves none of this scheme either. */
function isClosed(rules: Rules, { gates }: FormResult): boolean {
  const scale = starScheme(rules).lines.length === 1 ? starScale(rules)?.id : undefined
  return gates.some(
    ({ applied, effect }) =>
      applied &&
      effect.kind === 'cap-band' &&
      effect.band === null &&
      (effect.scale === undefined || effect.scale === scale),
  )
}

/** What a proposal says otherwise where nothing is scored; nothing for every other form. No sheet is waited for. */
export function unscoredProposal(rules: Rules, result: FormResult) {
  if (!isUnscored(result.form)) return {}
  const { name, of } = passScheme(rules)
  const passed = result.passing.passed === true
  return {
    state: result.state,
    stars: result.state === 'ranked' && !isClosed(rules, result) ? of : 0,
    starsBeforeGates: passed ? of : 0,
    of,
    scheme: name,
    quorum: 0,
  }
}
