import { listHistory } from '../../audit/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { getEdition, type Edition } from '../editions/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { loadCases, type PlenaryCase } from './plenary-case.ts'
import { planOf, type Plan, type Publication } from './publication.ts'
import { findPublication } from './publication-store.ts'
import { findRecommendation } from './recommendation-store.ts'
import type { Recommendation } from './recommendation.ts'

/** A list on its way to the public, with everything that its results come from, computed again. */
export type ReleaseGround = Readonly<{
  list: Recommendation
  edition: Edition
  publication: Publication | null
  cases: readonly PlenaryCase[]
  plan: Plan
  /** The digest that the ledger has of the Minister's decision; null before it. */
  decidedDigest: string | null
}>

/** What the ledger says was decided: changing the list and its digest together does not change that. */
export async function findDecidedDigest(reader: Reader, id: string): Promise<string | null> {
  const acts = await listHistory(reader, { kind: 'recommendation', id }, ['panel'])
  const detail = acts.findLast(one => one.event === 'decision.decided')?.detail
  const digest = (detail as Readonly<{ digest?: unknown }> | undefined)?.digest
  return typeof digest === 'string' ? digest : null
}

export async function loadReleaseGround(reader: Reader, id: string): Promise<ReleaseGround | null> {
  const list = await findRecommendation(reader, id)
  if (!list) return null
  const ids = list.entries.map(entry => entry.nominationId)
  const cases = await loadCases(reader, await listNominationsByIds(reader, ids))
  return {
    list,
    edition: await getEdition(reader, list.editionId),
    publication: await findPublication(reader, id),
    cases,
    plan: planOf(list, cases),
    decidedDigest: await findDecidedDigest(reader, id),
  }
}

const listChanged = problem(
  'list-changed',
  '',
  text(
    'Isi daftar tidak lagi cocok dengan sidik digital yang ditetapkan Menteri. Jangan diumumkan; hubungi auditor.',
    'The list no longer has the digest that the Minister decided on. Do not publish; call the auditor.',
  ),
)

/** What speaks against publishing the list at all: it, or what it was computed from, is not what was decided. */
export function soundnessProblems({ list, plan, decidedDigest }: ReleaseGround): readonly Problem[] {
  const unsound = plan.lines.filter(line => !line.sound)
  return [
    ...(plan.digest === list.digest && plan.digest === decidedDigest ? [] : [listChanged]),
    ...unsound.map(line =>
      problem(
        'result-changed',
        '',
        text(
          `${line.product}: hasil hitung ulang tidak sama dengan yang ditetapkan. Hubungi auditor.`,
          `${line.product}: computing it again does not give what was decided. Call the auditor.`,
        ),
      ),
    ),
  ]
}
