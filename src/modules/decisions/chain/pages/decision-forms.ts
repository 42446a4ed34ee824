import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  columns,
  form,
  formActions,
  linkButton,
  longTextField,
  panel,
} from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { annexWords } from '../../annex/annex-messages.ts'
import { listWords } from '../list-messages.ts'
import type { Recommendation } from '../recommendation.ts'

/** What the reader may do with the list now. */
export type Able = ReadonlySet<string>

function formOf(request: PageRequest, list: Recommendation, label: string, body: Html): Html {
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    version: list.rowVersion,
    label,
    body,
  })
}

function approvePanel(request: PageRequest, list: Recommendation): Html {
  const { locale } = request
  const own = listWords[locale]
  const button = actionButton({
    action: 'recommendation.approve',
    label: own.approve,
    confirm: { locale, text: own.approveConfirm, label: own.approveLabel },
  })
  return panel({
    title: own.approveTitle,
    level: 2,
    accent: true,
    body: formOf(request, list, own.approveTitle, html`<p>${own.approveConfirm}</p>${formActions([button])}`),
  })
}

function decidePanel(request: PageRequest, list: Recommendation): Html {
  const { locale } = request
  const own = annexWords[locale]
  const next = linkButton({
    href: request.link(`/penetapan/${list.id}/tetapkan`),
    label: own.toDecide,
    kind: 'primary',
  })
  return panel({
    title: listWords[locale].decideTitle,
    level: 2,
    accent: true,
    body: html`<p>${own.toDecideText}</p><div class="buttons">${next}</div>`,
  })
}

function returnPanel(request: PageRequest, list: Recommendation): Html {
  const { locale } = request
  const own = listWords[locale]
  const action = 'recommendation.return'
  const button = actionButton({
    action,
    label: own.return,
    kind: 'danger',
    confirm: { locale, text: own.returnConfirm, label: own.returnLabel },
  })
  const body = html`<p>${own.returnLead}</p>
${longTextField({ ...fieldState(request, action, 'reason'), label: own.returnField, hint: own.returnHint, rows: 4, required: true })}
${formActions([button])}`
  return panel({ title: own.returnTitle, level: 2, body: formOf(request, list, own.returnTitle, body) })
}

/** The acts on the list that are open to the reader: approve, decide, return. */
export function decisionForms(request: PageRequest, list: Recommendation, able: Able): Html {
  const blocks = [
    ...(able.has('recommendation.approve') ? [approvePanel(request, list)] : []),
    ...(able.has('decision.decide') ? [decidePanel(request, list)] : []),
    ...(able.has('recommendation.return') ? [returnPanel(request, list)] : []),
  ]
  return blocks.length === 0 ? html`` : columns(blocks)
}
