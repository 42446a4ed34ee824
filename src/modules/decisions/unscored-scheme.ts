import { findForm, isUnscored, type FormResult, type Rules, type Trace } from '../../engine/index.ts'
import { text } from '../../foundation/text.ts'
import { starScale, starScaleId, starScheme, starsOfBand, type StarScheme } from './star-scheme.ts'

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

/** Whether rules give points for nothing: every form is passed or not. */
export const givesNoPoints = (rules: Rules): boolean =>
  rules.document.commodities.every(({ id }) => {
    const form = findForm(rules, id)
    return form !== undefined && isUnscored(form)
  })

/** Whether anything is scored of a commodity; if not, its rules are met or not met. */
export function hasPoints(rules: Rules, commodity: string): boolean {
  const form = findForm(rules, commodity)
  return form !== undefined && !isUnscored(form)
}

/** The scheme by which nominations of this form are decided. */
export function schemeFor(rules: Rules, commodity: string): StarScheme {
  const form = findForm(rules, commodity)
  return form && isUnscored(form) ? passScheme(rules) : starScheme(rules)
}

type Gated = Readonly<{ gates: readonly Pick<FormResult['gates'][number], 'applied' | 'effect'>[] }>

/** A gate of the file that leaves no band leaves none of this scheme either. */
function isClosed(rules: Rules, { gates }: Gated): boolean {
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

/** What rules computed for a file, in stars of its scheme; null where nothing could be computed. */
export function computedStars(rules: Rules, trace: Trace): number | null {
  if (trace.state === 'incomplete') return null
  const form = findForm(rules, trace.rubric)
  if (form && isUnscored(form))
    return trace.state === 'ranked' && !isClosed(rules, trace) ? passScheme(rules).of : 0
  const scale = starScale(rules)
  const band = scale?.bands.find(one => one.id === trace.outcomes[starScaleId(rules) ?? '']?.band)
  return starsOfBand(rules, band ?? null)
}
