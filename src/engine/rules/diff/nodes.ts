import { problem } from '../../../foundation/problem.ts'
import { isObject, type Json, type JsonObject } from '../hash.ts'
import { placeText } from '../lint/damage.ts'
import {
  byName,
  type Change,
  child,
  isReordered,
  itemChange,
  nameOf,
  ownerOf,
  type Pair,
  sentence,
  type Side,
} from './change.ts'
import { idText } from './values.ts'
import { itemWords } from './words.ts'

/** A node of a rubric with the group in which it stands. */
type Placed = Readonly<{ side: Side; node: JsonObject; parent: JsonObject | null }>

const childrenOf = (node: JsonObject): readonly Json[] => {
  const children = node['children']
  return Array.isArray(children) ? (children as readonly Json[]) : []
}

/** A node with an id, and below it nothing but such nodes. */
export const isTree = (node: Json | undefined): boolean =>
  isObject(node) &&
  typeof node['id'] === 'string' &&
  (node['children'] === undefined || Array.isArray(node['children'])) &&
  childrenOf(node).every(isTree)

function nodesIn(side: Side, parent: JsonObject | null = null): readonly (readonly [string, Placed])[] {
  const node = side.value
  if (!isObject(node)) return []
  const list = child(side, 'children')
  const below = childrenOf(node).flatMap((_, index) => nodesIn(child(list, index), node))
  return [[idText(node['id']), { side, node, parent }], ...below]
}

const wordOf = (node: JsonObject) =>
  node['kind'] === 'group'
    ? (itemWords['group'] as NonNullable<(typeof itemWords)[string]>)
    : (itemWords['criterion'] as NonNullable<(typeof itemWords)[string]>)

/** Compares two objects, without these keys. */
type Inside = (pair: Pair, without: readonly string[]) => readonly Change[]

/** Criteria may move between groups, so the nodes of a tree are compared by their ids and not by their places. */
export function diffNodes({ a, b, owner }: Pair, inside: Inside): readonly Change[] {
  const [before, after] = [byName(nodesIn(a)), byName(nodesIn(b))]
  const named = ({ node }: Placed) => ownerOf(wordOf(node), node, owner)
  const removed = [...before].filter(([id]) => !after.has(id))
  return [
    ...removed.map(([, placed]) => itemChange('removed', placed.side, named(placed))),
    ...[...after].flatMap(([id, placed]) => {
      const old = before.get(id)
      if (!old) return [itemChange('added', placed.side, named(placed))]
      const own = { a: old.side, b: placed.side, key: '', owner: named(placed) }
      return [...moves(old, placed), ...inside(own, ['children']), ...orderOf(old, placed)]
    }),
  ]
}

function moves(old: Placed, placed: Placed): readonly Change[] {
  if (old.parent?.['id'] === placed.parent?.['id'] || !old.parent || !placed.parent) return []
  const own = ownerOf(wordOf(placed.node), placed.node, null)
  const [from, to] = [nameOf(old.parent), nameOf(placed.parent)]
  const message = sentence(
    `${own.id} dipindahkan dari ${from.id} ke ${to.id}.`,
    `${own.en} is moved from ${from.en} to ${to.en}.`,
  )
  return [problem('moved', placeText(placed.side.place), message)]
}

function orderOf(old: Placed, placed: Placed): readonly Change[] {
  const ids = ({ node }: Placed) => childrenOf(node).map(item => (isObject(item) ? idText(item['id']) : ''))
  if (!isReordered(ids(old), ids(placed))) return []
  const own = ownerOf(wordOf(placed.node), placed.node, null)
  const message = sentence(`urutan isi ${own.id} berubah.`, `the order within ${own.en} changes.`)
  return [problem('reordered', placeText([...placed.side.place, 'children']), message)]
}
