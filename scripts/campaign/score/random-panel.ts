// The rarer parts of rules: who sits on the panel, rules without points, routing and selections.
import type { Dice } from '../campaign.ts'
import { happens, pick, points, text, type Part } from './random-tree.ts'

const roles = ['ketua', 'sekretaris', 'anggota'] as const
const scoring = ['ketua', 'anggota'] as const
const bodies = ['lembaga-a', 'lembaga-b'] as const

/** `consensus`: one agreed sheet counts, so fewer individual ones are asked for. */
export function panelOf(dice: Dice, consensus: boolean): Part {
  const seated = roles.map(id => ({ id, title: text(id), scores: id !== 'sekretaris', seats: 2 }))
  const bodyOf = (id: string): Part => ({ id, title: text(id), atLeast: 1 + dice(2) })
  return {
    size: 5,
    quorum: consensus ? 2 : 3,
    ownProvince: 'allowed',
    verifierMayScore: false,
    ...(happens(dice, 30) ? { roles: seated, chair: 'ketua' } : {}),
    ...(happens(dice, 20) ? { secondJury: 'replaces' } : {}),
    ...(happens(dice, 25) ? { composition: bodies.map(bodyOf) } : {}),
  }
}

type Condition = () => unknown

function passRulesOf(dice: Dice, condition: Condition, commodities: readonly string[]): readonly Part[] {
  return Array.from({ length: 1 + dice(3) }, (_, index) => ({
    id: `syarat-${index}`,
    title: text('syarat'),
    when: condition(),
    ...(happens(dice, 50) ? { relaxed: { where: condition(), when: condition() } } : {}),
    ...(happens(dice, 30) ? { commodities: [pick(dice, commodities)] } : {}),
    reason: text(`syarat ${index}`),
  }))
}

const routingOf = (dice: Dice, levels: readonly string[], commodities: readonly string[]): readonly Part[] =>
  levels.map((to, index) => ({
    id: `jalur-${index}`,
    atLeast: points(dice(4_500) + index * 4_500),
    to,
    ...(happens(dice, 30) ? { commodities: [pick(dice, commodities)] } : {}),
    reason: text(`jalur ${index}`),
  }))

function selectionOf(dice: Dice, index: number): Part {
  const per = pick(dice, ['all', 'commodity', { fact: 't1' }])
  const band = { scale: 'bintang', id: pick(dice, ['satu', 'dua']) }
  const awardOf = (id: string): Part => ({
    id,
    title: text(id),
    places: dice(4),
    ...(happens(dice, 30)
      ? { exceptions: [{ group: pick(dice, ['t0', 'r-1', 'all']), places: dice(3) }] }
      : {}),
  })
  return {
    id: `pilihan-${index}`,
    title: text(`pilihan ${index}`),
    per,
    ...(happens(dice, 30) ? { among: { atLeast: points(dice(6_000)) } } : {}),
    ...(happens(dice, 30) ? { among: { band } } : {}),
    ...(happens(dice, 25) ? { rankFact: 'f2' } : {}),
    awards: ['emas', 'perak'].slice(dice(2)).map(awardOf),
    ...(happens(dice, 50) ? { shortlist: { times: 1 + dice(3) } } : {}),
  }
}

export type Chosen = Readonly<{
  condition: Condition
  commodities: readonly string[]
  levels: readonly string[]
  nodes: readonly unknown[]
}>

/** Parts that a document may have or lack. */
export function rarePartsOf(dice: Dice, { condition, commodities, levels, nodes }: Chosen): Part {
  const by = Array.from({ length: dice(3) }, () => pick(dice, nodes))
  const last = happens(dice, 50) ? { lastly: 'lot', lot: 'f1' } : { lastly: 'shared' }
  const selections = Array.from({ length: 1 + dice(2) }, (_, index) => selectionOf(dice, index))
  return {
    ...(happens(dice, 25) ? { passRules: passRulesOf(dice, condition, commodities) } : {}),
    ...(happens(dice, 25) ? { routing: routingOf(dice, levels, commodities) } : {}),
    ...(happens(dice, 35) ? { selections, ties: { by: [...new Set(by)], ...last } } : {}),
  }
}

type Seating = Readonly<{ hasRoles: boolean; faults: number }>

/** Seats of the sheets, some with what a seat should not have. The last sheet is often the agreed one. */
export function seatsOf(dice: Dice, count: number, { hasRoles, faults }: Seating): readonly Part[] {
  const agreed = happens(dice, 60) ? count - 1 : -1
  const rounds = happens(dice, 30) ? 2 : 1
  return Array.from({ length: count }, (_, index) => ({
    ...(hasRoles && happens(dice, 60) ? { role: pick(dice, happens(dice, 20) ? roles : scoring) } : {}),
    ...(happens(dice, 80) ? { body: pick(dice, bodies) } : {}),
    ...(happens(dice, 40) ? { round: 1 + dice(rounds) } : {}),
    ...(index === agreed ? { agreed: true } : happens(dice, 20) ? { agreed: happens(dice, 10) } : {}),
    ...(happens(dice, faults) ? pick(dice, [{ role: 'lain' }, { round: 0 }, { body: 5 }, { kursi: 1 }]) : {}),
  }))
}
