import type { LedgerRow } from '../../../audit/index.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  notice,
  pageTitle,
  section,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { areaName, timeZoneOf } from '../../regions/index.ts'
import type { Petition } from '../petition.ts'
import { petitionWords } from '../petition-messages.ts'
import { historyPart, lacksPart, officeName, petitionTag } from './petition-parts.ts'

export type PetitionView = Readonly<{
  petition: Petition
  edition: Edition
  commodity: string
  history: readonly LedgerRow[]
  /** What the registered product comes to now; null where none is linked. */
  registered: Readonly<{ asked: number; met: number }> | null
  mayWithdraw: boolean
}>

function withdrawForm({ locale, link, formKey }: PageRequest, { petition }: PetitionView): Html {
  const own = petitionWords[locale]
  return form({
    action: link(`/permintaan/${petition.code}`),
    key: formKey(),
    label: own.withdraw,
    body: actionButton({
      action: 'petition.withdraw',
      label: own.withdraw,
      kind: 'danger',
      confirm: { locale, text: own.withdrawText, label: own.withdrawYes },
    }),
  })
}

/** How a petition stands, for whoever holds its code. It names neither the sender nor the business. */
export function petitionPage(request: PageRequest, view: PetitionView): Html {
  const { locale } = request
  const own = petitionWords[locale]
  const { petition, registered } = view
  const number = (value: number): string => formatNumber(value, locale)
  const answer =
    petition.answer === null
      ? nothing
      : section({
          title: own.answer,
          body: html`${petition.answer.split('\n').map(line => html`<p>${line}</p>`)}`,
        })
  const address = `${request.publicUrl}${request.link(`/permintaan/${petition.code}`)}`
  const facts = definitionList({
    items: [
      { term: own.product, detail: petition.product },
      { term: own.commodity, detail: view.commodity },
      { term: own.edition, detail: view.edition.title[locale] },
      { term: own.place, detail: areaName(petition.placePath) },
      { term: own.lies, detail: officeName(petition, locale) },
      {
        term: own.received,
        detail: formatMoment(petition.receivedAt, locale, timeZoneOf(petition.placePath)),
      },
      { term: own.address, detail: html`<a href="${address}">${address}</a>` },
    ],
  })
  const linked = registered
    ? notice({ locale, kind: 'info', text: own.registered(number(registered.met), number(registered.asked)) })
    : nothing
  return html`${pageTitle({
    locale,
    title: own.statusTitle,
    lead: own.statusLead,
    tags: petitionTag(petition.state, locale, true),
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${answer}${linked}${facts}${lacksPart(petition, locale)}${historyPart(view.history, petition, locale)}${view.mayWithdraw ? withdrawForm(request, view) : nothing}`
}
