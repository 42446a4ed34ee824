import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import { getHead, listRecordsAfter } from '../../audit/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { findSetting, setSetting } from '../../platform/settings.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { listOwnersOfFiles, type Owner } from '../documents/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { listProductGrounds, listProductIdsAfter, listProductIdsAround } from '../producers/index.ts'
import { computeReadiness, type Computed, type Yardstick } from './compute-readiness.ts'
import { dropSummaries, saveSummaries, type Summary } from './summary-store.ts'
import { keptFor, listMeasured, yardsticksOf } from './yardsticks.ts'

const KIND = 'readiness.refresh'
const SETTING = 'readiness-summaries'
const TOGETHER = 200
/** So many products are computed in one go; then other work has its turn. */
const BATCHES_IN_A_ROW = 10
const REST = 20_000
const GO_ON = 50

/** There is one, which comes again and again. */
export const refreshJob: NewJob = { kind: KIND, key: 'always', payload: {} }

/** How far the summaries follow what was done: the last act, the day, the rules, and where a whole round stands. */
const stateSchema = z.object({
  seq: z.number(),
  day: z.string(),
  rules: z.array(z.string()),
  /** The last product of a round through all; null where none is under way. */
  after: z.string().nullable(),
})
type State = z.infer<typeof stateSchema>

const begin: State = { seq: 0, day: '', rules: [], after: null }

async function findState(reader: Reader): Promise<State> {
  const read = stateSchema.safeParse(await findSetting(reader, SETTING))
  return read.success ? read.data : begin
}

const summaryOf = ({ product, sum, day }: Computed, { edition, loaded }: Yardstick, at: Date): Summary => ({
  productId: product.id,
  editionId: edition.id,
  rulesId: loaded.id,
  producerId: product.producerId,
  commodity: product.commodity,
  areaPath: product.areaPath,
  standing: sum.standing,
  asked: sum.asked,
  met: sum.met,
  lacks: sum.lacking.map(item => item.id),
  day,
  computedAt: at,
})

type Parts = Pick<Environment, 'database' | 'clock'>

async function refreshBatch(
  { database, clock }: Parts,
  yardsticks: readonly Yardstick[],
  ids: readonly string[],
  warnDays: number,
): Promise<void> {
  const now = clock.now()
  for (const yardstick of yardsticks) {
    const computed = await database.read(async reader =>
      computeReadiness(reader, yardstick, await listProductGrounds(reader, ids), { now, warnDays }),
    )
    const known = new Set(computed.map(one => one.product.id))
    const gone = { editionId: yardstick.edition.id, productIds: ids.filter(id => !known.has(id)) }
    await database.write(async tx => {
      await dropSummaries(
        tx,
        yardsticks.map(one => one.edition.id),
        gone,
      )
      await saveSummaries(
        tx,
        computed.map(one => summaryOf(one, yardstick, now)),
      )
    })
  }
}

/** The products that acts since then may have changed, and whether the calendar or the rules of an edition did. */
async function changedSince(reader: Reader, seq: number) {
  const records = await listRecordsAfter(reader, seq)
  const idsOf = (kind: string): readonly string[] =>
    records.filter(one => one.kind === kind).map(one => one.id)
  const nominations = await listNominationsByIds(reader, idsOf('nomination'))
  // A file that went into quarantine takes away what it proved.
  const owners = await listOwnersOfFiles(reader, idsOf('file'))
  const touched = (kind: Owner['kind']): readonly string[] => [
    ...idsOf(kind),
    ...owners.filter(one => one.kind === kind).map(one => one.id),
  ]
  const around = await listProductIdsAround(reader, {
    producers: touched('producer'),
    sentra: touched('sentra'),
  })
  const products = [...nominations.values()].map(one => one.productId)
  return {
    products: [...new Set([...touched('product'), ...products, ...around])],
    everything: records.some(one => one.kind === 'edition' || one.kind === 'rules' || one.kind === 'clock'),
  }
}

async function goRound(
  parts: Parts,
  yardsticks: readonly Yardstick[],
  from: string,
  warnDays: number,
): Promise<string | null> {
  let after = from
  for (let batch = 0; batch < BATCHES_IN_A_ROW; batch++) {
    const ids = await parts.database.read(reader => listProductIdsAfter(reader, after, TOGETHER))
    await refreshBatch(parts, yardsticks, ids, warnDays)
    if (ids.length < TOGETHER) return null
    after = ids.at(-1) ?? after
  }
  return after
}

/**
 * Brings the summaries up to what was done: the products that acts concern, and all of them once a day, since papers
 * end by themselves, or when an edition or its rules changed. True while a round through all is not finished.
 */
export async function refreshSummaries(parts: Parts, warnDays: number): Promise<boolean> {
  const { database, clock } = parts
  const { before, head, yardsticks } = await database.read(async reader => ({
    before: await findState(reader),
    head: (await getHead(reader)).seq,
    yardsticks: await yardsticksOf(reader, keptFor(await listMeasured(reader))),
  }))
  const day = capitalDay(clock.now())
  const rules = yardsticks.map(one => one.loaded.id)
  if (head === before.seq && day === before.day && before.after === null) return false
  const changed = await database.read(reader => changedSince(reader, before.seq))
  const isNew = day !== before.day || rules.join() !== before.rules.join() || changed.everything
  if (!isNew)
    for (let start = 0; start < changed.products.length; start += TOGETHER)
      await refreshBatch(parts, yardsticks, changed.products.slice(start, start + TOGETHER), warnDays)
  const from = isNew ? '' : before.after
  const after = from === null ? null : await goRound(parts, yardsticks, from, warnDays)
  await database.write(tx => setSetting(tx, SETTING, { seq: head, day, rules, after }))
  return after !== null
}

export const refreshJobHandlers = (parts: Parts, warnDays: number): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => ((await refreshSummaries(parts, warnDays)) ? GO_ON : REST),
})
