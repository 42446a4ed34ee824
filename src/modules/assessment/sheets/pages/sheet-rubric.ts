import type { Node } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import { section } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { scoringWords } from '../scoring-messages.ts'
import { rubricOf } from '../sheet-fields.ts'
import { criterionPart, type Drawn } from './criterion-part.ts'

/** The rubric of a sheet as its assessor sees it: groups as sections, each criterion with what holds of it. */
export function sheetRubric(request: PageRequest, drawn: Drawn): Html {
  const { root } = rubricOf(drawn.own).rubric
  const top = root.kind === 'group' ? root.children : [root]
  return html`${top.map(part => node(request, drawn, part, 2))}`
}

function node(request: PageRequest, drawn: Drawn, one: Node, level: 2 | 3): Html | '' {
  if (one.kind !== 'group') return criterionPart(request, drawn, one)
  const body = html`${one.children.map(child => node(request, drawn, child, 3))}`
  return section({
    title: scoringWords[request.locale].partTitle(
      one.title[request.locale],
      formatHundredths(one.max, request.locale),
    ),
    body,
    id: one.id,
    level,
  })
}
