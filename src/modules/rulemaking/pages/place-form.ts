import { parsePath, type Path, type Shape } from '../../../engine/editing/index.ts'
import type { Json } from '../../../engine/rules/hash.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { html, type Html } from '../../../platform/html.ts'
import { form } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { ALWAYS, NEVER } from '../change-draft.ts'
import { placeAddress, type DraftGround } from '../draft.ts'
import { choiceName } from '../part-words.ts'
import { idsOn } from './draft-links.ts'

/** What stood at the place when its form was drawn. */
export const SEEN = 'seen'

export type PlaceView = Readonly<{
  ground: DraftGround
  path: Path
  shape: Shape
  value: Json | undefined
  /** What the check says of this place and of what lies below it. */
  problems: readonly Problem[]
}>

/** One form about a place: `hidden` says what it does. */
export function placeForm(
  request: PageRequest,
  { ground }: Pick<PlaceView, 'ground'>,
  place: string,
  body: Html,
): Html {
  return form({
    action: request.link(placeAddress(ground.edition.id, place)),
    key: request.formKey(),
    version: ground.draft.rowVersion,
    body: html`<input type="hidden" name="place" value="${place}"><input type="hidden" name="${SEEN}" value="${idsOn(ground.draft.content, parsePath(place) ?? [])}">${body}`,
  })
}

type Choice = Readonly<{ value: string; label: string }>

/** The forms that a part can have; a condition that is plain yes or no is two of them. */
export const variantChoices = (shape: Shape, { locale }: PageRequest): readonly Choice[] =>
  shape.kind === 'variants'
    ? shape.variants
        .flatMap(({ name }) => (name === 'boolean' ? [ALWAYS, NEVER] : [name]))
        .map(value => ({ value, label: choiceName(value)[locale] }))
    : []
