import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { correctableFacts } from './correctable-facts.ts'
import {
  correctionFacts,
  standingFacts,
  type CorrectionSettings,
  type EntryCorrection,
} from './correction.ts'
import { juryWorks } from './record-come.ts'
import {
  isStillInForce,
  revisionOf,
  takeCorrectionGround,
  type CorrectionGround,
} from './correction-ground.ts'
import { newlySigned, entryOf, type ListEntry, type Recommendation } from '../chain/recommendation.ts'
import { insertRecommendation } from '../chain/recommendation-store.ts'
import { overtakenBy } from '../release/release-ground.ts'
import { gateHolds, settlementOf, suspensionHolds, tooMany } from '../cases/settle-case.ts'
import { openWaits } from '../waits.ts'
import { choicesAfter } from '../selections/selection.ts'
import { REASON_LENGTH } from '../settlement.ts'

export const LONGEST_CORRECTION_REASON = 4_000

const input = z.object({
  id: fields.recordId,
  stars: fields.wholeNumber(0, 99),
  reason: fields.optionalText(LONGEST_CORRECTION_REASON),
  /** The digest of the computation that the chair saw; left out by callers that show none. */
  seen: fields.optionalText(64),
  version: fields.rowVersion.optional(),
})
type Given = z.output<typeof input>

const changedSince = problem(
  'case-changed',
  '',
  text(
    'Hasil hitung berubah sejak halaman ini dibuka. Baca yang terbaru di bawah, lalu tanda tangani.',
    'The computation changed since this page was opened. Read the latest below, then sign.',
  ),
)
const notLower = problem(
  'not-lower',
  'stars',
  text(
    'Menurut aturan program, sanggahan tidak menurunkan bintang yang sudah diumumkan. Pilih bintang itu atau yang lebih tinggi.',
    'By the programme’s rule an objection does not lower a star that was published. Choose that star or a higher one.',
  ),
)
const reasonNeeded = problem(
  'reason-needed',
  'reason',
  text(
    `Tuliskan dasar penetapan baru, sekurang-kurangnya ${REASON_LENGTH} huruf.`,
    `Write the ground of the new decision, in at least ${REASON_LENGTH} characters.`,
  ),
)

/** The star that was published stays although less comes out: what the programme's rule wants. */
export const staysByRule = (
  { current, one }: Pick<CorrectionGround, 'current' | 'one'>,
  { mayLower }: Pick<CorrectionSettings, 'mayLower'>,
): boolean => !mayLower && one.computed.proposal.stars < current.stars

function problemsOf(
  ground: CorrectionGround,
  { stars, reason, seen }: Given,
  settings: CorrectionSettings,
): readonly Problem[] {
  const { one, current, jury } = ground
  const { proposal, digest } = { proposal: one.computed.proposal, digest: one.computed.digest }
  const stays = staysByRule(ground, settings) && stars === current.stars
  const waits = stars > 0 && proposal.state === 'suspended' && !stays ? openWaits(one) : []
  return [
    ...(isStillInForce(ground) ? [] : [overtakenBy]),
    ...(jury && !jury.complete ? [juryWorks] : []),
    ...(seen !== '' && seen !== digest ? [changedSince] : []),
    ...(stars > proposal.of ? [tooMany(proposal.of)] : []),
    ...(stars > 0 && proposal.state === 'disqualified' && !stays ? [gateHolds(proposal)] : []),
    ...(waits.length > 0 ? [suspensionHolds(waits)] : []),
    ...(!settings.mayLower && stars < current.stars ? [notLower] : []),
    ...(reason.length < REASON_LENGTH ? [reasonNeeded] : []),
  ]
}

/** What the line says of the correction: enough to decide on it without looking elsewhere. */
function correctionOf(ground: CorrectionGround, kept: boolean): EntryCorrection {
  const { upheld, correction, facts, one, inputs, current, decidedBy } = ground
  const known = new Map(correctableFacts(one).map(each => [each.name, each.title]))
  const decree = decidedBy?.decreeNumber && decidedBy.decreeDate
  return {
    objectionId: upheld.id,
    receipt: upheld.receipt,
    ground: correction?.ground ?? '',
    findings: upheld.findings,
    facts: standingFacts(facts).flatMap(({ fact, earlier, corrected, reason }) =>
      corrected === null
        ? []
        : [{ fact, title: known.get(fact) ?? text(fact, fact), earlier, corrected, reason }],
    ),
    inputs,
    supersedes: current.publicationId,
    earlierDecree: decree ? { number: decidedBy.decreeNumber ?? '', date: decree } : null,
    kept,
  }
}

function lineOf(
  ground: CorrectionGround,
  given: Given,
  settings: CorrectionSettings,
  context: ActionContext,
): ListEntry {
  const { one, current } = ground
  const settlement = settlementOf(one, { ...given, motionId: null }, context)
  const { stars, of, scheme } = current
  const kept = staysByRule(ground, settings) && given.stars === stars
  const before = ground.decidedBy?.entries.find(each => each.nominationId === one.nomination.id)
  return {
    ...entryOf({ ...one, settlement }, { stars, of, scheme }),
    ...choicesAfter(before?.selections, given.stars >= stars),
    correction: correctionOf(ground, kept),
  }
}

const listOf = (
  { upheld, nomination, latest }: CorrectionGround,
  entry: ListEntry,
  context: ActionContext,
): Recommendation =>
  newlySigned(
    {
      editionId: nomination.editionId,
      kind: 'correction',
      objectionId: upheld.id,
      version: (latest?.version ?? 0) + 1,
      entries: [entry],
      minutes: '',
    },
    context,
  )

/** The chair settles the one product anew, with a reason, and signs it as a list of one that goes the way of every list. */
export const signCorrection = (settings: CorrectionSettings) =>
  defineAction({
    name: 'correction.sign',
    needsProof: true,
    audience: 'panel',
    input,
    load: (reader, { id }, context) => takeCorrectionGround(reader, id, settings, context),
    facts: correctionFacts,
    readAction: 'correction.read',
    version: ground => revisionOf(ground),
    handle: (ground, given, context) => {
      const problems = problemsOf(ground, given, settings)
      if (problems.length > 0) return refuse(problems)
      const entry = lineOf(ground, given, settings, context)
      const list = listOf(ground, entry, context)
      return done({
        change: list,
        event: 'recommendation.signed',
        subject: { kind: 'recommendation', id: list.id },
        areaPath: '/',
        detail: {
          edition: list.editionId,
          version: list.version,
          entries: 1,
          departures: entry.departed ? 1 : 0,
          digest: list.digest,
          objection: list.objectionId,
        },
        after: list.entries,
        next: `/penetapan/${list.id}`,
        answer: { id: list.id },
      })
    },
    save: insertRecommendation,
  })
