// Random rules and sheets for two programs to score. The same dice give the same cases.
import type { Dice } from '../campaign.ts'
import { panelOf, rarePartsOf } from './random-panel.ts'
import { happens, pick, points, randomNode, text, type Garden, type Leaf, type Part } from './random-tree.ts'

/** Rules as a document, with what a sheet for each of its forms is made of. */
export type RandomRules = Readonly<{
  document: Part
  forms: readonly Readonly<{ form: string; leaves: readonly Leaf[] }>[]
  hasRoles: boolean
}>

const booleans = ['b1', 'b2'] as const
const numbers = ['f1', 'f2'] as const
const texts = ['t1', 't2'] as const
const levels = ['kecamatan', 'provinsi'] as const
const words = ['t0', 't1', 't2', 'lain'] as const

function factCondition(dice: Dice): unknown {
  const way = dice(5)
  if (way < 2) return { fact: pick(dice, booleans), is: happens(dice, 50) }
  if (way === 2) return { fact: pick(dice, texts), is: pick(dice, words) }
  if (way === 3) return { fact: pick(dice, texts), oneOf: [pick(dice, words), pick(dice, words)] }
  return { fact: pick(dice, numbers), [pick(dice, ['atLeast', 'below'])]: pick(dice, [5, 10, 12.5, 40]) }
}

function answerCondition(dice: Dice, leaves: readonly Leaf[]): unknown {
  const { id, kind, answers, max } = pick(dice, leaves)
  const chosen = kind === 'choice' || kind === 'alternatives' || kind === 'yes-no'
  if (chosen && happens(dice, 65)) return { answer: id, is: pick(dice, answers) }
  return { answer: id, [pick(dice, ['atLeast', 'below'])]: points(1 + dice(max)) }
}

/** A condition over facts and the answers that are known by then. */
function randomCondition(dice: Dice, leaves: readonly Leaf[], depth = 0): unknown {
  const way = depth > 2 ? 9 : dice(10)
  const inner = () => randomCondition(dice, leaves, depth + 1)
  if (way === 0) return { all: [inner(), inner()] }
  if (way === 1) return { any: [inner(), inner(), ...(happens(dice, 30) ? [inner()] : [])] }
  if (way === 2) return { not: inner() }
  return leaves.length > 0 && happens(dice, 60) ? answerCondition(dice, leaves) : factCondition(dice)
}

function nodesOf(node: Part): readonly Part[] {
  const children = (node['children'] ?? []) as readonly Part[]
  return [node, ...children.flatMap(nodesOf)]
}

const bandIds = ['satu', 'dua', 'tiga'] as const

function effectOf(dice: Dice, root: Part): Part {
  const way = dice(8)
  if (way < 3) {
    const node = pick(dice, nodesOf(root))
    return { kind: 'cap-node', node: node['id'], max: points(Math.floor(Number(node['max']) * dice(101))) }
  }
  if (way < 5) {
    const scale = happens(dice, 40) ? { scale: 'bintang' } : {}
    return { kind: 'cap-band', ...scale, band: happens(dice, 20) ? null : pick(dice, bandIds.slice(0, 2)) }
  }
  const kind = pick(dice, ['disqualify', 'suspend', 'stop-scoring'])
  const until = { text: text('sampai'), when: factCondition(dice) }
  return kind === 'suspend' && happens(dice, 40) ? { kind, until } : { kind }
}

type Rubric = Readonly<{ id: string; root: Part; leaves: readonly Leaf[] }>

function gateOf(dice: Dice, { root, leaves }: Rubric, index: number, commodities: readonly string[]): Part {
  const per = happens(dice, 35) ? 'file' : 'sheet'
  const seen =
    per === 'sheet' ? leaves : leaves.filter(one => !one.conditional && (one.level || one.fact !== null))
  return {
    id: `gerbang-${index}`,
    when: randomCondition(dice, seen),
    effect: effectOf(dice, root),
    per,
    ...(per === 'sheet' && happens(dice, 60) ? { sheets: pick(dice, ['any', 'majority', 'all']) } : {}),
    ...(happens(dice, 30) ? { commodities: [pick(dice, commodities)] } : {}),
    reason: text(`alasan ${index}`),
  }
}

