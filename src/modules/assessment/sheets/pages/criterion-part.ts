import { optionsOf } from '../../../../engine/scoring/points.ts'
import type { Criterion, Option } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import { longTextField, rubricCriterion, type RubricOption } from '../../../../ui/index.ts'
import { fieldState, problemAt, typed, type PageRequest } from '../../../../web/index.ts'
import { baseOf } from '../../../nominations/index.ts'
import { words } from '../../messages.ts'
import type { SheetStates } from '../criterion-states.ts'
import type { OwnSheet } from '../own-sheet.ts'
import { scoringWords } from '../scoring-messages.ts'
import { baseName, fieldName, fieldText, isAsked, type SheetField, type Sheeted } from '../sheet-fields.ts'
import { conflictOf, conflictPart, isPartlySaved } from '../../interests/pages/sheet-conflict.ts'
import { carriedPart } from '../../levels/pages/carried-part.ts'
import { outsidePart } from '../../outside/pages/outside-sheet-part.ts'
import type { BroughtFact } from '../../outside/outside-fact.ts'
import { criterionStatePart, reasonHintOf } from './criterion-state-part.ts'
import { numberCriterion } from './number-criterion.ts'

const SAVE = 'scoresheet.mark'

/** What every part of the sheet's form is drawn with. */
export type Drawn = Readonly<{
  own: Sheeted & Readonly<{ sheet: Pick<OwnSheet['sheet'], 'state'>; outside?: readonly BroughtFact[] }>
  fields: ReadonlyMap<string, SheetField>
  /** What holds by the answers so far. */
  states: SheetStates
  /** On the sheet on which a panel agrees: what each assessor said, in place of the evidence and of own notes. */
  beside?: (criterion: Criterion) => Html
  /** On a sheet that nobody scores there is nobody to take notes. */
  withoutNotes?: true
}>

/** The form as it is shown again: its own fields only where they were not saved. */
const shownOf = (request: PageRequest, name: string): PageRequest =>
  isPartlySaved(request.form) && conflictOf(request.form, name) === null
    ? { ...request, form: null }
    : request

const actionOf = ({ form }: PageRequest): string => form?.action ?? SAVE

/** What a field holds on the page, with what it was drawn with. */
function drawnField(request: PageRequest, { own, fields }: Drawn, name: string) {
  const shown = shownOf(request, name)
  const field = fields.get(name)
  const stored = field ? fieldText(field, request.locale) : ''
  const action = actionOf(shown)
  const value = typed(shown.form, action, name, stored)
  const base = typed(shown.form, action, baseName(name), field ? baseOf(field) : '')
  // The page's script must not take for stored what was typed into a form that is shown again.
  const mark = value === stored ? '' : html` data-typed="yes"`
  const hidden =
    own.sheet.state === 'open'
      ? html`<input type="hidden" name="${baseName(name)}" value="${base}"${mark}>${field && conflictOf(request.form, name) ? conflictPart(request, field, value) : ''}`
      : ''
  return { value, hidden, problem: problemAt(shown.form, action, name, request.locale) }
}

/** A criterion with its options, reason and note; what another level answered stands there as it is, and facts do not. */
export function criterionPart(request: PageRequest, drawn: Drawn, one: Criterion): Html | '' {
  if (one.kind === 'imported') return outsidePart(request, drawn.own.ground, one, drawn.own.outside)
  if (!isAsked(one)) return carriedPart(request, drawn.own.ground, one)
  const { locale } = request
  const [name, reasonName] = [fieldName('mark', one.id), fieldName('reason', one.id)]
  const mark = drawnField(request, drawn, name)
  const reason = drawnField(request, drawn, reasonName)
  const note = drawn.beside || drawn.withoutNotes ? '' : notePart(request, drawn, fieldName('note', one.id))
  const more = html`${mark.hidden}${reason.hidden}${note}`
  const before = html`${criterionStatePart(request, drawn.own.ground.rules, drawn.states, one)}${drawn.beside?.(one) ?? ''}`
  const shown = drawn.beside ? [] : one.evidence
  const evidence = shown.map(id => ({
    label: evidenceLabel(request, drawn.own, id),
    href: `#bukti-${id}`,
  }))
  const disabled = drawn.own.sheet.state === 'locked'
  const reasonHint = reasonHintOf(one, locale)
  if (one.kind === 'number')
    return numberCriterion(request, { criterion: one, mark, reason, disabled, evidence, before, more })
  return rubricCriterion({
    locale,
    name,
    reasonName,
    title: one.title[locale],
    description: one.guidance[locale],
    options: optionsShown(one, request),
    chosen: mark.value,
    maxPoints: formatHundredths(one.max, locale),
    reason: reason.value,
    ...(reasonHint === undefined ? {} : { reasonHint }),
    disabled,
    evidence,
    more,
    before,
    ...(mark.problem === undefined ? {} : { problem: mark.problem }),
    ...(reason.problem === undefined ? {} : { reasonProblem: reason.problem }),
  })
}

/** A note for nobody else, folded away until it is wanted. */
export function notePart(request: PageRequest, drawn: Drawn, name: string): Html {
  const { locale } = request
  const said = scoringWords[locale]
  const note = drawnField(request, drawn, name)
  const isWhole = drawn.fields.get(name)?.criterion === null
  const field = longTextField({
    ...fieldState(shownOf(request, name), actionOf(request), name, ''),
    value: note.value,
    label: isWhole ? said.noteWhole : said.note,
    hint: isWhole ? said.noteHint : said.noteShort,
    disabled: drawn.own.sheet.state === 'locked',
    rows: 2,
  })
  const open = note.value || note.problem ? html` open` : ''
  return html`<details class="own-note"${open}><summary>${isWhole ? said.noteWhole : said.note}</summary>${field}</details>${note.hidden}`
}

export function evidenceLabel({ locale }: PageRequest, own: Pick<OwnSheet, 'ground'>, id: string): string {
  const said = words[locale]
  if (id === 'photos') return said.photos
  if (id === 'sample') return said.sample
  const { rules } = own.ground
  return (rules.requirements.get(id)?.title ?? rules.questions.get(id)?.title)?.[locale] ?? id
}

/** The answers to choose from, with the points of each. */
export function optionsShown(
  one: Criterion,
  { locale }: Pick<PageRequest, 'locale'>,
): readonly RubricOption[] {
  const said = words[locale]
  if (one.kind === 'yes-no') {
    return [
      { value: 'yes', label: said.yes, points: formatHundredths(one.points, locale) },
      { value: 'no', label: said.no, points: formatHundredths(one.otherwise ?? 0, locale) },
    ]
  }
  const shown = (options: readonly Option[], group?: string): readonly RubricOption[] =>
    options.map(option => ({
      value: option.id,
      label: option.text[locale],
      points: formatHundredths(option.points, locale),
      ...(group === undefined ? {} : { group }),
    }))
  return one.kind === 'alternatives'
    ? one.scales.flatMap(scale => shown(scale.options, scale.title[locale]))
    : shown(optionsOf(one))
}
