import {
  isFilledIn,
  isList,
  isObject,
  pathText,
  settled,
  variantOf,
  type Field,
  type Shape,
} from '../../../engine/editing/index.ts'
import type { Json } from '../../../engine/rules/hash.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  formActions,
  notice,
  pageTitle,
  section,
  selectField,
  table,
} from '../../../ui/index.ts'
import { problemsOf, typed, type PageRequest } from '../../../web/index.ts'
import { ALWAYS, arrangePlace, choosePart, fillPlace, NEVER } from '../change-draft.ts'
import { draftAddress, placeAddress } from '../draft.ts'
import { words } from '../messages.ts'
import { choiceName, partName } from '../part-words.ts'
import { conditionOutline } from './condition-outline.ts'
import { nameAt, pageOf, trailAt } from './draft-links.ts'
import { listPart } from './list-part.ts'
import { nextFrom } from './next-part.ts'
import { placeFields } from './place-fields.ts'
import { placeForm, variantChoices, type PlaceView } from './place-form.ts'

const variantNow = (shape: Shape, value: Json | undefined): string => {
  if (typeof value === 'boolean') return value ? ALWAYS : NEVER
  return (shape.kind === 'variants' && variantOf(shape, value)) || ''
}

function summaryOf({ locale }: PageRequest, shape: Shape, value: Json | undefined): string {
  const own = words[locale]
  if (value === undefined) return own.notThere
  if (isList(value)) return own.items(value.length)
  const variant = variantNow(shape, value)
  return variant === '' ? own.filled : choiceName(variant)[locale]
}

function subpartRow(request: PageRequest, view: PlaceView, field: Field) {
  const { locale, link } = request
  const own = words[locale]
  const { ground, path, value } = view
  const place = pathText([...path, field.key])
  const inner = isObject(value) && Object.hasOwn(value, field.key) ? value[field.key] : undefined
  const choices = variantChoices(field.shape, request)
  const pick =
    choices.length === 0
      ? ''
      : selectField({
          locale,
          name: 'variant',
          label: own.form,
          prompt: null,
          required: true,
          options: choices,
          id: `pilih-${field.key}`,
        })
  const add = placeForm(
    request,
    view,
    place,
    html`${pick}${formActions([actionButton({ action: choosePart.name, label: own.add, kind: 'secondary' })])}`,
  )
  return {
    cells: [
      inner === undefined
        ? partName(field.key)[locale]
        : html`<a href="${link(placeAddress(ground.edition.id, place))}">${partName(field.key)[locale]}</a>`,
      inner === undefined
        ? html`<span class="muted">${own.notThere}</span> ${add}`
        : summaryOf(request, field.shape, inner),
    ],
  }
}

function subparts(
  request: PageRequest,
  view: PlaceView,
  shape: Extract<Shape, { kind: 'object' }>,
): Html | '' {
  const own = words[request.locale]
  const parts = shape.fields.filter(field => !isFilledIn(field))
  if (parts.length === 0) return ''
  return section({
    title: own.parts,
    body: table({
      caption: own.parts,
      captionHidden: true,
      columns: [{ label: own.part }, { label: own.content }],
      rows: parts.map(field => subpartRow(request, view, field)),
      empty: '',
    }),
  })
}

function variantPart(request: PageRequest, view: PlaceView): Html | '' {
  const { locale } = request
  const own = words[locale]
  const choices = variantChoices(view.shape, request)
  if (choices.length === 0) return ''
  const pick = selectField({
    locale,
    name: 'variant',
    label: own.form,
    hint: own.changeHint,
    prompt: null,
    required: true,
    value: typed(request.form, choosePart.name, 'variant', variantNow(view.shape, view.value)),
    options: choices,
  })
  const button = formActions([
    actionButton({ action: choosePart.name, label: own.change, kind: 'secondary' }),
  ])
  return section({
    title: own.change,
    body: placeForm(request, view, pathText(view.path), html`${pick}${button}`),
  })
}

