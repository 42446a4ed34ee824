import { compare, fromDecimal } from '../../../foundation/fraction.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Criterion } from '../rubric.ts'
import { isSoundOnFacts } from './conditions.ts'
import { possibleVerdicts } from './domains.ts'
import { type Check, criteriaIn, type LintView } from './view.ts'

/** Points that no answer can give: bands beyond the limits of a number, and evidence that is decided beforehand. */

const beyond = text(
  'Tidak ada angka di antara "lowest" dan "highest" yang mencapai rentang ini, jadi nilainya tidak pernah diberikan. Ubah batasnya, atau hapus rentangnya.',
  'No number between "lowest" and "highest" reaches this band, so its points are never given. Change the limits, or leave the band out.',
)

type NumberCriterion = Extract<Criterion, { kind: 'number' }>

function bandsBeyond(view: LintView, criterion: NumberCriterion): readonly Problem[] {
  if (!view.whole(criterion)) return []
  const rising = criterion.bands.toSorted((a, b) => compare(fromDecimal(a.from), fromDecimal(b.from)))
  const [lowest, highest] = [criterion.lowest, criterion.highest].map(limit =>
    limit === undefined ? null : fromDecimal(limit),
  )
  return rising
    .filter((band, index) => {
      const next = rising[index + 1]
      const above = highest && compare(fromDecimal(band.from), highest) > 0
      const below = lowest && next && compare(fromDecimal(next.from), lowest) <= 0
      return above || below
    })
    .map(band => view.report('number-band-unreachable', band, ['from'], beyond))
}

export const checkNumbersReached: Check = view =>
  criteriaIn(view).flatMap(one => (one.kind === 'number' ? bandsBeyond(view, one) : []))

const decided = text(
  'Syarat bukti ini selalu terpenuhi, atau tidak pernah, apa pun isi berkas usulan. Periksa "when", atau hapus "evidenceNeeded".',
  'This condition on the evidence always holds, or never, whatever a file says. Look at "when", or leave out "evidenceNeeded".',
)

export const checkEvidenceDecided: Check = view =>
  criteriaIn(view).flatMap(({ evidenceNeeded }) => {
    if (!evidenceNeeded || !view.whole(evidenceNeeded)) return []
    if (!isSoundOnFacts(view, evidenceNeeded.when)) return []
    const possible = possibleVerdicts(view, null, evidenceNeeded.when)
    if (possible.true && possible.false) return []
    return [view.report('evidence-decided', evidenceNeeded, ['when'], decided)]
  })
