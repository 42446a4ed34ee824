import type { Node } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  form,
  formActions,
  notice,
  saveState,
  section,
} from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import type { AgreedGround } from '../agreed-ground.ts'
import { agreedWords } from '../agreed-messages.ts'
import { answeredAlike, standing } from '../save-agreed.ts'
import { scoringWords } from '../../sheets/scoring-messages.ts'
import { answerWords, askedCriteria, isAsked, rubricOf, sheetFields } from '../../sheets/sheet-fields.ts'
import { statesOf } from '../../sheets/criterion-states.ts'
import { rubricParts, sumsOf } from '../../sheets/sheet-sums.ts'
import { scoreMarks } from '../../sheets/score-marks.ts'
import { besidePart } from './agreed-beside.ts'
import { criterionPart, type Drawn } from '../../sheets/pages/criterion-part.ts'
import { sheetProgress } from '../../sheets/pages/sheet-progress.ts'

const partsOf = (ground: AgreedGround): readonly Node[] => {
  const { root } = rubricOf(ground).rubric
  return root.kind === 'group' ? root.children : [root]
}

/** One part of the rubric after the other, groups as sections; `leaf` draws a criterion. */
function drawParts(
  { locale }: PageRequest,
  ground: AgreedGround,
  leaf: (one: Exclude<Node, { kind: 'group' }>) => Html | '',
): Html {
  const draw = (one: Node, level: 2 | 3): Html | '' =>
    one.kind === 'group'
      ? section({
          title: scoringWords[locale].partTitle(one.title[locale], formatHundredths(one.max, locale)),
          body: html`${one.children.map(child => draw(child, 3))}`,
          id: one.id,
          level,
        })
      : leaf(one)
  return html`${partsOf(ground).map(part => draw(part, 2))}`
}

/** How many criteria are empty here and answered alike by everybody. */
export function emptyAlike(ground: AgreedGround): number {
  const answered = new Set(ground.marks.filter(one => one.answer !== null).map(one => one.criterionId))
  return askedCriteria(ground).filter(
    ({ id }) => !answered.has(id) && answeredAlike(ground.seats, id) !== null,
  ).length
}

/** How far the sheet is: answered of asked, points so far, each part's. As it was saved. */
export function agreedSums(request: PageRequest, ground: AgreedGround): Html {
  const { locale } = request
  const sums = sumsOf(ground, ground.marks, locale)
  const { root, parts } = rubricParts(ground)
  const items = parts.map(part => {
    const sum = sums.parts.find(one => one.id === part.id)
    return {
      term: part.title[locale],
      detail: html`<b class="number">${sum?.points ?? '–'}</b> / ${formatHundredths(part.max, locale)} <span class="muted">(${sum?.done ?? 0}/${sum?.all ?? 0})</span>`,
    }
  })
  const total = {
    term: agreedWords[locale].total,
    detail: html`<b class="number">${sums.points ?? '–'}</b> / ${formatHundredths(root.max, locale)}`,
  }
  return html`<p><b>${scoringWords[locale].answered(sums.done, sums.all)}</b></p>${definitionList({ items: [...items, total] })}`
}

/**
 * The chair's form: each criterion with what every assessor said to it. It works without script; with it, it is kept on
 * the device and saves itself until somebody has agreed.
 */
export function agreedForm(request: PageRequest, ground: AgreedGround): Html {
  const { locale, link, actor } = request
  const own = agreedWords[locale]
  const drawn: Drawn = {
    own: ground,
    fields: new Map(sheetFields(ground).map(field => [field.name, field])),
    states: statesOf(ground.ground, ground.marks, locale),
    beside: besidePart(ground, actor.personId, locale),
  }
  const alike = emptyAlike(ground)
  // Saving comes first: it is what the enter key presses, so that nothing is ever taken over unasked.
  const save = actionButton({ action: 'agreed-sheet.save', label: own.save, kind: 'primary' })
  const agreed = standing(ground)
  const told = agreed > 0 ? notice({ locale, kind: 'warning', text: own.agreedAlready(agreed) }) : ''
  const buttons = html`${saveState({ locale, state: 'idle', ...(agreed > 0 ? { idle: own.notByItself } : {}) })}${formActions([save])}<p class="muted">${own.saveHint}</p>`
  const takeOver = actionButton({ action: 'agreed-sheet.take-over', label: own.takeOver, kind: 'secondary' })
  const first =
    alike > 0 ? html`<p>${own.takeOverHint(alike)}</p><div class="buttons">${[save, takeOver]}</div>` : ''
  const address = link(`/lembar-bersama/${ground.code}`)
  return html`${sheetProgress(request, ground)}<div class="draft">${form({
    action: address,
    key: request.formKey(),
    autosave: 'agreed-sheet.autosave',
    draft: { news: `${address}/kabar`, version: ground.sheet.revision, now: request.now },
    body: html`${told}${first}${drawParts(request, ground, one => criterionPart(request, drawn, one))}${buttons}`,
    label: own.form,
  })}</div>`
}

/** What the sheet says, to be read: the agreed answer with its points and reason, and what every assessor said. */
export function agreedReading(request: PageRequest, ground: AgreedGround): Html {
  const { locale, actor } = request
  const own = agreedWords[locale]
  const beside = besidePart(ground, actor.personId, locale)
  const { answers } = scoreMarks(ground.ground, ground.marks)
  const points = new Map(answers.map(one => [one.criterion.id, one.points]))
  return drawParts(request, ground, criterion => {
    if (!isAsked(criterion)) return ''
    const mark = ground.marks.find(one => one.criterionId === criterion.id)
    const answer = mark?.answer ?? null
    const given = points.get(criterion.id) ?? null
    const sum =
      given === null || answer === null
        ? ''
        : html` <span class="number">(${formatHundredths(given, locale)} / ${formatHundredths(criterion.max, locale)} ${own.points})</span>`
    const said = answer === null ? own.nothing : answerWords(criterion, answer, locale)
    const reason = mark?.reason ? html`<p class="typed">${mark.reason}</p>` : ''
    return html`<div class="criterion" id="k-${criterion.id}"><p class="criterion__title">${criterion.title[locale]}</p><p><b>${said}</b>${sum}</p>${reason}${beside(criterion)}</div>`
  })
}