function removePart(request: PageRequest, view: PlaceView): Html {
  const { locale } = request
  const own = words[locale]
  const confirm = { locale, text: own.removeAsk, label: own.removeYes }
  const button = actionButton({ action: choosePart.name, label: own.remove, kind: 'danger', confirm })
  return placeForm(
    request,
    view,
    pathText(view.path),
    html`<input type="hidden" name="variant" value="-">${formActions([button])}`,
  )
}

/** An item of a list is taken out on its own page, too. */
function takeOutPart(request: PageRequest, view: PlaceView): Html | '' {
  const { locale } = request
  const own = words[locale]
  const index = view.path.at(-1)
  if (typeof index !== 'number') return ''
  const name = nameAt(view.ground.draft.content, view.path, locale)
  const confirm = { locale, text: own.takeOutAsk, label: own.removeYes }
  const button = actionButton({
    action: arrangePlace.name,
    label: own.takeOut(name),
    kind: 'danger',
    confirm,
  })
  return placeForm(
    request,
    view,
    pathText(view.path.slice(0, -1)),
    html`<input type="hidden" name="act" value="remove"><input type="hidden" name="index" value="${index}">${formActions([button])}`,
  )
}

/** The way from the whole rules to this place: the parts on it, and of the lists between them only the last. */
function crumbs({ locale, link }: PageRequest, { ground, path }: PlaceView) {
  const { edition, draft } = ground
  const above = path
    .map((_, index) => path.slice(0, index + 1))
    .slice(0, -1)
    .filter((part, index, all) => typeof part.at(-1) === 'number' || index === all.length - 1)
  return [
    { label: words[locale].title, href: link(draftAddress(edition.id)) },
    ...above.map(part => ({
      label: nameAt(draft.content, part, locale),
      href: link(placeAddress(edition.id, pathText(part))),
    })),
  ]
}

function problemList({ locale, link }: PageRequest, { problems, ground }: PlaceView): Html | '' {
  const own = words[locale]
  if (problems.length === 0) return ''
  const items = problems.map(
    one =>
      html`<li><a href="${link(placeAddress(ground.edition.id, pageOf(ground.draft.content, one.path)))}">${trailAt(ground.draft.content, one.path, locale)}</a>: ${one.message[locale]}</li>`,
  )
  return html`${notice({ locale, kind: 'warning', text: own.found(problems.length) })}<ul>${items}</ul>`
}

/** What the check says of each field here, by the field's name. */
const besideFields = (
  { problems, path }: PlaceView,
  { locale }: PageRequest,
): ReadonlyMap<string, string> => {
  const here = pathText(path)
  return new Map(
    problems.map(one => [one.path.slice(here === '' ? 0 : here.length + 1), one.message[locale]] as const),
  )
}

/** One place of the draft: its fields, the parts below it, and what the check says. */
export function placePage(
  request: PageRequest,
  view: PlaceView,
  isOptional: boolean,
  mayRehearse: boolean,
): Html {
  const { locale } = request
  const { ground, path, value } = view
  const own = words[locale]
  const shape = settled(view.shape, value)
  const head = pageTitle({
    locale,
    title: path.length === 0 ? own.parts : nameAt(ground.draft.content, path, locale),
    crumbs: crumbs(request, view),
  })
  const isPart = shape?.kind === 'object' && isObject(value)
  const inputs = isPart
    ? placeFields(request, shape, value, besideFields(view, request), ground.draft.content)
    : []
  const save = formActions([actionButton({ action: fillPlace.name, label: own.save })])
  const fields = inputs.length === 0 ? '' : placeForm(request, view, pathText(path), html`${inputs}${save}`)
  const list = shape?.kind === 'list' && isList(value) ? listPart(request, view, shape, value) : ''
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${problemList(request, view)}
${conditionOutline(request, view)}${fields}${isPart ? subparts(request, view, shape) : ''}${list}${variantPart(request, view)}${isOptional ? removePart(request, view) : ''}${takeOutPart(request, view)}${nextFrom(request, ground.edition.id, mayRehearse)}`
}
