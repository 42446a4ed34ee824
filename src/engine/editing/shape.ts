/**
 * What a place in a rules document may hold, read off its JSON Schema, so that an editor needs no knowledge of any part:
 * a new field of the schema can be edited the moment it is there.
 */

type JsonSchema = Readonly<{
  $ref?: string
  $defs?: Readonly<Record<string, JsonSchema>>
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly string[]
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  items?: JsonSchema
  anyOf?: readonly JsonSchema[]
  oneOf?: readonly JsonSchema[]
}>

/** A value that is typed or chosen in one field. `scalar` takes yes or no, a number or a text, as it is typed. */
export type LeafKind =
  | 'id'
  | 'text'
  | 'points'
  | 'decimal'
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'scalar'

export type Field = Readonly<{ key: string; shape: Shape; required: boolean }>
export type Shape =
  | Readonly<{ kind: 'leaf'; leaf: LeafKind; nullable: boolean }>
  | Readonly<{ kind: 'enum'; values: readonly string[] }>
  /** Never edited: the kind of a variant, the number of the schema. */
  | Readonly<{ kind: 'fixed'; value: unknown }>
  /** Several short values, one in each line. */
  | Readonly<{ kind: 'lines'; item: LeafKind }>
  | Readonly<{ kind: 'object'; fields: readonly Field[] }>
  | Readonly<{ kind: 'list'; item: Shape }>
  /** One of several objects; or, for conditions, plain yes or no. */
  | Readonly<{ kind: 'variants'; variants: readonly Variant[] }>
export type Variant = Readonly<{ name: string; shape: Shape }>

const namedLeaves: readonly string[] = ['id', 'text', 'points', 'decimal']
const isNamedLeaf = (name: string): name is 'id' | 'text' | 'points' | 'decimal' => namedLeaves.includes(name)

const leaf = (kind: LeafKind, nullable = false): Shape => ({ kind: 'leaf', leaf: kind, nullable })
const isNull = ({ type }: JsonSchema): boolean => type === 'null'

function leafOfType(type: string | readonly string[] | undefined): LeafKind | null {
  if (typeof type === 'object') return 'scalar'
  return type === 'string' || type === 'integer' || type === 'number' || type === 'boolean' ? type : null
}

/** The kind of a list's items where each is short enough for one line. */
function lineOf({ $ref, type, properties, anyOf, oneOf }: JsonSchema): LeafKind | null {
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? ''
    return isNamedLeaf(name) && name !== 'text' ? name : null
  }
  return properties || anyOf || oneOf ? null : leafOfType(type)
}

/** What tells a variant from the others: its `kind`, or its required keys. */
function nameOf({ properties = {}, required = [], type }: JsonSchema): string {
  const kind = properties['kind']?.const
  if (typeof kind === 'string') return kind
  return type === 'boolean' ? 'boolean' : required.join('-')
}

/** The parts of a schema by name, and the shapes of those that were read. */
type Reading = Readonly<{ parts: Readonly<Record<string, JsonSchema>>; known: Map<string, Shape> }>

/** What may stand at each place of a document, from its JSON Schema. */
export function shapesOf(schema: Readonly<Record<string, unknown>>): Shape {
  const root = schema as JsonSchema
  return read(root, { parts: root.$defs ?? {}, known: new Map() })
}

function ofRef(ref: string, reading: Reading): Shape {
  const name = ref.split('/').at(-1) ?? ''
  if (isNamedLeaf(name)) return leaf(name)
  const found = reading.known.get(name)
  if (found) return found
  // A part that holds itself: its fields are found through the same object.
  const shape = lazily(() => read(reading.parts[name] ?? {}, reading))
  reading.known.set(name, shape)
  return shape
}

function ofVariants(all: readonly JsonSchema[], reading: Reading): Shape {
  const rest = all.filter(one => !isNull(one))
  const [only] = rest
  if (only && rest.length === 1) {
    const shape = read(only, reading)
    return shape.kind === 'leaf' && rest.length < all.length ? { ...shape, nullable: true } : shape
  }
  const variants = rest.flatMap(one => {
    const shape = read(one, reading)
    // Alternatives within alternatives, such as the kinds of criteria, are one choice.
    return one.$ref === undefined && shape.kind === 'variants' ? shape.variants : { name: nameOf(one), shape }
  })
  return { kind: 'variants', variants }
}

const ofObject = ({ properties = {}, required = [] }: JsonSchema, reading: Reading): Shape => ({
  kind: 'object',
  fields: Object.entries(properties).map(([key, part]) => ({
    key,
    shape: read(part, reading),
    required: required.includes(key),
  })),
})

function read(part: JsonSchema, reading: Reading): Shape {
  if (part.$ref !== undefined) return ofRef(part.$ref, reading)
  if (part.const !== undefined) return { kind: 'fixed', value: part.const }
  if (part.enum) return { kind: 'enum', values: part.enum }
  const several = part.anyOf ?? part.oneOf
  if (several) return ofVariants(several, reading)
  if (part.type === 'array') {
    const line = lineOf(part.items ?? {})
    return line ? { kind: 'lines', item: line } : { kind: 'list', item: read(part.items ?? {}, reading) }
  }
  if (part.type === 'object' || part.properties) return ofObject(part, reading)
  return leaf(leafOfType(part.type) ?? 'scalar')
}

/** An object that is filled the first time one of its properties is asked for. */
function lazily(make: () => Shape): Shape {
  let made: Shape | undefined
  return new Proxy({} as Record<string, unknown>, {
    get: (_, key) => ((made ??= make()) as unknown as Record<string | symbol, unknown>)[key],
  }) as unknown as Shape
}
