import { html, type Html } from '../../../../platform/html.ts'
import {
  definitionList,
  emptyState,
  linkButton,
  notice,
  pageTitle,
  panel,
  section,
} from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { rulesFileAddress } from '../../../editions/index.ts'
import { publicExportWords } from '../public-export-messages.ts'
import { publicExportAddress } from '../public-export.ts'

export type OpenEdition = Readonly<{
  slug: string
  title: string
  /** The newest first. */
  rules: readonly Readonly<{ version: number; hash: string }>[]
  released: boolean
}>

function editionPanel({ locale, link }: PageRequest, edition: OpenEdition, cases: boolean): Html {
  const own = publicExportWords[locale]
  const rules = edition.rules.map(({ version, hash }) => ({
    term: own.rules,
    detail: html`<a href="${link(rulesFileAddress(edition.slug, hash))}">${own.version(version)}</a><br>${own.fingerprint} <span class="code">${hash}</span>`,
  }))
  const file = edition.released
    ? linkButton({ href: link(publicExportAddress(edition.slug)), label: own.file, kind: 'secondary' })
    : html`<p class="muted">${own.noFile}</p>`
  return panel({
    title: edition.title,
    level: 2,
    body: html`${definitionList({ items: rules })}${cases ? file : html`<p class="muted">${own.rulesOnly}</p>`}`,
  })
}

/** Where anybody takes the rules of editions, and what their public results were computed from. */
export function publicExportPage(
  request: PageRequest,
  editions: readonly OpenEdition[],
  { cases, example }: Readonly<{ cases: boolean; example: boolean }>,
): Html {
  const { locale } = request
  const own = publicExportWords[locale]
  const how = html`<p>${own.howText}</p><p><code class="code">${own.command}</code></p><p>${own.end}</p>`
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${editions.length === 0 ? emptyState({ title: own.none }) : editions.map(one => editionPanel(request, one, cases))}
${cases ? html`${section({ title: own.holds, body: html`<p>${own.holdsText}</p>${example ? notice({ locale, kind: 'info', text: own.example }) : ''}` })}${section({ title: own.how, body: how })}` : ''}`
}
