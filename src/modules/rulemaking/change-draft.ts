import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext, type Outcome } from '../../actions/index.ts'
import {
  arrange,
  blankOf,
  fillIn,
  isList,
  isObject,
  parsePath,
  placeAt,
  settled,
  unclearIn,
  withValue,
  type Arrangement,
  type JsonObject,
  type Path,
  type Shape,
} from '../../engine/editing/index.ts'
import type { Json } from '../../engine/rules/hash.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { updateDraft } from './draft-store.ts'
import { MOST_CHARACTERS, placeAddress, rulesShape, type DraftGround, type RulesDraft } from './draft.ts'
import { draftFacts, loadDraft } from './load-draft.ts'

/** Fields of a place stand under this name, so that none is taken for a field of the form itself. */
export const FIELD = 'v.'

/** Of one field, in characters. */
const MOST_TYPED = 20_000

const noPlace = problem(
  'no-place',
  '',
  text(
    'Bagian ini tidak ada lagi dalam susunan. Buka kembali daftar bagiannya.',
    'This part is not in the draft any more. Open the list of parts again.',
  ),
)
const tooLarge = problem(
  'too-large',
  '',
  text(
    'Aturan ini menjadi terlalu besar. Kurangi isinya, lalu simpan lagi.',
    'These rules become too large. Take something out, then save again.',
  ),
)

const twoWays = (field: string, typed: string) =>
  problem(
    'number-unclear',
    field,
    text(
      `Angka “${typed}” dapat dibaca lebih dari satu cara. Tulislah tanpa tanda ribuan, dengan koma untuk desimal, misalnya 1250,5.`,
      `The number “${typed}” can be read in more than one way. Write it without marks of thousands, with a point for decimals, such as 1250.5.`,
    ),
  )

/** Keeps another content of the draft, and goes on at a place. */
export function changed(
  { draft }: DraftGround,
  next: Readonly<{ content?: Json; cases?: string }>,
  at: string,
  { actor, now }: ActionContext,
): Outcome<RulesDraft> {
  const change: RulesDraft = { ...draft, ...next, changedBy: actor.personId ?? '', changedAt: now }
  if (JSON.stringify(change.content).length + change.cases.length > MOST_CHARACTERS) return refuse([tooLarge])
  return done({
    change,
    event: 'rules-draft.changed',
    subject: { kind: 'edition', id: draft.editionId },
    areaPath: '/',
    before: draft.content,
    after: change.content,
    next: at,
  })
}

const common = {
  load: (reader: Parameters<typeof loadDraft>[0], { id }: { id: string }) => loadDraft(reader, id),
  facts: draftFacts,
  readAction: 'edition.manage',
  version: ({ draft }: DraftGround) => draft.rowVersion,
  save: updateDraft,
} as const

const place = { id: fields.recordId, place: z.string().max(1_000), version: fields.rowVersion.optional() }

/**
 * Saves what was typed in the fields of one place. Whether it is right is told by the check, not refused; a number that
 * can be read in two ways is, as nobody would see what became of it.
 */
export const fillPlace = defineAction({
  name: 'rules-draft.fill',
  input: z.object(place).catchall(z.string().max(MOST_TYPED)),
  ...common,
  handle: (ground, input, context) => {
    const path = parsePath(input.place)
    const found = path && placeAt(rulesShape, ground.draft.content, path)
    const shape = found && settled(found.shape, found.value)
    if (!path || !found || shape?.kind !== 'object' || !isObject(found.value)) return refuse([noPlace])
    const filled = Object.fromEntries(
      Object.entries(input).flatMap(([name, value]) =>
        name.startsWith(FIELD) && typeof value === 'string'
          ? [[name.slice(FIELD.length), value] as const]
          : [],
      ),
    )
    const unclear = unclearIn(shape, filled, context.locale)
    if (unclear.length > 0) return refuse(unclear.map(one => twoWays(FIELD + one.key, one.typed)))
    const content = withValue(ground.draft.content, path, fillIn(shape, found.value, filled, context.locale))
    return changed(ground, { content }, placeAddress(ground.edition.id, input.place), context)
  },
})

const arrangements = ['add', 'copy', 'remove', 'up', 'down'] as const

/** Adds to a list, or copies, moves or takes out one of its items. */
export const arrangePlace = defineAction({
  name: 'rules-draft.arrange',
  input: z.object({
    ...place,
    act: z.enum(arrangements),
    index: fields.wholeNumber(0, 100_000).default(0),
    variant: z.string().default(''),
  }),
  ...common,
  handle: (ground, input, context) => {
    const path = parsePath(input.place)
    const found = path && placeAt(rulesShape, ground.draft.content, path)
    if (!path || !found || found.shape.kind !== 'list' || !isList(found.value)) return refuse([noPlace])
    const { act, index, variant } = input
    const wanted: Arrangement = act === 'add' ? { act, variant } : { act, index }
    const items = arrange(found.shape, found.value, wanted)
    const content = withValue(ground.draft.content, path, items)
    const at = act === 'add' ? `${input.place}[${items.length - 1}]` : input.place
    return changed(ground, { content }, placeAddress(ground.edition.id, at), context)
  },
})

/** What the new form of a part keeps of the old one: its fields of the same name. */
const carriedOver = (blank: Json, old: Json | undefined): Json => {
  if (!isObject(blank) || !isObject(old)) return blank
  const kept: JsonObject = Object.fromEntries(
    Object.entries(old).filter(([key]) => key !== 'kind' && Object.hasOwn(blank, key)),
  )
  return { ...blank, ...kept }
}

const REMOVE = '-'
/** A condition that holds always, or never. */
export const ALWAYS = 'always'
export const NEVER = 'never'

const chosen = (shape: Shape, variant: string, old: Json | undefined): Json =>
  variant === ALWAYS || variant === NEVER ? variant === ALWAYS : carriedOver(blankOf(shape, variant), old)

/** Puts an optional part in, takes it out (`-`), or gives a part another of its forms. */
export const choosePart = defineAction({
  name: 'rules-draft.choose',
  input: z.object({ ...place, variant: z.string().default('') }),
  ...common,
  handle: (ground, input, context) => {
    const path = parsePath(input.place)
    const found = path && placeAt(rulesShape, ground.draft.content, path)
    if (!path || path.length === 0 || !found) return refuse([noPlace])
    const isOut = input.variant === REMOVE
    if (isOut && !mayGo(ground, path)) return refuse([noPlace])
    const content = withValue(
      ground.draft.content,
      path,
      isOut ? undefined : chosen(found.shape, input.variant, found.value),
    )
    const above = input.place.replace(/(?:\.[A-Za-z$]+|^[A-Za-z$]+)$/, '')
    return changed(ground, { content }, placeAddress(ground.edition.id, isOut ? above : input.place), context)
  },
})

/** Only what need not be there is taken out. */
function mayGo({ draft }: DraftGround, path: Path): boolean {
  const above = placeAt(rulesShape, draft.content, path.slice(0, -1))
  const shape = above && settled(above.shape, above.value)
  const key = path.at(-1)
  return shape?.kind === 'object' && shape.fields.some(field => field.key === key && !field.required)
}
