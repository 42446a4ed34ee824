import { sql } from 'kysely'
import type { ActionResult, Environment } from '../../src/actions/index.ts'
import { certificateStep } from '../../src/modules/certificates/index.ts'
import { producerActions } from '../../src/modules/producers/index.ts'
import {
  callHolders,
  reevaluationStep,
  voidAfterTakeBack,
  type starHistory,
} from '../../src/modules/reevaluation/index.ts'
import type { Ending, Reevaluation } from '../../src/modules/reevaluation/reevaluation.ts'
import { listReevaluations } from '../../src/modules/reevaluation/reevaluation-store.ts'
import { act, assessedEdition, decisionPeople, type AssessedEdition } from './assessed-edition.ts'
import { decideIt, releaseIt, signList } from './decided-edition.ts'
import { letterBox } from './letter-box.ts'

export const people = decisionPeople()
export const [batik, tenun, gerabah] = [
  'batik-91-tepat',
  'tenun-80-67-belum-bintang-2',
  'gerabah-tanpa-glasir-70-99',
] as const
const words = (id: string) => ({ id, en: id })

/** The acts of producers with a five-star scheme beside the three stars of the shipped rules. */
export const producerActs = producerActions({
  commodities: () => [],
  sentraUnits: { atLeast: 5, reason: words('') },
  maxPhotos: 3,
  scales: [
    { id: '1-5', most: 5, title: words('Lima'), scheme: 'contoh/lima' },
    { id: '1-3', most: 3, title: words('Tiga'), scheme: 'ovop-id/bintang-3' },
  ],
  afterTakeBack: [voidAfterTakeBack],
})

/** Editions that follow each other, with products that hold stars from one to the next. */
export type HeldStars = Readonly<{
  /** An edition whose nominations are assessed; with `again` of the products of an earlier one. */
  opened: (caseIds: readonly string[], again?: AssessedEdition) => Promise<AssessedEdition>
  /** Settles these stars and releases them. */
  publish: (edition: AssessedEdition, stars: Readonly<Record<string, number>>) => Promise<void>
  call: (edition: AssessedEdition, seen?: string) => Promise<ActionResult>
  rowsOf: (edition: AssessedEdition) => Promise<readonly Reevaluation[]>
  /** By case. */
  outcomesOf: (edition: AssessedEdition) => Promise<Record<string, Ending | null>>
  /** Nominated by nobody: the case's nomination is taken out of the edition before it counts. */
  leaveOut: (edition: AssessedEdition, caseId: string) => Promise<AssessedEdition>
  /** Nominations of the edition are over. */
  closeNominations: (edition: AssessedEdition) => Promise<void>
  /** The last award of a product, as the catalogue knows it. */
  currentOf: (edition: AssessedEdition, stars: number) => Parameters<typeof starHistory>[2]
}>

export function heldStars(environment: Environment): HeldStars {
  const { database } = environment
  const steps = [certificateStep('https://contoh.example'), reevaluationStep]
  const { post } = letterBox()
  const titles = new Map<string, string>()
  let number = 100
  const rowsOf = (edition: AssessedEdition) =>
    database.read(reader => listReevaluations(reader, { editionId: edition.id }))
  return {
    opened: async (caseIds, again) => {
      const name = String(number++)
      const edition = await assessedEdition(environment, {
        caseIds,
        number: name,
        ...(again ? { again } : {}),
      })
      titles.set(edition.id, `Edisi ${name}`)
      return edition
    },
    publish: async (edition, stars) => {
      const listId = await signList(environment, people, edition, stars)
      await decideIt(environment, people, listId, `KEP-${number}/CONTOH`)
      await releaseIt(environment, people, listId, steps)
    },
    call: (edition, seen = '') =>
      act(environment, people.secretariat, callHolders(post), { edition: edition.id, seen }),
    rowsOf,
    outcomesOf: async edition => {
      const rows = await rowsOf(edition)
      const outcomeOf = (id: string) => rows.find(row => row.productId === id)?.outcome ?? null
      return Object.fromEntries(edition.nominations.map(one => [one.caseId, outcomeOf(one.productId)]))
    },
    leaveOut: (edition, caseId) =>
      database.write(async tx => {
        const out = edition.nominations.find(one => one.caseId === caseId)
        await sql`update nomination set state = 'withdrawn' where id = ${out?.id}`.execute(tx)
        return { ...edition, nominations: edition.nominations.filter(one => one !== out) }
      }),
    closeNominations: edition =>
      database.write(async tx => {
        const now = environment.clock.now()
        await sql`insert into edition_stage (edition_id, stage_id, kind, title, explanation, position, opens_at, closes_at)
          values (${edition.id}, 'pengusulan', 'nominate', '{"id":"a","en":"a"}', '{"id":"a","en":"a"}', 1, ${now}, ${now})`.execute(
          tx,
        )
      }),
    currentOf: (edition, stars) => ({
      editionId: edition.id,
      when: words(titles.get(edition.id) ?? ''),
      stars: { stars, of: 3, scheme: 'ovop-id/bintang-3' },
    }),
  }
}
