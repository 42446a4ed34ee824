import { html, type Html } from '../../../platform/html.ts'
import { emptyState, linkButton, pageTitle } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { PublicArticle } from '../article-store.ts'
import { words } from '../messages.ts'
import { articleBody } from './article-body.ts'

const PATH = '/program'

/** Every page about the programme with its sentence. */
export function programmePage({ locale, link }: PageRequest, articles: readonly PublicArticle[]): Html {
  const own = words[locale]
  const entry = ({ slug, text }: PublicArticle): Html =>
    html`<li class="article-list__entry"><h2><a href="${link(`${PATH}/${slug}`)}">${text.title[locale]}</a></h2><p>${text.summary[locale]}</p></li>`
  const list =
    articles.length === 0
      ? emptyState({ title: own.noPages, text: own.noPagesText })
      : html`<div><ul class="plain article-list">${articles.map(entry)}</ul></div>`
  return html`${pageTitle({ locale, title: own.programme, lead: own.programmeLead })}${list}`
}

/** One page as the public reads it. */
export function articlePage(request: PageRequest, { text, publishedAt }: PublicArticle): Html {
  const { locale, link, publicUrl } = request
  const title = pageTitle({
    locale,
    title: text.title[locale],
    lead: text.summary[locale],
    crumbs: [{ label: words[locale].programme, href: link(PATH) }],
  })
  return html`${title}${articleBody({ locale, text, publicUrl, top: 2, prefix: 'b', publishedAt })}`
}

/** What stands at the address of a page that was withdrawn. */
export function gonePage({ locale, link }: PageRequest): Html {
  const own = words[locale]
  return html`${pageTitle({ locale, title: own.gone, lead: own.goneText })}<div class="buttons">${linkButton({ href: link(PATH), label: own.toProgramme })}</div>`
}
