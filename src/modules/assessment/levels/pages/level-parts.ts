import { scoreSheet } from '../../../../engine/index.ts'
import { pointsOf } from '../../../../engine/scoring/points.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths, formatMoment } from '../../../../platform/translations.ts'
import { definitionList, linkButton, section } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { areaName } from '../../../regions/index.ts'
import { answerInWords, answersOf } from '../../sheets/evidence.ts'
import type { AskedCriterion, LevelAnswers } from '../level-answers.ts'
import { levelWords } from '../level-messages.ts'
import type { LevelGround } from '../load-level.ts'
import { answerWords } from '../../sheets/sheet-fields.ts'

/** The file as it was admitted, for those who may read it whole. */
export function filePart({ locale, link }: PageRequest, { nomination, rules }: LevelGround): Html {
  const said = levelWords[locale]
  const file = nomination.submittedFile
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
  const about = definitionList({
    items: [
      { term: said.product, detail: textOf(file?.product['name']) },
      { term: said.maker, detail: textOf(file?.producer['name']) },
      { term: said.place, detail: areaName(nomination.areaPath) },
    ],
  })
  const sections = rules.document.sections.map(part => {
    const answers = answersOf(part.questions, file?.answers ?? {})
    const items = answers.map(one => ({
      term: one.question[locale],
      detail: html`<span class="typed">${answerInWords(one, locale, said)}</span>`,
    }))
    return items.length === 0
      ? ''
      : section({ title: part.title[locale], level: 3, body: definitionList({ items }) })
  })
  const papers = (file?.documents ?? []).map(one => {
    const title = rules.requirements.get(one.requirementId)?.title[locale] ?? one.requirementId
    return html`<li>${[title, one.number].filter(Boolean).join(', ')}</li>`
  })
  const documents =
    papers.length === 0 ? '' : section({ title: said.documents, level: 3, body: html`<ul>${papers}</ul>` })
  const whole = linkButton({
    href: link(`/usulan/${nomination.id}`),
    label: said.wholeFile,
    kind: 'secondary',
  })
  return html`${section({ title: said.about, body: html`${about}<p>${whole}</p>` })}${sections}${documents}`
}

const pointsText = (one: AskedCriterion, answer: LevelAnswers['answers'][string], request: PageRequest) => {
  const points = pointsOf(one, answer)
  const { locale } = request
  return points.ok
    ? ` (${formatHundredths(points.value, locale)} / ${formatHundredths(one.max, locale)})`
    : ''
}

/** Answers with their points and reasons. */
export function answersList(
  request: PageRequest,
  { level, rules, commodity, facts }: LevelGround,
  given: Pick<LevelAnswers, 'answers' | 'reasons'> | null,
): Html {
  const { locale } = request
  const said = levelWords[locale]
  const read = scoreSheet(rules, commodity, {}, facts, given ? { [level.id]: given.answers } : {}).answers
  const out = new Set(read.filter(one => one.applies === false).map(one => one.criterion.id))
  const items = level.criteria.map(one => {
    const answer = given?.answers[one.id]
    const words =
      answer === undefined
        ? html`<span class="muted">${out.has(one.id) ? said.notApplying : said.unanswered}</span>`
        : html`${answerWords(one, answer, locale)}${pointsText(one, answer, request)}`
    const reason = given?.reasons[one.id]
    const why = reason ? html`<br><span class="typed muted">${said.reason}: ${reason}</span>` : ''
    return { term: one.title[locale], detail: html`${words}${why}` }
  })
  return definitionList({ items })
}

/** What was sent and taken back, with the reason; the newest first. */
export function earlierPart(request: PageRequest, ground: LevelGround): Html | '' {
  const { locale } = request
  const said = levelWords[locale]
  const taken = ground.versions.filter(one => one.state === 'taken-back').toReversed()
  if (taken.length === 0) return ''
  const parts = taken.map(one => {
    const when = one.takenBackAt ? formatMoment(one.takenBackAt, locale) : ''
    return html`<details><summary>${said.earlierOne(one.version, when)}</summary><p>${said.why}: <span class="typed">${one.takenBackReason ?? ''}</span></p>${answersList(request, ground, one)}</details>`
  })
  return section({ title: said.earlier, id: 'ditarik', body: html`${parts}` })
}
