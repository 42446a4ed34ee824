import type { Json } from '../rules/hash.ts'
import type { LeafKind, Shape } from './shape.ts'

const blankLeaves: Readonly<Record<LeafKind, Json>> = {
  id: '',
  text: { id: '', en: '' },
  points: '0.00',
  decimal: '0',
  string: '',
  integer: 0,
  number: 0,
  boolean: false,
  scalar: '',
}

/**
 * The least that can stand at a place: every required part, each empty. What is still to be filled in is found by the
 * lint. `variant` chooses among several; without it the first.
 */
export function blankOf(shape: Shape, variant?: string): Json {
  switch (shape.kind) {
    case 'leaf':
      return shape.nullable ? null : blankLeaves[shape.leaf]
    case 'enum':
      return shape.values[0] ?? ''
    case 'fixed':
      return shape.value as Json
    case 'lines':
    case 'list':
      return []
    case 'variants': {
      const chosen = shape.variants.find(one => one.name === variant) ?? shape.variants[0]
      return chosen ? blankOf(chosen.shape) : null
    }
    case 'object':
      return Object.fromEntries(
        shape.fields.filter(field => field.required).map(field => [field.key, blankOf(field.shape)]),
      )
  }
}
