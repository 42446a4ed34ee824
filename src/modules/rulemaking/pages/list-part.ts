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

type Act = 'up' | 'down' | 'copy' | 'remove'

function rowForm(request: PageRequest, view: PlaceView, act: Act, index: number): Html {
  const { locale } = request
  const own = words[locale]
  const label = { up: own.up, down: own.down, copy: own.copy, remove: own.take }[act]
  const confirm = act === 'remove' ? { confirm: { locale, text: own.takeAsk, label: own.take } } : {}
  const kind = act === 'remove' ? 'danger' : 'secondary'
  const hidden = html`<input type="hidden" name="act" value="${act}"><input type="hidden" name="index" value="${index}">`
  return placeForm(
    request,
    view,
    pathText(view.path),
    html`${hidden}${actionButton({ action: arrangePlace.name, label, kind, ...confirm })}`,
  )
}

function row(request: PageRequest, view: PlaceView, index: number, count: number) {
  const { locale, link } = request
  const path = [...view.path, index]
  const { edition, draft } = view.ground
  const acts: readonly Act[] = [
    ...(index > 0 ? (['up'] as const) : []),
    ...(index < count - 1 ? (['down'] as const) : []),
    'copy',
    'remove',
  ]
  return {
    cells: [
      html`<a href="${link(placeAddress(edition.id, pathText(path)))}">${nameAt(draft.content, path, locale)}</a>`,
      html`<div class="buttons">${acts.map(act => rowForm(request, view, act, index))}</div>`,
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
      : selectField({ locale, name: 'variant', label: own.addOf, prompt: null, options: choices })
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
