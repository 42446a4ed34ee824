import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { eachResult, type PublishedResult } from '../decisions/index.ts'
import { listEditions } from '../editions/index.ts'
import { outcomeOf, type Reevaluation } from './reevaluation.ts'
import { listReevaluations } from './reevaluation-store.ts'

const sameStars = (one: Reevaluation, { stars, of, scheme, productId }: PublishedResult): boolean =>
  one.productId === productId &&
  one.result?.stars === stars &&
  one.result.of === of &&
  one.result.scheme === scheme

/** Outcomes that do not follow from the former and the new stars, or say that there is no result where there is one. */
async function wrongOutcomes(reader: Reader): Promise<readonly string[]> {
  const settled = (await listReevaluations(reader, { settled: true })).filter(one => one.outcome !== 'void')
  const byNomination = new Map(settled.flatMap(one => (one.nominationId ? [[one.nominationId, one]] : [])))
  const wrong = settled.filter(
    one => one.outcome !== outcomeOf(one.former, one.result) || (one.result !== null && !one.nominationId),
  )
  const absent = new Map(
    settled
      .filter(one => one.outcome === 'not-re-evaluated')
      .map(one => [`${one.editionId} ${one.productId}`, one]),
  )
  const unmatched = new Set(byNomination.keys())
  for await (const result of eachResult(reader)) {
    const missed = absent.get(`${result.editionId} ${result.productId}`)
    if (missed) wrong.push(missed)
    const one = byNomination.get(result.nominationId)
    if (!one) continue
    unmatched.delete(result.nominationId)
    if (!sameStars(one, result)) wrong.push(one)
  }
  return [...wrong.map(one => one.id), ...[...unmatched].flatMap(id => byNomination.get(id)?.id ?? [])]
}

/** Called holders that a finished edition left without an outcome. */
async function leftOpen(reader: Reader): Promise<readonly string[]> {
  const finished = (await listEditions(reader)).filter(one => one.state === 'finished').map(one => one.id)
  const open = await listReevaluations(reader, { editionIds: finished, settled: false })
  return open.map(one => one.id)
}

export const reevaluationInvariants: readonly Invariant[] = [
  {
    id: 'reevaluation.outcomes-follow',
    says: text(
      'Setiap hasil evaluasi ulang mengikuti bintang terdahulu dan bintang baru yang diumumkan.',
      'Every outcome of a re-evaluation follows from the former stars and the new ones that were published.',
    ),
    find: ({ reader }) => wrongOutcomes(reader),
  },
  {
    id: 'reevaluation.all-settled',
    says: text(
      'Setiap pemegang yang dipanggil memperoleh hasil ketika edisinya selesai.',
      'Every holder who was called has an outcome once the edition is finished.',
    ),
    find: ({ reader }) => leftOpen(reader),
  },
]
