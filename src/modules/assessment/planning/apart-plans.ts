import { listAbout } from '../../../audit/index.ts'
import type { Reader } from '../../../platform/database/index.ts'

/** A plan that was committed although it left assessors apart, with the reason that the secretariat gave. */
export type ApartPlan = Readonly<{ at: Date; reason: string; groups: number; weakest: number; links: number }>

const numberIn = (detail: Readonly<Record<string, unknown>>, name: string): number =>
  Number(detail[name] ?? 0)

/** Those of an edition, the last one first. The ledger keeps them. One query. */
export async function listApartPlans(reader: Reader, editionId: string): Promise<readonly ApartPlan[]> {
  const events = ['assessment.assigned']
  const rows = await listAbout(reader, [{ kind: 'edition', ids: [editionId], events }])
  return rows
    .flatMap(({ at, reason, detail }) => {
      if (reason === null || reason === '') return []
      const kept = detail as Readonly<Record<string, unknown>>
      const [groups, weakest, links] = ['groups', 'weakestLink', 'links'].map(name => numberIn(kept, name))
      return [{ at, reason, groups: groups ?? 0, weakest: weakest ?? 0, links: links ?? 0 }]
    })
    .toReversed()
}
