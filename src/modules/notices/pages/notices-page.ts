import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  emptyState,
  errorSummary,
  form,
  formActions,
  notice,
  pageTitle,
  pager,
  section,
  table,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { timeZoneOf } from '../../regions/index.ts'
import { aboutKey, lineOf, pathOf, type About } from '../notice-letters.ts'
import { words } from '../notice-messages.ts'
import type { Pacing } from '../notice-store.ts'
import { paces, type Notice } from '../notice.ts'

export type NoticesView = Readonly<{
  notices: readonly Notice[]
  about: ReadonlyMap<string, About>
  pacing: Pacing
  sendsMail: boolean
  olderHref: string | null
}>

const ACTION = 'notice.choose-pace'

function paceForm(request: PageRequest, { pacing, sendsMail }: NoticesView): Html {
  const { locale, link, formKey } = request
  const own = words[locale]
  if (!sendsMail) return notice({ locale, kind: 'info', text: own.noMail })
  const field = choiceField({
    ...fieldState(request, ACTION, 'pace', pacing.pace),
    label: own.paceTitle,
    hint: own.paceHint,
    required: true,
    choices: paces.map(value => ({ value, label: own.paces[value] })),
  })
  return form({
    action: link('/pemberitahuan'),
    key: formKey(),
    version: pacing.rowVersion,
    label: own.pace,
    body: html`${field}${formActions([actionButton({ action: ACTION, label: own.savePace, kind: 'secondary' })])}`,
  })
}

/** What the reader was told, and how often to be written to. */
export function noticesPage(request: PageRequest, view: NoticesView): Html {
  const { locale, link, actor } = request
  const own = words[locale]
  const zone = timeZoneOf(actor.areaPath)
  const rows = view.notices.map(one => ({
    cells: [
      html`<time datetime="${one.at.toISOString()}">${formatMoment(one.at, locale, zone)}</time>`,
      html`<a href="${link(pathOf(one))}">${lineOf(one.event, view.about.get(aboutKey(one, one.personId)), locale)}</a>`,
    ],
  }))
  const list = table({
    caption: own.notices,
    captionHidden: true,
    columns: [{ label: own.when }, { label: own.what }],
    rows,
    empty: emptyState({ title: own.noNotices, text: own.noNoticesText }),
  })
  const older = view.olderHref === null ? '' : pager({ locale, olderHref: view.olderHref })
  return html`${pageTitle({ locale, title: own.notices, lead: own.noticesLead })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${list}${older}${section({ title: own.pace, lead: own.paceLead, body: paceForm(request, view) })}`
}
