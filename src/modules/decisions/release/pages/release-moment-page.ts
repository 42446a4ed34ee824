import { html, type Html } from '../../../../platform/html.ts'
import { formatDeadline, formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  contohTag,
  dateField,
  errorSummary,
  form,
  formActions,
  longTextField,
  notice,
  pageTitle,
  section,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import type { Problem } from '../../../../foundation/problem.ts'
import type { Publication } from '../publication.ts'
import type { Recommendation } from '../../chain/recommendation.ts'
import type { ReleaseSettings } from '../release-moment.ts'
import { releaseMomentWords } from '../release-moment-messages.ts'
import { publicationWords } from '../publication-messages.ts'
import { planPart, type PlanView } from '../../support/pages/plan-part.ts'

const CONFIRM = 'publication.confirm'
const HOLD = 'publication.hold'

export type ReleaseMomentView = PlanView &
  Readonly<{
    list: Recommendation
    editionTitle: string
    settings: ReleaseSettings
    publication: Publication | null
    mayConfirm: boolean
    mayHold: boolean
    /** What was typed, as the capital's clock shows it. */
    typed: Readonly<{ date: string; time: string }>
    /** The moment that was typed; null before, and where it does not do. */
    moment: Date | null
    /** What has to be put right in it. */
    problems: readonly Problem[]
  }>

const pathOf = ({ list }: ReleaseMomentView): string => `/publikasi/${list.id}/waktu`

/** What has to be put right: in the form that was sent, or in the moment that the address holds. */
const problemsIn = ({ form: sent, locale }: PageRequest, { problems }: ReleaseMomentView) =>
  sent ? problemsOf(sent, locale) : problems.map(one => ({ path: one.path, message: one.message[locale] }))

function chooseForm(request: PageRequest, view: ReleaseMomentView): Html {
  const { locale, link } = request
  const own = releaseMomentWords[locale]
  const said = (path: string) => {
    const problem = problemsIn(request, view).find(one => one.path === path)
    return problem ? { problem: problem.message } : {}
  }
  const { furthestDays, example } = view.settings
  const bound = html`${own.bound(formatNumber(furthestDays, locale))} ${example ? html`${contohTag({ locale })} ${own.exampleRule}` : ''}`
  const date = dateField({
    locale,
    name: 'date',
    label: own.date,
    value: view.typed.date,
    required: true,
    ...said('date'),
  })
  const time = textField({
    locale,
    name: 'time',
    label: own.time,
    value: view.typed.time,
    example: '09.00',
    width: 'short',
    required: true,
    ...said('time'),
  })
  const label = view.moment ? own.another : own.show
  return section({
    title: own.choose,
    body: html`<form class="form" method="get" action="${link(pathOf(view))}" aria-label="${own.choose}"><p class="muted">${bound}</p>${date}${time}<div class="buttons"><button class="button" type="submit">${label}</button></div></form>`,
  })
}

function confirmForm(request: PageRequest, view: ReleaseMomentView, moment: Date): Html {
  const { locale, link } = request
  const own = releaseMomentWords[locale]
  const kept = (['date', 'time'] as const).map(
    name => html`<input type="hidden" name="${name}" value="${view.typed[name]}">`,
  )
  const button = actionButton({
    action: CONFIRM,
    label: own.confirm,
    confirm: { locale, text: own.confirmText, label: own.confirmLabel },
  })
  const action = form({
    action: link(pathOf(view)),
    key: request.formKey(),
    version: view.publication?.rowVersion ?? 0,
    label: own.confirm,
    body: html`${kept}${formActions([button])}`,
  })
  const text = own.willHappen(formatDeadline(moment, locale))
  return html`${section({ title: own.chosen, body: notice({ locale, kind: 'info', text }) })}${planPart(request, view)}${action}`
}

function holdForm(request: PageRequest, view: ReleaseMomentView): Html {
  const { locale, link } = request
  const own = releaseMomentWords[locale]
  const button = actionButton({
    action: HOLD,
    label: own.hold,
    kind: 'danger',
    confirm: { locale, text: own.holdText, label: own.holdLabel },
  })
  const reason = longTextField({
    ...fieldState(request, HOLD, 'reason', ''),
    label: own.reason,
    hint: own.reasonHint,
    maxLength: 500,
    rows: 3,
    required: true,
  })
  return form({
    action: link(pathOf(view)),
    key: request.formKey(),
    version: view.publication?.rowVersion ?? 0,
    label: own.hold,
    body: html`${reason}${formActions([button])}`,
  })
}

function bodyOf(request: PageRequest, view: ReleaseMomentView): Html {
  const { locale } = request
  const own = releaseMomentWords[locale]
  const confirmation = view.publication?.confirmation
  if (confirmation?.state === 'waiting') {
    const text = own.confirmed(formatDeadline(confirmation.moment, locale))
    return html`${notice({ locale, kind: 'info', text })}${planPart(request, view)}${view.mayHold ? holdForm(request, view) : ''}`
  }
  if (!view.mayConfirm) return notice({ locale, kind: 'info', text: own.notNow })
  return html`${chooseForm(request, view)}${view.moment ? confirmForm(request, view, view.moment) : ''}`
}

/** Where the second of two people fixes the moment of a release, sees what it will do, and where it is held. */
export function releaseMomentPage(request: PageRequest, view: ReleaseMomentView): Html {
  const { locale, link } = request
  const own = releaseMomentWords[locale]
  const problems = problemsIn(request, view)
  const back = `/publikasi/${view.list.id}`
  const listTitle = own.listTitle(view.editionTitle, String(view.list.version))
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [
      { label: publicationWords[locale].title, href: link('/publikasi') },
      { label: listTitle, href: link(back) },
    ],
  })}
${errorSummary({ locale, problems })}
${bodyOf(request, view)}`
}
