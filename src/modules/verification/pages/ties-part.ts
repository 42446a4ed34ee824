import { html, type Html } from '../../../platform/html.ts'
import { actionButton, errorSummary, form, notice, pageTitle, panel } from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { may } from '../../../access/index.ts'
import type { Assignment } from '../assignment-store.ts'
import { queueWords } from '../queue-messages.ts'
import { QUEUE_PATH } from '../queue.ts'
import { tieWords } from '../tie-messages.ts'
import type { TiedVerifiers } from '../tied-verifiers.ts'
import type { Person, QueueRows } from './queue-page.ts'

const RELEASE = 'verification.release'

/** All that somebody with an interest sees of a file in their own hands. */
export function handBackPage(request: PageRequest, held: Assignment, productName: string): Html {
  const { locale, link } = request
  const own = tieWords[locale]
  const crumbs = [{ label: queueWords[locale].title, href: link(QUEUE_PATH) }]
  const body = form({
    action: link(`/verifikasi/${held.nominationId}`),
    key: request.formKey(),
    version: held.rowVersion,
    label: own.handBack,
    body: html`<div class="buttons">${actionButton({ action: RELEASE, label: own.handBack, kind: 'primary' })}</div>`,
  })
  const problems = problemsOf(request.form, locale).map(one => ({ ...one, path: '' }))
  return html`${pageTitle({ locale, title: `${own.handBackTitle}: ${productName}`, lead: own.handBackLead, crumbs })}${errorSummary({ locale, problems })}<p>${own.handBackAfter}</p>${body}`
}

export type Tied = Readonly<{ verifiers: readonly Person[]; tied: TiedVerifiers }>

/** Who may get all of the files: nobody who is tied to one of them. */
export const freeVerifiers = ({ verifiers, tied }: Tied): readonly Person[] =>
  verifiers.filter(one => ![...tied.values()].some(people => people.has(one.id)))

/** Who is not offered, and for which file; with what to do where nobody is left. */
export function keptPart(request: PageRequest, view: QueueRows & Tied): Html {
  const { locale, link } = request
  const own = tieWords[locale]
  const lines = view.rows.flatMap(({ id, productId }) =>
    view.verifiers.flatMap(({ id: person, name }) => {
      const why = view.tied.get(id)?.get(person)
      const product = view.products.get(productId)?.name ?? id
      return why ? html`<li>${own.keptFor(name, product, own.why[why])}</li>` : []
    }),
  )
  if (lines.length === 0) return html``
  const editions = view.editions.filter(one => view.rows.some(row => row.editionId === one.id))
  const links = editions.map(
    one =>
      html`<li><a href="${link(`/penugasan/${one.id}/benturan`)}">${own.allLink(one.title[locale])}</a></li>`,
  )
  const leads = may(request.actor, 'assessment.plan', {}).allowed
  const nobody =
    freeVerifiers(view).length > 0
      ? ''
      : notice({
          locale,
          kind: 'warning',
          title: own.allTitle,
          text: html`${own.allText}${leads ? html`<ul class="plain">${links}</ul>` : ''}`,
        })
  return html`${nobody}${panel({ title: own.kept, level: 2, body: html`<ul>${lines}</ul>` })}`
}
