import type { Criterion, Node } from '../../../../engine/index.ts'
import { fromHundredths, toDecimal } from '../../../../foundation/fraction.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { section, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { plenaryWords } from '../plenary-messages.ts'
import { scoreText } from '../../score-text.ts'
import { whoseSheet, type ComputedCase } from './case-parts.ts'

type Asked = Pick<PageRequest, 'locale'>

/** Points of one criterion on each sheet, and the reasons written there. */
function criterionRow(one: ComputedCase, criterion: Criterion, request: Asked) {
  const { locale } = request
  const own = plenaryWords[locale]
  const answers = one.computed.result.sheets.map(sheet =>
    sheet.answers.find(answer => answer.criterion.id === criterion.id),
  )
  const points = answers.map(answer => {
    if (answer?.applies === false) return own.notApplicable
    const given = answer?.points ?? null
    return given === null ? '–' : scoreText(toDecimal(fromHundredths(given), 2), locale)
  })
  const reasons = one.sheets.flatMap((sheet, index) => {
    const reason = (sheet.reasons[criterion.id] ?? '').trim()
    return reason === '' ? [] : [{ assessor: whoseSheet(one, index, locale), reason }]
  })
  const said =
    reasons.length === 0
      ? ''
      : html`<ul class="plain">${reasons.map(each => html`<li><b>${each.assessor}:</b> ${each.reason}</li>`)}</ul>`
  return {
    cells: [
      html`${criterion.title[locale]}${said}`,
      scoreText(toDecimal(fromHundredths(criterion.max), 2), locale),
      ...points,
    ],
  }
}

const criteriaOf = (node: Node): readonly Criterion[] =>
  node.kind === 'group' ? node.children.flatMap(criteriaOf) : [node]

function partTable(one: ComputedCase, part: Node, request: Asked): Html {
  const { locale } = request
  const own = plenaryWords[locale]
  const sheets = one.computed.result.sheets
  const columns = [
    { label: own.criterion },
    { label: own.max, numeric: true },
    ...sheets.map((_, index) => ({ label: whoseSheet(one, index, locale), numeric: true })),
  ]
  const totals = sheets.map(sheet => {
    const points = sheet.nodes.get(part.id)
    return points ? scoreText(toDecimal(points, 2), locale) : '–'
  })
  return section({
    title: part.title[locale],
    level: 3,
    body: table({
      caption: part.title[locale],
      captionHidden: true,
      columns,
      rows: criteriaOf(part).map(criterion => criterionRow(one, criterion, request)),
      totals: [{ cells: [own.total, scoreText(toDecimal(fromHundredths(part.max), 2), locale), ...totals] }],
      empty: '–',
    }),
  })
}

/** Every sheet beside the others, one table for each part of the rubric. */
export function sheetsBeside(request: Asked, one: ComputedCase): Html {
  const { root } = one.computed.result.form.index.rubric
  const parts =
    root.kind === 'group' && root.children.every(child => child.kind === 'group') ? root.children : [root]
  return html`${parts.map(part => partTable(one, part, request))}`
}
