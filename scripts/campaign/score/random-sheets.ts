// Random sheets: mostly whole, some with what people and scripts get wrong.
import type { Dice } from '../campaign.ts'
import type { RandomRules } from './random-rules.ts'
import { seatsOf } from './random-panel.ts'
import { happens, pick, type Leaf, type Part } from './random-tree.ts'

const wrongAnswers = [
  'tidak-ada',
  '',
  ' 7',
  '1e3',
  '-1',
  '007',
  '1234567890123456',
  5,
  true,
  null,
  ['o0'],
] as const
const strangers = ['bukan-kriteria', 'r', 'kriteria "lain"'] as const

type Mood = Readonly<{ dice: Dice; faults: number }>

function factsOf({ dice, faults }: Mood, leaves: readonly Leaf[]): Part {
  const facts: Record<string, unknown> = {}
  for (const name of ['b1', 'b2']) facts[name] = happens(dice, 60)
  for (const name of ['f1', 'f2']) facts[name] = pick(dice, [0, 1, 5, 7.5, 9.99, 12, 12.5, 40, 41.25])
  for (const name of ['t1', 't2']) facts[name] = pick(dice, ['t0', 't1', 'lain'])
  for (const { fact, answers } of leaves) {
    if (fact === null) continue
    const value = pick(dice, answers)
    facts[fact] = fact.startsWith('f') ? Number(value) : value
  }
  for (const name of Object.keys(facts)) {
    if (happens(dice, faults)) facts[name] = pick(dice, ['salah', 77.777, -1, true, null, []])
    if (happens(dice, faults * 2)) delete facts[name]
  }
  if (happens(dice, faults)) facts['fakta-lain'] = 1
  if (happens(dice, faults)) facts['commodity'] = pick(dice, ['r-1', 's-1', 3])
  return facts
}

function answersOf({ dice, faults }: Mood, leaves: readonly Leaf[]): Part {
  const answers: Record<string, unknown> = {}
  for (const { id, answers: right } of leaves) {
    if (happens(dice, faults)) continue
    answers[id] = happens(dice, faults) ? pick(dice, wrongAnswers) : pick(dice, right)
  }
  return answers
}

function sheetOf(mood: Mood, leaves: readonly Leaf[]): Part {
  const { dice, faults } = mood
  const own = leaves.filter(one => one.level === null && one.kind !== 'imported')
  const sheet = { ...answersOf(mood, happens(dice, faults) ? leaves : own) }
  return happens(dice, faults) ? { ...sheet, [pick(dice, strangers)]: '1' } : sheet
}

function carriedOf(mood: Mood, leaves: readonly Leaf[]): Part {
  const found: Record<string, Part> = {}
  for (const level of new Set(leaves.flatMap(one => one.level ?? [])))
    found[level] = answersOf(
      mood,
      leaves.filter(one => one.level === level),
    )
  return found
}

/** How a case is made that nothing can be computed from. */
function broken(dice: Dice, whole: Part): unknown {
  const key = pick(dice, Object.keys(whole))
  const way = dice(4)
  if (way === 0) return { ...whole, [key]: 5 }
  if (way === 1) return { ...whole, form: 'bukan-formulir' }
  if (way === 2) return { ...whole, tambahan: 1 }
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key))
}

/** One case for these rules. Six of ten are without a fault. */
export function randomCase(dice: Dice, { forms, hasRoles }: RandomRules, id: string): unknown {
  const { form, leaves } = pick(dice, forms)
  const mood = { dice, faults: pick(dice, [0, 0, 0, 0, 0, 0, 2, 2, 5, 15]) }
  const facts = factsOf(mood, leaves)
  const carried = carriedOf(mood, leaves)
  const count = pick(dice, [1, 2, 3, 3, 3, 3, 4, 5, mood.faults > 0 ? 0 : 3])
  const sheets = Array.from({ length: count }, () => sheetOf(mood, leaves))
  const seats = happens(dice, 40) ? { seats: seatsOf(dice, count, { hasRoles, faults: mood.faults }) } : {}
  const whole = { id, form, facts, carried, sheets, ...seats }
  return mood.faults > 0 && happens(dice, 4) ? broken(dice, whole) : whole
}
