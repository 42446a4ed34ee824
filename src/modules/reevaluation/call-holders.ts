import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listLastStars } from '../decisions/index.ts'
import {
  findEdition,
  holdEdition,
  listStages,
  stageState,
  stageToShow,
  type Edition,
  type EditionStage,
} from '../editions/index.ts'
import type { Letter, Post, Recipient } from '../people/index.ts'
import { listHolders, type Holder } from './holders.ts'
import { lettersTo, recipientsOf } from './letters.ts'
import { callDigest, type Reevaluation } from './reevaluation.ts'
import { insertReevaluations, listReevaluations } from './reevaluation-store.ts'

const input = z.object({
  edition: fields.recordId,
  /** The digest of the list that was looked at before. */
  seen: fields.optionalText(64),
})

/** The holders whom an edition has not called yet. */
export async function listUncalled(reader: Reader, edition: Edition): Promise<readonly Holder[]> {
  const called = await listReevaluations(reader, { editionId: edition.id })
  // Whoever has a result of this edition already was evaluated, whatever is recorded of them since.
  const judged = await listLastStars(reader, [edition.id])
  const out = new Set([
    ...called.filter(one => one.outcome !== 'void').map(one => one.productId),
    ...judged.map(one => one.productId),
  ])
  return (await listHolders(reader, edition)).filter(one => !out.has(one.productId))
}

type Loaded = Readonly<{
  edition: Edition
  stages: readonly EditionStage[]
  holders: readonly Holder[]
  recipients: readonly Recipient[]
}>

async function load(reader: Reader, editionId: string, now: Date): Promise<Loaded | null> {
  const edition = await findEdition(reader, editionId)
  if (!edition) return null
  const holders = await listUncalled(reader, edition)
  const areas = holders.map(one => one.product.areaPath)
  const stages = await listStages(reader, edition.id, 'latest')
  return { edition, stages, holders, recipients: await recipientsOf(reader, areas, now) }
}

const notOpen = problem(
  'edition-not-open',
  '',
  text(
    'Hanya pemegang penghargaan untuk edisi biasa yang sedang berjalan yang dapat dipanggil.',
    'Holders can be called for a regular edition under way only.',
  ),
)
const closed = problem(
  'stage-closed',
  '',
  text(
    'Pengusulan edisi ini sudah ditutup, sehingga pemegang tidak dapat lagi ikut. Panggil mereka untuk edisi berikutnya.',
    'Nominations of this edition are closed, so holders cannot come any more. Call them for the next edition.',
  ),
)
const nobody = problem(
  'nobody',
  '',
  text(
    'Tidak ada pemegang penghargaan yang belum dipanggil.',
    'There is no holder who was not called already.',
  ),
)
const listChanged = problem(
  'list-changed',
  '',
  text(
    'Daftar pemegang berubah sejak halaman ini dibuka. Periksa daftar terbaru di bawah, lalu panggil lagi.',
    'The list of holders changed since this page was opened. Check the latest below, then call again.',
  ),
)

/** Nominations are open, or will be: whoever is called now can still come. */
export const canStillCome = (stages: readonly EditionStage[], now: Date): boolean => {
  const ofKind = stages.filter(stage => stage.kind === 'nominate')
  return ofKind.length === 0 || ofKind.some(stage => stageState(stage, now) !== 'closed')
}

function problemsOf({ edition, stages, holders }: Loaded, seen: string, now: Date): readonly Problem[] {
  if (edition.kind !== 'regular' || edition.state !== 'open') return [notOpen]
  if (!canStillCome(stages, now)) return [closed]
  if (holders.length === 0) return [nobody]
  return seen !== '' && seen !== callDigest(holders) ? [listChanged] : []
}

const rowOf = (
  { product, former }: Holder,
  editionId: string,
  { now, newId }: ActionContext,
): Reevaluation => ({
  id: newId(),
  editionId,
  productId: product.id,
  producerId: product.producerId,
  commodity: product.commodity,
  areaPath: product.areaPath,
  former,
  calledAt: now,
  nominationId: null,
  outcome: null,
  result: null,
  settledAt: null,
})

type Change = Readonly<{
  edition: Edition
  rows: readonly Reevaluation[]
  letters: readonly Letter[]
}>

/** Calls everyone who holds a star and was not called for this edition yet, and writes to their offices. */
export const callHolders = (post: Post) =>
  defineAction({
    name: 'reevaluation.call',
    readAction: 'reevaluation.read',
    input,
    load: (reader, { edition }, { now }) => load(reader, edition, now),
    facts: () => ({ areaPath: '/' }),
    handle: (loaded, { seen }, context) => {
      const problems = problemsOf(loaded, seen, context.now)
      if (problems.length > 0) return refuse(problems)
      const { edition, stages, holders, recipients } = loaded
      const rows = holders.map(one => rowOf(one, edition.id, context))
      const closesAt = stageToShow(stages, 'nominate', context.now)?.closesAt ?? null
      const writing = { kind: 'call', edition, closesAt, publicUrl: post.publicUrl } as const
      const change: Change = { edition, rows, letters: lettersTo(recipients, holders, writing) }
      return done({
        change,
        event: 'reevaluation.called',
        subject: { kind: 'edition', id: edition.id },
        areaPath: '/',
        detail: {
          called: rows.length,
          offices: new Set(rows.map(one => one.areaPath)).size,
          letters: post.sends ? change.letters.length : 0,
          products: rows.map(one => one.productId),
        },
      })
    },
    save: async (tx, { edition, rows, letters }: Change, { actor }) => {
      // A release that ends the edition meanwhile settles everybody who was called: not one may come after it.
      if ((await holdEdition(tx, edition.id)) !== 'open') return false
      if (!(await insertReevaluations(tx, rows, actor.personId))) return false
      await post.send(tx, letters)
      return true
    },
  })
