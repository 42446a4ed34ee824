import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { actionButton, errorSummary, form, notice, pageTitle, panel } from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Letter } from '../../people/index.ts'
import { words } from '../notice-messages.ts'

export const remindPath = (nominationId: string): string => `/usulan/${nominationId}/ingatkan`

type Request = Pick<PageRequest, 'locale' | 'link' | 'formKey'>

const remindForm = ({ locale, link, formKey }: Request, nominationId: string): Html => {
  const own = words[locale]
  return form({
    action: link(remindPath(nominationId)),
    key: formKey(),
    label: own.remind,
    body: html`<div class="buttons">${actionButton({ action: 'nomination.remind', label: own.remind, kind: 'secondary' })}<a href="${link(remindPath(nominationId))}">${own.seeLetter}</a></div>`,
  })
}

export type RemindView = Readonly<{ nominationId: string; last: Date | null; mayRemind: boolean }>

function remindState({ locale }: Request, { last, mayRemind }: RemindView): Html {
  const own = words[locale]
  const said = last === null ? '' : own.remindedAt(formatMoment(last, locale))
  return html`<p>${own.remindLead} ${said} ${mayRemind ? '' : own.remindNext}</p>`
}

/** On the page of a nomination that waits for its office: one click reminds it. */
export const remindPart = (request: Request, view: RemindView): Html =>
  panel({
    title: words[request.locale].remind,
    level: 2,
    body: html`${remindState(request, view)}${view.mayRemind ? remindForm(request, view.nominationId) : ''}`,
  })

/** What the office is going to read, and who reads it. */
export function remindPage(
  request: PageRequest,
  view: RemindView & Readonly<{ product: string; letters: readonly (Letter & Readonly<{ name: string }>)[] }>,
): Html {
  const { locale, link } = request
  const own = words[locale]
  const letters = view.letters.map(
    one => html`<p><b>${own.to}: ${one.name}</b><br>${one.subject}</p><p class="letter">${one.text}</p>`,
  )
  const none = notice({ locale, kind: 'info', text: own.nobodyThere })
  return html`${pageTitle({
    locale,
    title: own.remind,
    crumbs: [{ label: view.product, href: link(`/usulan/${view.nominationId}`) }],
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${remindState(request, view)}${view.mayRemind ? remindForm(request, view.nominationId) : ''}${letters.length > 0 ? letters : none}`
}
