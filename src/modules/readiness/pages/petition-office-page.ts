import type { LedgerRow } from '../../../audit/index.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDate } from '../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  definitionList,
  errorSummary,
  filterBar,
  form,
  formActions,
  longTextField,
  pageTitle,
  section,
  selectField,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import type { ProductBrief } from '../../producers/index.ts'
import { areaName, listProvinces, listRegencies } from '../../regions/index.ts'
import type { Petition } from '../petition.ts'
import { petitionWords } from '../petition-messages.ts'
import { historyPart, lacksPart, petitionTag } from './petition-parts.ts'

export const OFFICE_LIST = '/permintaan-kelola'

export type PetitionAct = 'petition.take' | 'petition.answer' | 'petition.forward' | 'petition.link'

export type OfficePetitionView = Readonly<{
  petition: Petition
  edition: Edition
  commodity: string
  history: readonly LedgerRow[]
  able: ReadonlySet<PetitionAct>
  linked: ProductBrief | null
  search: string
  products: readonly ProductBrief[]
}>

function actForm(
  { link, formKey }: PageRequest,
  { petition }: OfficePetitionView,
  label: string,
  body: Html,
): Html {
  return form({
    action: link(`${OFFICE_LIST}/${petition.id}`),
    key: formKey(),
    version: petition.rowVersion,
    label,
    body,
  })
}

function contactPart({ locale }: PageRequest, { petition }: OfficePetitionView): Html {
  const own = petitionWords[locale]
  const { sender } = petition
  if (!sender) return section({ title: own.contact, body: html`<p>${own.erased}</p>` })
  return section({
    title: own.contact,
    lead: own.contactLead(formatDate(petition.eraseAfter, locale)),
    body: definitionList({
      items: [
        { term: own.business, detail: sender.business },
        { term: own.contactName, detail: sender.contactName },
        ...(sender.phone === null ? [] : [{ term: own.phone, detail: sender.phone }]),
        ...(sender.email === null ? [] : [{ term: own.email, detail: sender.email }]),
        ...(sender.note === null ? [] : [{ term: own.note, detail: sender.note }]),
      ],
    }),
  })
}

function answerPart(request: PageRequest, view: OfficePetitionView): Html {
  const { locale } = request
  const own = petitionWords[locale]
  const field = (name: string) => fieldState(request, 'petition.answer', name)
  const body = html`${choiceField({
    ...field('outcome'),
    label: own.outcome,
    required: true,
    choices: (['accepted', 'declined'] as const).map(value => ({ value, label: own.outcomes[value] })),
  })}${longTextField({ ...field('answer'), label: own.answerText, hint: own.answerHint, maxLength: 2000 })}${formActions(
    [actionButton({ action: 'petition.answer', label: own.sendAnswer })],
  )}`
  return section({ title: own.answerTitle, body: actForm(request, view, own.answerTitle, body) })
}

function takePart(request: PageRequest, view: OfficePetitionView): Html {
  const own = petitionWords[request.locale]
  return actForm(
    request,
    view,
    own.take,
    formActions([actionButton({ action: 'petition.take', label: own.take })]),
  )
}

function forwardPart(request: PageRequest, view: OfficePetitionView): Html {
  const { locale } = request
  const own = petitionWords[locale]
  const options = listProvinces().flatMap(({ code }) =>
    listRegencies(code).map(one => ({ value: one.code, label: areaName(one.path) })),
  )
  const body = html`${selectField({
    ...fieldState(request, 'petition.forward', 'wilayah'),
    label: own.forwardTo,
    hint: own.forwardHint,
    required: true,
    options,
  })}${formActions([actionButton({ action: 'petition.forward', label: own.forward, kind: 'secondary' })])}`
  return html`<details class="fold"><summary>${own.forwardTitle}</summary>${actForm(request, view, own.forwardTitle, body)}</details>`
}

function linkPart(request: PageRequest, view: OfficePetitionView): Html {
  const { locale, link } = request
  const own = petitionWords[locale]
  const { petition, products, search } = view
  const find = filterBar({
    locale,
    action: link(`${OFFICE_LIST}/${petition.id}`),
    label: own.searchButton,
    open: true,
    body: textField({ locale, name: 'q', label: own.search, type: 'search', value: search, required: true }),
  })
  const body = html`${selectField({
    ...fieldState(request, 'petition.link', 'productId', petition.productId),
    label: own.chooseProduct,
    required: true,
    options: products.map(one => ({ value: one.id, label: `${one.name}, ${one.producerName}` })),
  })}${formActions([actionButton({ action: 'petition.link', label: own.link, kind: 'secondary' })])}`
  return section({
    title: own.linkTitle,
    lead: own.linkLead,
    body: html`${find}${products.length === 0 ? html`<p>${own.noProducts}</p>` : actForm(request, view, own.linkTitle, body)}`,
  })
}

/** A petition as the office sees it: whom to contact, what is lacking, and the answer. */
export function officePetitionPage(request: PageRequest, view: OfficePetitionView): Html {
  const { locale, link } = request
  const own = petitionWords[locale]
  const { petition, able, linked } = view
  const registered = linked
    ? definitionList({
        items: [
          {
            term: own.linked,
            detail: html`<a href="${link(`/kesiapan/${linked.id}?edisi=${petition.editionId}`)}">${linked.name}, ${linked.producerName}</a>`,
          },
        ],
      })
    : nothing
  const answer =
    petition.answer === null
      ? nothing
      : section({
          title: own.answer,
          body: html`${petition.answer.split('\n').map(line => html`<p>${line}</p>`)}`,
        })
  return html`${pageTitle({
    locale,
    title: petition.product,
    lead: html`${view.commodity}, ${areaName(petition.placePath)}. ${view.edition.title[locale]}.`,
    tags: petitionTag(petition.state, locale),
    crumbs: [{ label: own.listTitle, href: link(OFFICE_LIST) }],
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${able.has('petition.take') ? takePart(request, view) : nothing}${answer}${contactPart(request, view)}${registered}${lacksPart(petition, locale)}${able.has('petition.answer') ? answerPart(request, view) : nothing}${able.has('petition.link') ? linkPart(request, view) : nothing}${able.has('petition.forward') ? forwardPart(request, view) : nothing}${historyPart(view.history, petition, locale)}`
}
