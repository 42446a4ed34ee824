import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  choiceField,
  errorSummary,
  form,
  formActions,
  numberField,
  pageTitle,
  section,
  selectField,
  table,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { interestWords } from '../../interests/interest-messages.ts'
import { words } from '../../messages.ts'
import { anchorKinds, type AssignmentSetting } from '../setting-store.ts'

export type LinksView = Readonly<{
  title: string
  setting: AssignmentSetting
  /** Products that wait or are being scored, by nomination. */
  products: ReadonlyMap<string, string>
  maySet: boolean
}>

const LINKS = 'assessment.set-links'
const ANCHOR = 'assessment.set-anchor'

/** How the panels of an edition are tied to each other. */
export function linksPage(request: PageRequest, view: LinksView): Html {
  const { locale } = request
  const said = interestWords[locale]
  const path = `/penugasan/${view.setting.editionId}`
  const crumbs = [
    { label: words[locale].planTitle, href: request.link('/penugasan') },
    { label: view.title, href: request.link(path) },
  ]
  const rows = [...view.setting.anchors].map(([id, kind]) => ({
    cells: [view.products.get(id) ?? id, said.anchorKinds[kind]],
  }))
  const columns = [{ label: said.anchorProduct }, { label: said.anchorKind }]
  return html`${pageTitle({ locale, title: said.linksTitle, lead: said.linksLead, crumbs })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${section({ title: said.links, id: 'minimum', body: view.maySet ? linksForm(request, view) : html`<p>${view.setting.links}</p>` })}
${section({ title: said.anchors, id: 'jangkar', lead: said.anchorsText, body: html`${table({ caption: said.anchors, captionHidden: true, columns, rows, empty: html`<p class="muted">${said.noAnchors}</p>` })}${view.maySet ? anchorForm(request, view) : ''}` })}`
}

function linksForm(request: PageRequest, { setting }: LinksView): Html {
  const said = interestWords[request.locale]
  const field = fieldState(request, LINKS, 'links', setting.links)
  const body = html`<input type="hidden" name="version" value="${setting.rowVersion}">${numberField({ ...field, label: said.links, hint: said.linksHint, required: true })}
${formActions([actionButton({ action: LINKS, label: said.save, kind: 'primary' })])}`
  const action = request.link(`/penugasan/${setting.editionId}/ikatan`)
  return form({ action, key: request.formKey(), body, label: said.links })
}

function anchorForm(request: PageRequest, { setting, products }: LinksView): Html {
  const said = interestWords[request.locale]
  if (products.size === 0) return html`<p class="muted">${said.noProducts}</p>`
  const options = [...products].map(([value, label]) => ({ value, label }))
  const choices = [...anchorKinds, 'none' as const].map(value => ({ value, label: said.anchorKinds[value] }))
  const body = html`${selectField({ ...fieldState(request, ANCHOR, 'nomination'), label: said.anchorProduct, options, required: true })}
${choiceField({ ...fieldState(request, ANCHOR, 'kind'), label: said.anchorKind, choices, required: true })}
${formActions([actionButton({ action: ANCHOR, label: said.setAnchor, kind: 'secondary' })])}`
  const action = request.link(`/penugasan/${setting.editionId}/ikatan`)
  return form({ action, key: request.formKey(), body, label: said.setAnchor })
}