function scalesOf(dice: Dice): readonly Part[] {
  const one = (id: string) => {
    const from = [1 + dice(40), 41 + dice(20), 62 + dice(25)]
    const bands = bandIds.map((band, index) => ({
      id: band,
      title: text(band),
      from: points((from[index] ?? 0) * 100 - dice(100)),
      ...(id === 'bintang' ? { stars: index + 1 } : {}),
    }))
    return { id, title: text(id), bands }
  }
  return happens(dice, 40) ? [one('bintang'), one('warna')] : [one('bintang')]
}

function rubricOf(dice: Dice, id: string): Rubric {
  const leaves: Leaf[] = []
  const condition = (known: readonly Leaf[]): unknown => randomCondition(dice, known)
  const evidence = (): unknown => randomCondition(dice, [])
  const garden: Garden = { dice, name: id, levels, leaves, condition, evidence, shallow: happens(dice, 30) }
  return { id, root: randomNode(garden, 10_000, 0), leaves }
}

const factsOf = (): readonly Part[] => [
  ...booleans.map(name => ({ name, kind: 'boolean', title: text(name) })),
  ...numbers.map(name => ({ name, kind: 'number', title: text(name) })),
  ...texts.map(name => ({ name, kind: 'text', title: text(name) })),
  { name: 'commodity', kind: 'text', title: text('commodity') },
]

function aggregationOf(dice: Dice): Part {
  const combine = pick(dice, ['mean', 'mean', 'median', 'trimmed-mean', 'consensus'])
  return {
    first: pick(dice, ['sheet', 'criterion']),
    combine,
    ...(combine === 'trimmed-mean' ? { trim: 1 } : {}),
    rounding: { kind: pick(dice, ['half-up', 'half-even', 'down']), places: dice(3) },
  }
}

/**
 * Rules with the frame of a real document (texts, stages, certificate) and random rubrics, gates, scales and ways to
 * combine. They may still be refused by the lint: a gate that can never fire, for instance.
 */
export function randomRules(dice: Dice, frame: Part): RandomRules {
  const rubrics = [rubricOf(dice, 'r'), ...(happens(dice, 30) ? [rubricOf(dice, 's')] : [])]
  const commodities = rubrics.flatMap(({ id }) =>
    (happens(dice, 40) ? ['1', '2'] : ['1']).map(each => ({
      id: `${id}-${each}`,
      title: text(each),
      rubric: id,
    })),
  )
  const ids = commodities.map(one => one.id)
  const gates = Array.from({ length: dice(5) }, (_, index) => gateOf(dice, pick(dice, rubrics), index, ids))
  const aggregation = aggregationOf(dice)
  const panel = panelOf(dice, aggregation['combine'] === 'consensus')
  const nodes = rubrics.flatMap(({ root }) => nodesOf(root).map(one => one['id']))
  const condition = (): unknown => randomCondition(dice, [])
  const rare = rarePartsOf(dice, { condition, commodities: ids, levels, nodes })
  const unscored = 'passRules' in rare && happens(dice, 60) ? ['tanpa-rubrik'] : []
  const document = {
    ...frame,
    sections: [],
    documents: [],
    producerFields: [],
    facts: factsOf(),
    commodities: [...commodities, ...unscored.map(id => ({ id, title: text(id) }))],
    gates,
    panel,
    levels: levels.map(id => ({ id, title: text(id) })),
    rubrics: rubrics.map(({ id, root }) => ({ id, title: text(id), root })),
    aggregation,
    scales: scalesOf(dice),
    ...rare,
  }
  const leavesOf = (rubric: string) => rubrics.find(one => one.id === rubric)?.leaves ?? []
  const forms = commodities.map(({ id, rubric }) => ({ form: id, leaves: leavesOf(rubric) }))
  const whole = rubrics.map(({ id, leaves }) => ({ form: id, leaves }))
  const bare = unscored.map(form => ({ form, leaves: [] }))
  return { document, forms: [...forms, ...whole, ...bare], hasRoles: 'roles' in panel }
}
