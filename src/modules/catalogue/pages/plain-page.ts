import { html, type Html } from '../../../platform/html.ts'
import { pageTitle, prose } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { regionSource } from '../../regions/index.ts'
import { plainTexts, type PlainName, type PlainPart } from '../plain-texts.ts'

const part = ({ title, lines, list }: PlainPart): Html =>
  html`<h2>${title}</h2>${lines.map(line => html`<p>${line}</p>`)}${list ? html`<ul>${list.map(item => html`<li>${item}</li>`)}</ul>` : ''}`

/** One of the pages of running text. */
export function plainPage({ locale }: PageRequest, name: PlainName): Html {
  const text = plainTexts[locale][name]
  const sources = name === 'about' ? html`<p class="muted">${regionSource[locale]}</p>` : ''
  return html`${pageTitle({ locale, title: text.title, lead: text.lead })}
${prose(html`${text.parts.map(part)}${sources}`)}`
}
