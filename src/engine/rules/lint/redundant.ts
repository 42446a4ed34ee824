import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Condition } from '../condition.ts'
import { isSoundOnFacts, isSoundPlaced, type Placed, placedConditions } from './conditions.ts'
import { possibleVerdicts } from './domains.ts'
import type { Check, Key, LintView } from './view.ts'

/** Parts of a condition that decide nothing: written twice, always or never true, or plain `true` and `false`. */

type Part = Readonly<{ owner: object; keys: readonly Key[]; part: Condition; repeats: boolean }>

function partsOf(condition: Condition): readonly Part[] {
  if (typeof condition === 'boolean') return []
  if ('not' in condition) {
    const own: Part = { owner: condition, keys: ['not'], part: condition.not, repeats: false }
    return [own, ...partsOf(condition.not)]
  }
  const [key, list] =
    'all' in condition ? ['all', condition.all] : 'any' in condition ? ['any', condition.any] : ['', []]
  const seen = new Set<string>()
  return list.flatMap((part, index) => {
    const words = JSON.stringify(part)
    const own: Part = { owner: condition, keys: [key, index], part, repeats: seen.has(words) }
    seen.add(words)
    return [own, ...partsOf(part)]
  })
}

const twice = text(
  'Syarat ini sudah ada di daftar yang sama. Hapus, atau ganti dengan yang dimaksud.',
  'This condition stands in the same list already. Leave it out, or put what was meant.',
)
const decided = text(
  'Bagian syarat ini selalu terpenuhi atau tidak pernah terpenuhi, jadi tidak menentukan apa pun. Periksa nilainya, atau hapus.',
  'This part of the condition always holds or never does, so it decides nothing. Look at its value, or leave it out.',
)

/** Only the smallest parts: what two of them make together is for the checks of the whole. */
function isDecided(view: LintView, part: Condition, { within }: Placed): boolean {
  if (typeof part === 'boolean') return true
  if (!('fact' in part) && !('answer' in part)) return false
  const asked = 'fact' in part ? [null] : within.filter(({ criteria }) => criteria.has(part.answer))
  const verdicts = asked.map(index => possibleVerdicts(view, index, part))
  return verdicts.length > 0 && (verdicts.every(each => !each.true) || verdicts.every(each => !each.false))
}

function redundant(view: LintView, placed: Placed): readonly Problem[] {
  const sound = isSoundPlaced(view, placed) && placed.within.every(({ rubric }) => view.whole(rubric))
  if (!sound) return []
  return partsOf(placed.condition).flatMap(({ owner, keys, part, repeats }) => {
    const report = (message: typeof twice) => [view.report('condition-redundant', owner, keys, message)]
    if (repeats) return report(twice)
    return isDecided(view, part, placed) ? report(decided) : []
  })
}

export const checkRedundant: Check = view => placedConditions(view).flatMap(placed => redundant(view, placed))

const neverAsked = text(
  'Dokumen ini tidak pernah diminta: "required" tidak dapat terpenuhi. Periksa syaratnya, atau hapus dokumennya.',
  'This document is never asked for: its "required" cannot hold. Look at the condition, or leave the document out.',
)

/** Plain `false` is how a document is offered that nobody needs; the letter of an approval has a check of its own. */
export const checkNeverAsked: Check = view =>
  view.document.documents
    .filter(part => part.madeAtApproval === undefined && part.required !== false && view.whole(part))
    .filter(({ required }) => isSoundOnFacts(view, required))
    .filter(({ required }) => !possibleVerdicts(view, null, required).true)
    .map(part => view.report('document-never-asked', part, ['required'], neverAsked))
