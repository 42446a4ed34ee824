import { listHistory } from '../../../audit/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getEdition, listEditions, mayFollow, type Edition } from '../../editions/index.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { loadCases, type PlenaryCase } from '../cases/plenary-case.ts'
import { planOf, type Plan, type Publication } from './publication.ts'
import { findPublication } from './publication-store.ts'
import { findRecommendation } from '../chain/recommendation-store.ts'
import { inputsOfEntry, type ListEntry, type Recommendation } from '../chain/recommendation.ts'
import type { ResultInputs } from '../result-inputs.ts'
import { findResult, listLastStars } from '../result-store.ts'
import type { PublishedResult } from '../result.ts'

/** A list on its way to the public, with everything that its results come from, computed again. */
export type ReleaseGround = Readonly<{
  list: Recommendation
  edition: Edition
  publication: Publication | null
  cases: readonly PlenaryCase[]
  plan: Plan
  /** The digest that the ledger has of the Minister's decision; null before it. */
  decidedDigest: string | null
  /** For a new decision the result that is in force; else null. */
  superseded: PublishedResult | null
  /** For a new decision: another result of the product came since, or the one that it was to supersede is gone. */
  overtaken: boolean
}>

/** What the ledger says was decided: changing the list and its digest together does not change that. */
export async function findDecidedDigest(reader: Reader, id: string): Promise<string | null> {
  const acts = await listHistory(reader, { kind: 'recommendation', id }, ['panel'])
  const detail = acts.findLast(one => one.event === 'decision.decided')?.detail
  const digest = (detail as Readonly<{ digest?: unknown }> | undefined)?.digest
  return typeof digest === 'string' ? digest : null
}

/** What the lines of a list were computed from, where that is not the file and the panel's sheets. */
export const inputsIn = (entries: readonly ListEntry[]): ReadonlyMap<string, ResultInputs> =>
  new Map(
    entries.flatMap(one =>
      one.correction || one.awaited ? [[one.nominationId, inputsOfEntry(one)] as const] : [],
    ),
  )

/** Whether the product has a newer result than that of the nomination, in the same or a later edition. */
export async function isJudgedAnew(
  reader: Reader,
  edition: Edition,
  { nominationId, productId }: Pick<PublishedResult, 'nominationId' | 'productId'>,
): Promise<boolean> {
  const editions = (await listEditions(reader)).filter(
    one => one.id === edition.id || mayFollow(edition, one) || mayFollow(one, edition),
  )
  const [last] = await listLastStars(
    reader,
    editions.map(one => one.id),
    [productId],
  )
  return last !== undefined && last.nominationId !== nominationId
}

async function loadSuperseded(
  reader: Reader,
  { kind, entries }: Recommendation,
  edition: Edition,
): Promise<Pick<ReleaseGround, 'superseded' | 'overtaken'>> {
  const [entry] = entries
  if (kind === 'edition' || !entry) return { superseded: null, overtaken: false }
  const superseded = await findResult(reader, entry.nominationId)
  const isThat = superseded?.publicationId === entry.correction?.supersedes
  return { superseded, overtaken: !isThat || (await isJudgedAnew(reader, edition, entry)) }
}

export async function loadReleaseGround(reader: Reader, id: string): Promise<ReleaseGround | null> {
  const list = await findRecommendation(reader, id)
  if (!list) return null
  const ids = list.entries.map(entry => entry.nominationId)
  const cases = await loadCases(reader, await listNominationsByIds(reader, ids), inputsIn(list.entries))
  const edition = await getEdition(reader, list.editionId)
  const { superseded, overtaken } = await loadSuperseded(reader, list, edition)
  return {
    list,
    edition,
    superseded,
    overtaken,
    publication: await findPublication(reader, id),
    cases,
    plan: planOf(list, cases, superseded),
    decidedDigest: await findDecidedDigest(reader, id),
  }
}

export const overtakenBy = problem(
  'judged-anew',
  '',
  text(
    'Produk ini sudah mempunyai hasil yang lebih baru, dan hasil itu yang berlaku. Hasil lama tidak ditetapkan lagi.',
    'This product has a newer result already, which holds. The older one is not decided anew.',
  ),
)

const listChanged = problem(
  'list-changed',
  '',
  text(
    'Isi daftar tidak lagi cocok dengan sidik digital yang ditetapkan Menteri. Jangan diumumkan; hubungi auditor.',
    'The list no longer has the digest that the Minister decided on. Do not publish; call the auditor.',
  ),
)

/** What speaks against publishing the list at all: it, or what it was computed from, is not what was decided. */
export function soundnessProblems({
  list,
  plan,
  decidedDigest,
  overtaken,
}: ReleaseGround): readonly Problem[] {
  const unsound = plan.lines.filter(line => !line.sound)
  return [
    ...(overtaken ? [overtakenBy] : []),
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
