import type { Criterion } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  fieldId,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  section,
  table,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { awaitedNotice } from '../../levels/pages/carried-part.ts'
import { outsideNotice } from '../../outside/pages/outside-sheet-part.ts'
import { words } from '../../messages.ts'
import type { OwnSheet } from '../own-sheet.ts'
import { outsideAwaited, problemsBeforeLock, scoreMarks } from '../score-marks.ts'
import { scoringWords } from '../scoring-messages.ts'
import { answerWords, askedCriteria } from '../sheet-fields.ts'
import { rubricParts, writtenPoints } from '../sheet-sums.ts'

/** Everything that the lock will hold, on one page: what is missing, what was chosen, what limits it, what it comes to. */
export function lockPage(request: PageRequest, own: OwnSheet): Html {
  const { locale, link } = request
  const said = scoringWords[locale]
  const sheet = link(`/penilaian/${own.code}`)
  const title = pageTitle({
    locale,
    title: said.lockTitle(own.code),
    lead: said.lockLead,
    crumbs: [
      { label: words[locale].listTitle, href: link('/penilaian') },
      { label: words[locale].sheetTitle(own.code), href: sheet },
    ],
  })
  // What was missing when the button was pressed stands below, with its way to the criterion.
  const refused = problemsOf(request.form, locale).filter(one => !/^(mark|reason)\./.test(one.path))
  const { total } = scoreMarks(own.ground, own.marks)
  const isWhole = isLockable(own)
  const hidden = isWhole ? notice({ locale, kind: 'info', text: said.lockHidden }) : ''
  const sum = html`<p>${said.total}: <b class="number">${total ? writtenPoints(total, locale) : '–'}</b> / ${formatHundredths(rubricParts(own).root.max, locale)}</p>`
  return html`${title}${errorSummary({ locale, problems: refused })}${awaitedNotice(request, own.ground)}${outsideNotice(request, own)}${missingPart(request, own)}${gatesPart(request, own)}${partTables(request, own)}${sum}${hidden}${lockForm(request, own)}`
}

/** Nothing is missing, neither of the assessor's nor of what others bring. */
const isLockable = (own: OwnSheet): boolean =>
  problemsBeforeLock(own.ground, own.marks).length === 0 && outsideAwaited(own.ground, own.sheet).length === 0

function missingPart({ locale, link }: PageRequest, own: OwnSheet): Html | '' {
  const said = scoringWords[locale]
  // What another level has to answer is not the assessor's to mend: it stands in a notice of its own.
  const missing = problemsBeforeLock(own.ground, own.marks).filter(one => !one.path.startsWith('level.'))
  if (missing.length === 0) return ''
  const items = missing.map(
    one =>
      html`<li><a href="${link(`/penilaian/${own.code}`)}#${fieldId(one.path)}">${one.message[locale]}</a></li>`,
  )
  return section({
    title: said.toMend,
    body: html`<p>${said.toMendText(missing.length)}</p><p class="buttons">${linkButton({ href: `${link(`/penilaian/${own.code}`)}#${fieldId(missing[0]?.path ?? '')}`, label: said.mend, kind: 'primary' })}</p><ul>${items}</ul>`,
  })
}

function gatesPart({ locale }: PageRequest, own: OwnSheet): Html | '' {
  const { gates } = scoreMarks(own.ground, own.marks)
  if (gates.length === 0) return ''
  const items = gates.map(one => html`<li>${one.reason[locale]}</li>`)
  return section({ title: scoringWords[locale].gates, body: html`<ul>${items}</ul>` })
}

function partTables(request: PageRequest, own: OwnSheet): Html {
  const { locale } = request
  const said = scoringWords[locale]
  const { parts, criteriaUnder } = rubricParts(own)
  const { answers } = scoreMarks(own.ground, own.marks)
  const read = new Map(answers.map(one => [one.criterion.id, one]))
  const criteria = new Map(askedCriteria(own).map(one => [one.id, one]))
  // What has no mark is listed above, with its way to it: once is enough on a phone.
  const missing = new Set(problemsBeforeLock(own.ground, own.marks).map(one => one.path))
  const isAnswered = (one: Criterion): boolean => {
    const answer = own.marks.find(mark => mark.criterionId === one.id)?.answer ?? null
    return answer !== null || !missing.has(`mark.${one.id}`)
  }
  const columns = [
    { label: said.criterion },
    { label: said.chosen },
    { label: said.points, numeric: true },
    { label: said.reason },
  ]
  const tables = parts.map(part => {
    const asked = (criteriaUnder.get(part.id) ?? []).flatMap(id => criteria.get(id) ?? []).filter(isAnswered)
    if (asked.length === 0) return ''
    const rows = asked.map(one => ({ cells: cellsOf(request, own, one, read.get(one.id)) }))
    const caption = part.title[locale]
    return section({
      title: caption,
      body: table({ caption, captionHidden: true, columns, rows, empty: '' }),
    })
  })
  return html`${tables}`
}

function cellsOf(
  { locale, link }: PageRequest,
  own: OwnSheet,
  one: Criterion,
  read: ReturnType<typeof scoreMarks>['answers'][number] | undefined,
) {
  const said = scoringWords[locale]
  const mark = own.marks.find(each => each.criterionId === one.id)
  const applies = read?.applies !== false
  const chosen =
    mark?.answer === null || mark?.answer === undefined ? said.missing : answerWords(one, mark.answer, locale)
  return [
    html`<a href="${link(`/penilaian/${own.code}`)}#${fieldId(`mark.${one.id}`)}">${one.title[locale]}</a>`,
    applies ? chosen : said.notApplicable,
    read?.points === null || read?.points === undefined || !applies
      ? '–'
      : `${formatHundredths(read.points, locale)} / ${formatHundredths(one.max, locale)}`,
    html`<span class="typed">${mark?.reason ?? ''}</span>`,
  ]
}

function lockForm(request: PageRequest, own: OwnSheet): Html {
  const { locale, link } = request
  const said = scoringWords[locale]
  const back = linkButton({ href: link(`/penilaian/${own.code}`), label: said.back, kind: 'secondary' })
  if (!isLockable(own)) return html`<p class="buttons">${back}</p>`
  return html`<div data-keep="${request.now.toISOString()}">${form({
    action: link(`/penilaian/${own.code}/kunci`),
    key: request.formKey(),
    version: own.sheet.rowVersion,
    label: said.lockTitle(own.code),
    body: formActions([
      actionButton({ action: 'scoresheet.lock', label: words[locale].lock, kind: 'primary' }),
      back,
    ]),
  })}</div>`
}
