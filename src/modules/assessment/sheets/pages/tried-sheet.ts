import { html, type Html } from '../../../../platform/html.ts'
import { section } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import type { Mark } from '../../assessment.ts'
import { statesOf } from '../criterion-states.ts'
import { words } from '../../messages.ts'
import type { ScoringGround } from '../score-marks.ts'
import { askedCriteria, sheetFields } from '../sheet-fields.ts'
import { evidenceLabel, type Drawn } from './criterion-part.ts'
import { sheetGatesPart } from './criterion-state-part.ts'
import { sheetProgress } from './sheet-progress.ts'
import { sheetRubric } from './sheet-rubric.ts'

/** A sheet that nobody scores: rules that are being made are tried on it. `commodity` may be the id of a rubric. */
export type TriedSheet = Readonly<{
  ground: ScoringGround
  marks: readonly Pick<Mark, 'criterionId' | 'answer' | 'reason'>[]
}>

/** Where the evidence would be: the links of the criteria lead here. */
function evidenceOf(request: PageRequest, own: Drawn['own']): Html | '' {
  const ids = [...new Set(askedCriteria(own).flatMap(one => one.evidence))]
  if (ids.length === 0) return ''
  const items = ids.map(id => html`<li id="bukti-${id}">${evidenceLabel(request, own, id)}</li>`)
  return section({ title: words[request.locale].evidence, body: html`<ul>${items}</ul>`, level: 3 })
}

/**
 * The sheet as its assessor would see it, by the parts of the real one, without what belongs to a person: notes, and
 * saving. It stands in a form of its page, under the names of the fields of a scoresheet.
 */
export function triedSheet(request: PageRequest, { ground, marks }: TriedSheet): Html {
  const own = {
    ground,
    marks: marks.map(one => ({ ...one, savedAt: request.now, revision: 0 })),
    notes: [],
    sheet: { state: 'open' },
  } as const
  const drawn: Drawn = {
    own,
    fields: new Map(sheetFields(own).map(field => [field.name, field])),
    states: statesOf(ground, own.marks, request.locale),
    withoutNotes: true,
  }
  // What was typed is in the marks already.
  const fresh = { ...request, form: null }
  return html`${sheetProgress(fresh, own)}${sheetGatesPart(fresh, drawn.states)}${sheetRubric(fresh, drawn)}${evidenceOf(fresh, own)}`
}
