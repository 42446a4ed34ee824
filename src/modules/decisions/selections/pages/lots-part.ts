import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  form,
  formActions,
  longTextField,
  notice,
  panel,
  section,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { lotField } from '../draw-lots.ts'
import { isCurrent } from '../../settlement.ts'
import type { PlenaryCase } from '../../cases/plenary-case.ts'
import { lotsToDraw, type SelectionGround } from '../selection-ground.ts'
import { selectionWords } from '../selection-messages.ts'
import { selectionsPart } from './selection-part.ts'

export type ChoicesView = Readonly<{
  ground: SelectionGround
  cases: readonly PlenaryCase[]
  /** That are kept from the reader: nothing is shown of them. */
  kept: ReadonlySet<string>
  mayDraw: boolean
}>

type Draw = ReturnType<typeof lotsToDraw>[number]

function drawForm(
  request: PageRequest,
  { selection, undrawn }: Draw,
  names: ReadonlyMap<string, string>,
): Html {
  const { locale } = request
  const own = selectionWords[locale]
  const title = own.drawTitle(selection.title[locale])
  const body = html`<p>${own.drawLead}</p><input type="hidden" name="selection" value="${selection.id}">
${undrawn.map(id =>
  textField({
    ...fieldState(request, 'selection.draw', lotField(id)),
    label: own.numberOf(names.get(id) ?? id),
    inputMode: 'numeric',
    required: true,
  }),
)}
${longTextField({ ...fieldState(request, 'selection.draw', 'account'), label: own.account, hint: own.accountHint, required: true })}
${formActions([
  actionButton({
    action: 'selection.draw',
    label: own.draw,
    confirm: { locale, text: own.drawConfirm, label: own.draw },
  }),
])}`
  return panel({
    title,
    level: 3,
    accent: true,
    body: form({ action: request.link(request.path), key: request.formKey(), body, label: title }),
  })
}

/** What the rules choose among the nominations before the plenary, and the form in which lots are written down. */
export function choicesPart(request: PageRequest, view: ChoicesView | null): Html | '' {
  const { locale } = request
  const own = selectionWords[locale]
  if (!view) return ''
  const { ground, cases, kept } = view
  if (ground.made) return section({ title: own.title, id: 'pemilihan', body: html`<p>${own.made}</p>` })
  const shown = cases.filter(one => !kept.has(one.nomination.id))
  const names = new Map(shown.map(one => [one.nomination.id, one.product]))
  const draws = lotsToDraw(ground, cases)
  const unsettled = cases.filter(one => !isCurrent(one.settlement, one.computed.digest)).length
  const rules = cases.find(one => ground.chosen.has(one.nomination.id))?.rules.rules ?? null
  const parts = selectionsPart(
    {
      rows: shown.map(one => ({
        nominationId: one.nomination.id,
        product: one.product,
        selections: ground.chosen.get(one.nomination.id) ?? [],
      })),
      rules,
      toDraw: new Set(draws.flatMap(one => one.undrawn)),
    },
    locale,
  )
  const drawn = draws.filter(one => !one.nominations.some(id => kept.has(id)))
  const [first] = view.mayDraw && unsettled === 0 ? drawn : []
  return section({
    title: own.title,
    id: 'pemilihan',
    lead: own.lead,
    body: html`${kept.size > 0 ? notice({ locale, kind: 'info', text: own.kept }) : ''}
${unsettled > 0 ? notice({ locale, kind: 'info', text: own.unsettled(formatNumber(unsettled, locale)) }) : ''}
${parts}${first ? drawForm(request, first, names) : ''}`,
  })
}
