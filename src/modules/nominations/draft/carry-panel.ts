import { may } from '../../../access/index.ts'
import { isId } from '../../../foundation/ids.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { actionButton, form, formActions, notice, panel, selectField } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { findOpenEditions, getEdition, type Edition } from '../../editions/index.ts'
import { findProduct } from '../../producers/index.ts'
import { carryWords } from './carry-messages.ts'
import { rulesOf } from './load-file.ts'
import { listNominations } from '../nomination-list-store.ts'
import { nominationFacts, type Nomination } from '../nomination.ts'
import { findNomination } from '../nomination-store.ts'
import { carriedInto, loadEarlier } from './open-again.ts'
import type { NominationPanel } from './view-file.ts'

const AGAIN = 'nomination.open-again'

/** What came along from the earlier nomination that the address names, and what did not. */
async function carriedPart(request: PageRequest, nomination: Nomination, from: string): Promise<Html | null> {
  const { reader, actor, locale } = request
  const earlier = isId(from) ? await findNomination(reader, from) : null
  if (!earlier || earlier.productId !== nomination.productId) return null
  if (!may(actor, 'nomination.read', nominationFacts(earlier)).allowed) return null
  const own = carryWords[locale]
  const rules = await rulesOf(reader, nomination)
  const { answers, left } = carriedInto(await loadEarlier(reader, earlier), rules, nomination.commodity)
  const edition = await getEdition(reader, earlier.editionId)
  const count = formatNumber(Object.keys(answers).length, locale)
  const list =
    left.length === 0
      ? html`<p>${own.nothingLeft}</p>`
      : html`<p>${own.left}</p><ul>${left.map(one => html`<li>${one.title[locale]}: ${own.because[one.because]}</li>`)}</ul>`
  const text = html`<p>${own.carriedText(count, edition.title[locale])}</p>${list}`
  return notice({ locale, kind: 'info', title: own.carried, text })
}

/** The open editions in which the product is not nominated yet. */
async function editionsFor(request: PageRequest, nomination: Nomination): Promise<readonly Edition[]> {
  const { reader, now } = request
  const open = await findOpenEditions(reader, 'nominate', now, { area: nomination.areaPath })
  const product = open.length > 0 ? await findProduct(reader, nomination.productId) : null
  if (!product) return []
  const live = await listNominations(reader, { productIds: [product.id] })
  const taken = new Set(live.filter(one => one.state !== 'withdrawn').map(one => one.editionId))
  return open
    .filter(({ rules }) => rules.rules.commodities.has(product.commodity))
    .map(one => one.edition)
    .filter(edition => !taken.has(edition.id))
}

function againForm(request: PageRequest, nomination: Nomination, editions: readonly Edition[]): Html {
  const { locale, link } = request
  const own = carryWords[locale]
  const [only] = editions
  const field = selectField({
    ...fieldState(request, AGAIN, 'edition', editions.length === 1 ? only?.id : ''),
    id: 'f-edition-again',
    label: own.edition,
    options: editions.map(edition => ({ value: edition.id, label: edition.title[locale] })),
    required: true,
  })
  return form({
    action: link(`/usulan/${nomination.id}`),
    key: request.formKey(),
    label: own.again,
    body: html`<p>${own.againText}</p>${field}${formActions([actionButton({ action: AGAIN, label: own.button, icon: 'plus' })])}`,
  })
}

/** On the page of a nomination: the way to nominate its product again, or what a new one brought along. */
export const carryPanel: NominationPanel = async (request, nomination) => {
  const { actor, query, locale } = request
  const from = query.get('dari')
  if (from !== null && nomination.state === 'draft') return carriedPart(request, nomination, from)
  if (!may(actor, AGAIN, nominationFacts(nomination)).allowed) return null
  const editions = await editionsFor(request, nomination)
  if (editions.length === 0) return null
  const body = againForm(request, nomination, editions)
  return panel({ title: carryWords[locale].again, level: 2, body })
}
