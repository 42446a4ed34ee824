import { pathText, type Shape } from '../../../engine/editing/index.ts'
import type { Json } from '../../../engine/rules/hash.ts'
import { html, type Html } from '../../../platform/html.ts'
import { actionButton, emptyState, formActions, section, selectField, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { arrangePlace } from '../change-draft.ts'
import { placeAddress } from '../draft.ts'
import { words } from '../messages.ts'
import { nameAt } from './draft-links.ts'
import { placeForm, variantChoices, type PlaceView } from './place-form.ts'

const acts = ['up', 'down', 'copy', 'remove'] as const

/** One form for an item: what is to be done with it is chosen, then done. */
function rowForm(request: PageRequest, view: PlaceView, index: number, count: number): Html {
  const { locale } = request
  const own = words[locale]
  const labels = { up: own.up, down: own.down, copy: own.copy, remove: own.take }
  const fits = acts.filter(act => (act !== 'up' || index > 0) && (act !== 'down' || index < count - 1))
  const name = nameAt(view.ground.draft.content, [...view.path, index], locale)
  const pick = selectField({
    locale,
    name: 'act',
    id: `tindakan-${index}`,
    label: own.actOn(name),
    prompt: null,
    required: true,
    value: 'copy',
    options: fits.map(act => ({ value: act, label: labels[act] })),
  })
  const button = actionButton({ action: arrangePlace.name, label: own.doIt, kind: 'secondary' })
  const hidden = html`<input type="hidden" name="index" value="${index}">`
  return placeForm(request, view, pathText(view.path), html`${hidden}${pick}${formActions([button])}`)
}

function row(request: PageRequest, view: PlaceView, index: number, count: number) {
  const { locale, link } = request
  const path = [...view.path, index]
  const { edition, draft } = view.ground
  const name = nameAt(draft.content, path, locale)
  return {
    cells: [
      html`<a href="${link(placeAddress(edition.id, pathText(path)))}">${name}</a>`,
      html`<details class="fold"><summary>${words[locale].acts}</summary>${rowForm(request, view, index, count)}</details>`,
    ],
  }
}

/** The items of a list, each with its page, and what can be done with it. */
export function listPart(
  request: PageRequest,
  view: PlaceView,
  { item }: Extract<Shape, { kind: 'list' }>,
  items: readonly Json[],
): Html {
  const { locale } = request
  const own = words[locale]
  const choices = variantChoices(item, request)
  const pick =
    choices.length === 0
      ? ''
      : selectField({
          locale,
          name: 'variant',
          label: own.addOf,
          prompt: null,
          required: true,
          options: choices,
        })
  const button = formActions([actionButton({ action: arrangePlace.name, label: own.add, icon: 'plus' })])
  const add = html`<input type="hidden" name="act" value="add">${pick}${button}`
  const list = table({
    caption: own.content,
    captionHidden: true,
    columns: [{ label: own.part }, { label: own.acts }],
    rows: items.map((_, index) => row(request, view, index, items.length)),
    empty: emptyState({ title: own.empty }),
  })
  return html`${section({ title: own.content, body: list })}${section({ title: own.add, body: placeForm(request, view, pathText(view.path), add) })}`
}
