import {
  isList,
  isObject,
  pathText,
  placeAt,
  type JsonObject,
  type Path,
} from '../../../engine/editing/index.ts'
import type { Json } from '../../../engine/rules/hash.ts'
import { html, type Html } from '../../../platform/html.ts'
import { actionButton, formActions, section, selectField } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { arrangePlace } from '../change-draft.ts'
import { placeAddress, rulesShape } from '../draft.ts'
import { words } from '../messages.ts'
import { choiceName } from '../part-words.ts'
import { nameOf } from './known-names.ts'
import { placeForm, variantChoices, type PlaceView } from './place-form.ts'

const GROUPS = ['all', 'any'] as const
const RELATIONS = ['is', 'atLeast', 'below', 'oneOf'] as const

const isCondition = (content: Json, path: Path): boolean => {
  const shape = placeAt(rulesShape, content, path)?.shape
  return shape?.kind === 'variants' && shape.variants.some(one => one.name === 'all')
}

/** Where the condition begins of which this place is a part; null where the place is in none. */
function wholeCondition(content: Json, path: Path): Path | null {
  const lengths = path.map((_, index) => index + 1)
  const found = lengths.find(length => isCondition(content, path.slice(0, length)))
  return found === undefined ? null : path.slice(0, found)
}

function valueText(value: Json | undefined, { locale }: PageRequest): string {
  const own = words[locale]
  if (typeof value === 'boolean') return value ? own.yes : own.no
  if (isList(value)) return value.map(String).join(', ')
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? `${value}` : '…'
}

function atomText(content: Json, atom: JsonObject, request: PageRequest): string {
  const own = words[request.locale]
  const relation = RELATIONS.find(key => key in atom) ?? 'is'
  const name = nameOf(content, atom, request.locale) || '…'
  return `${name} ${own.relations[relation]} ${valueText(atom[relation], request)}`
}

function addForm(request: PageRequest, view: PlaceView, list: Path): Html {
  const { locale } = request
  const own = words[locale]
  const shape = placeAt(rulesShape, view.ground.draft.content, list)?.shape
  const choices = shape?.kind === 'list' ? variantChoices(shape.item, request) : []
  const place = pathText(list)
  const pick = selectField({
    locale,
    name: 'variant',
    id: `tambah-${place.replaceAll(/[^A-Za-z0-9]+/g, '-')}`,
    label: own.addOf,
    prompt: null,
    required: true,
    value: 'fact-is',
    options: choices,
  })
  const button = actionButton({ action: arrangePlace.name, label: own.addCondition, kind: 'secondary' })
  const body = html`<input type="hidden" name="act" value="add">${pick}${formActions([button])}`
  return html`<details class="fold"><summary>${own.addCondition}</summary>${placeForm(request, view, place, body)}</details>`
}

function outline(request: PageRequest, view: PlaceView, path: Path, value: Json | undefined): Html {
  const { locale, link } = request
  const { edition, draft } = view.ground
  const place = pathText(path)
  const isHere = place === pathText(view.path)
  const named = (text: string): Html =>
    isHere
      ? html`<strong aria-current="true">${text}</strong>`
      : html`<a href="${link(placeAddress(edition.id, place))}">${text}</a>`
  if (!isObject(value)) return named(choiceName(value === false ? 'never' : 'always')[locale])
  const group = GROUPS.find(key => isList(value[key]))
  if (group) {
    const list = [...path, group]
    const items = isList(value[group]) ? value[group] : []
    const children = items.map(
      (item, index) => html`<li>${outline(request, view, [...list, index], item)}</li>`,
    )
    const add = addForm(request, view, list)
    return html`${named(choiceName(group)[locale])}${children.length > 0 ? html`<ul>${children}</ul>` : ''}${add}`
  }
  if ('not' in value)
    return html`${named(choiceName('not')[locale])}<ul><li>${outline(request, view, [...path, 'not'], value['not'])}</li></ul>`
  return named(atomText(draft.content, value, request))
}

/** The whole condition of which this place is a part: every part a link, every group with a way to add to it. */
export function conditionOutline(request: PageRequest, view: PlaceView): Html | '' {
  const { content } = view.ground.draft
  const whole = wholeCondition(content, view.path)
  if (!whole) return ''
  const value = placeAt(rulesShape, content, whole)?.value
  return section({
    title: words[request.locale].wholeCondition,
    id: 'syarat',
    body: html`<div class="prose">${outline(request, view, whole, value)}</div>`,
  })
}
