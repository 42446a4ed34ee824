import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths, formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  longTextField,
  notice,
  pageTitle,
  rubricCriterion,
  saveState,
  section,
  splitView,
} from '../../../../ui/index.ts'
import { fieldState, problemAt, problemsOf, typed, type PageRequest } from '../../../../web/index.ts'
import { levelAddress } from '../answer-level.ts'
import { criteriaThatApply, type AskedCriterion } from '../level-answers.ts'
import { levelWords } from '../level-messages.ts'
import type { LevelGround } from '../load-level.ts'
import { fieldName, fieldText } from '../../sheets/sheet-fields.ts'
import { optionsShown } from '../../sheets/pages/criterion-part.ts'
import { answersList, earlierPart, filePart } from './level-parts.ts'
import { numberCriterion } from '../../sheets/pages/number-criterion.ts'

export type LevelView = Readonly<{
  ground: LevelGround
  product: string
  /** Who answers: an office, never a person. */
  office: string
  able: Readonly<{ save: boolean; send: boolean; takeBack: boolean }>
}>

/** One file before the office of one level: what is in it, and the criteria that the office answers. */
export function levelPage(request: PageRequest, view: LevelView): Html {
  const { locale, link } = request
  const said = levelWords[locale]
  const { ground, product, office } = view
  const title = pageTitle({
    locale,
    title: said.fileTitle(ground.level.title[locale], product),
    lead: said.fileLead(office),
    crumbs: [{ label: said.title, href: link('/nilai-tingkat') }],
  })
  const right = view.able.save ? answerForm(request, view) : standing(request, view)
  const jump = html`<p class="sheet-jump"><a href="#kriteria">${said.toCriteria}</a></p>`
  return html`${title}${jump}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${splitView({ left: filePart(request, ground), right: html`<div id="kriteria">${right}${earlierPart(request, ground)}</div>`, leftLabel: said.fileLabel, rightLabel: said.formLabel })}`
}

/** What is kept for the page of a form that is shown again, and what is stored otherwise. */
function shown(request: PageRequest, { live }: LevelGround, one: AskedCriterion, kind: 'mark' | 'reason') {
  const { form: sent, locale } = request
  const name = fieldName(kind, one.id)
  const stored = kind === 'mark' ? (live?.answers[one.id] ?? null) : (live?.reasons[one.id] ?? null)
  const field = { kind, name, criterion: one, value: stored, revision: 0, savedAt: null } as const
  const action = sent?.action ?? ''
  const problem = problemAt(sent, action, name, locale)
  return {
    name,
    value: typed(sent, action, name, fieldText(field, locale)),
    ...(problem === undefined ? {} : { problem }),
  }
}

function hintFor(one: AskedCriterion, { locale }: PageRequest): string {
  const said = levelWords[locale]
  if (one.reasonBelow !== undefined) return said.reasonBelow(formatHundredths(one.reasonBelow, locale))
  if (one.reasonAbove !== undefined) return said.reasonAbove(formatHundredths(one.reasonAbove, locale))
  return said.reasonHint
}

function criterionPart(request: PageRequest, ground: LevelGround, one: AskedCriterion): Html {
  const { locale } = request
  const [mark, reason] = [shown(request, ground, one, 'mark'), shown(request, ground, one, 'reason')]
  if (one.kind === 'number')
    return numberCriterion(request, {
      criterion: one,
      mark,
      reason,
      disabled: false,
      evidence: [],
      before: html``,
      more: html``,
    })
  return rubricCriterion({
    locale,
    name: mark.name,
    reasonName: reason.name,
    title: one.title[locale],
    description: one.guidance[locale],
    options: optionsShown(one, request),
    chosen: mark.value,
    maxPoints: formatHundredths(one.max, locale),
    reason: reason.value,
    reasonHint: hintFor(one, request),
    ...(mark.problem === undefined ? {} : { problem: mark.problem }),
    ...(reason.problem === undefined ? {} : { reasonProblem: reason.problem }),
  })
}

function answerForm(request: PageRequest, { ground, able }: LevelView): Html {
  const { locale, link } = request
  const said = levelWords[locale]
  const { live, level, nomination, office } = ground
  const asked = criteriaThatApply(ground, { answers: {} })
  const parts = asked.map(one => criterionPart(request, ground, one))
  const empty = asked.length === 0 ? notice({ locale, kind: 'info', text: said.notAsked }) : ''
  const saved = live ? html`<p class="muted">${said.savedAt(formatMoment(live.editedAt, locale))}</p>` : ''
  const send = able.send
    ? [actionButton({ action: `${office}-answer.send`, label: said.send, kind: 'primary' })]
    : []
  const save = actionButton({
    action: `${office}-answer.save`,
    label: said.save,
    kind: able.send ? 'secondary' : 'primary',
  })
  return form({
    action: link(levelAddress(nomination.id, level.id)),
    key: request.formKey(),
    version: live?.rowVersion ?? 0,
    autosave: `${office}-answer.autosave`,
    label: said.formLabel,
    body: html`${empty}${parts}${saved}${saveState({ locale, state: 'idle' })}${formActions([...send, save])}<p class="muted">${able.send ? said.sendHint : said.headSends}</p>`,
  })
}

/** What was answered, for those who cannot change it now, and the way to take it back. */
function standing(request: PageRequest, { ground, office, able }: LevelView): Html {
  const { locale } = request
  const said = levelWords[locale]
  const { live, isFinal } = ground
  const isSent = live?.state === 'sent' && live.sentAt !== null
  const about = isSent
    ? html`<p>${said.sentNotice(office, formatMoment(live.sentAt, locale))}</p><p>${isFinal ? said.final : said.notFinal}</p>`
    : html`<p>${said.readOnly}</p>`
  const list = answersList(request, ground, live)
  return html`${notice({ locale, kind: 'info', text: about })}${list}${isSent && !isFinal && able.takeBack ? takeBackForm(request, ground) : ''}`
}

function takeBackForm(request: PageRequest, { live, level, nomination, office }: LevelGround): Html {
  const { locale, link } = request
  const said = levelWords[locale]
  const action = `${office}-answer.take-back`
  const body = html`<p>${said.takeBackText}</p>${longTextField({ ...fieldState(request, action, 'why'), label: said.why, required: true, rows: 3 })}
${formActions([actionButton({ action, label: said.takeBack, kind: 'secondary' })])}`
  const fields = form({
    action: link(levelAddress(nomination.id, level.id)),
    key: request.formKey(),
    version: live?.rowVersion ?? 0,
    label: said.takeBackTitle,
    body,
  })
  return section({ title: said.takeBackTitle, id: 'tarik', body: fields })
}
