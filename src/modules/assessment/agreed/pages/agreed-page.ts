import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import {
  emptyState,
  errorSummary,
  notice,
  pageTitle,
  statusTag,
  table,
  type Tone,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import type { AgreedGround } from '../agreed-ground.ts'
import { leads, type AgreedRow, type AgreedStanding } from '../agreed-list.ts'
import { agreedWords } from '../agreed-messages.ts'
import type { AgreedVersion } from '../agreed-version-store.ts'
import { agreedForm, agreedReading, agreedSums } from './agreed-form.ts'
import { answerPart, lockPart, tiedPart, voicesPart } from './agreed-voices.ts'

export type AgreedView = Readonly<{
  ground: AgreedGround
  /** What the person may do with it now. */
  maySave: boolean
  mayAnswer: boolean
  /** The last lock that was opened again. */
  reopened: AgreedVersion | null
}>

/** The sheet on which a panel agrees: for the chair a form, for the assessors to be read and answered to. */
export function agreedPage(request: PageRequest, view: AgreedView): Html {
  const { locale, link, actor } = request
  const own = agreedWords[locale]
  const { ground } = view
  const commodity = ground.ground.rules.commodities.get(ground.nomination.commodity)?.title[locale] ?? ''
  const title = pageTitle({
    locale,
    title: own.title(ground.code),
    lead: (leads(actor) ? own.leadChair : own.leadAssessor)(commodity),
    crumbs: [{ label: own.listTitle, href: link('/lembar-bersama') }],
  })
  const problems = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  if (!ground.isWhole) return html`${title}${problems}${notice({ locale, kind: 'info', text: own.notWhole })}`
  const isOpen = ground.sheet.state === 'open'
  const act = isOpen && view.maySave ? lockPart(request, ground) : ''
  const answer = isOpen && view.mayAnswer ? answerPart(request, ground) : ''
  const jump = answer ? html`<p><a href="#jawaban">${own.toAnswer}</a></p>` : ''
  const content =
    isOpen && view.maySave
      ? agreedForm(request, ground)
      : html`${agreedSums(request, ground)}${agreedReading(request, ground)}`
  const tied = leads(actor) ? tiedPart(request, ground) : ''
  return html`${title}${problems}${tied}${stateNotice(request, view)}${voicesPart(request, ground)}${jump}${act}${content}${answer}`
}

function stateNotice({ locale }: PageRequest, { ground, reopened }: AgreedView): Html | '' {
  const own = agreedWords[locale]
  const { lockedAt } = ground.sheet
  if (lockedAt !== null)
    return html`<div data-left-behind>${notice({ locale, kind: 'info', text: own.lockedSince(formatMoment(lockedAt, locale)) })}</div>`
  if (!reopened) return ''
  const when = formatMoment(reopened.openedAt, locale)
  const text = reopened.reason === '' ? own.reopenedForSheet(when) : own.reopened(when, reopened.reason)
  return notice({ locale, kind: 'warning', text })
}

const tones: Readonly<Record<AgreedStanding['kind'], Tone>> = {
  writing: 'neutral',
  waiting: 'waiting',
  against: 'bad',
  ready: 'good',
  short: 'bad',
  locked: 'good',
}

function standingWords(standing: AgreedStanding, own: (typeof agreedWords)['id']): string {
  const { states } = own
  if (standing.kind === 'writing') return states.writing(standing.missing)
  if (standing.kind === 'waiting') return states.waiting(standing.agreed, standing.all)
  if (standing.kind === 'against') return states.against(standing.count)
  return states[standing.kind]
}

/** The agreed sheets that a person has to do with, by blind code. */
export function agreedListPage(request: PageRequest, rows: readonly AgreedRow[]): Html {
  const { locale, link } = request
  const own = agreedWords[locale]
  const title = pageTitle({ locale, title: own.listTitle, lead: own.listLead })
  if (rows.length === 0) return html`${title}${emptyState({ title: own.none, text: own.noneText })}`
  const columns = [own.code, own.commodity, own.state].map(label => ({ label }))
  const shown = rows.map(({ code, commodity, standing }) => ({
    cells: [
      html`<a class="code" href="${link(`/lembar-bersama/${code}`)}">${code}</a>`,
      commodity?.[locale] ?? '',
      statusTag({ state: standing.kind, label: standingWords(standing, own), tone: tones[standing.kind] }),
    ],
  }))
  return html`${title}${table({ caption: own.listTitle, captionHidden: true, columns, rows: shown, empty: '' })}`
}
