import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { contentsId, renderMarkdown, type Heading } from '../../../platform/markdown/index.ts'
import { formatDate } from '../../../platform/translations.ts'
import { linkTo } from '../../../web/index.ts'
import type { ArticleText } from '../article.ts'
import { words } from '../messages.ts'

const HEADINGS_FOR_CONTENTS = 3
/** Deeper headings would make the list of contents longer than it helps. */
const CONTENTS_DEPTH = 2

const entry = ({ id, text }: Heading, inner: readonly Heading[]): Html =>
  html`<li><a href="#${id}">${text}</a>${inner.length > 0 ? html`<ul>${inner.map(one => entry(one, []))}</ul>` : ''}</li>`

/** The list of headings as links, where there are enough of them to look for one. */
function contentsOf(locale: Locale, headings: readonly Heading[], prefix: string): Html | '' {
  if (headings.length < HEADINGS_FOR_CONTENTS) return ''
  const parts: { heading: Heading; inner: Heading[] }[] = []
  for (const heading of headings) {
    if (heading.depth === 1) parts.push({ heading, inner: [] })
    else if (heading.depth <= CONTENTS_DEPTH) parts.at(-1)?.inner.push(heading)
  }
  const tops = parts.map(({ heading, inner }) => entry(heading, inner))
  const id = contentsId(prefix)
  return html`<nav class="contents" aria-labelledby="${id}"><p class="contents__title" id="${id}">${words[locale].contents}</p><ul>${tops}</ul></nav>`
}

export type ArticleBodyProps = Readonly<{
  /** Of the page itself, not of whoever looks at it. */
  locale: Locale
  text: ArticleText
  publicUrl: string
  /** The level of the text's first headings, and what their ids begin with. */
  top: 2 | 4
  prefix: string
  publishedAt: Date | null
}>

/** The words of a page below its title, as the public reads them and as they are looked at before. */
export function articleBody({ locale, text, publicUrl, top, prefix, publishedAt }: ArticleBodyProps): Html {
  const own = words[locale]
  const rendered = renderMarkdown(text.body[locale], {
    top,
    prefix,
    link: path => linkTo(locale, path),
    origin: publicUrl,
    away: own.away,
  })
  const changed = publishedAt
    ? html`<p class="muted article__changed">${own.lastChanged(formatDate(publishedAt, locale))}</p>`
    : ''
  return html`<div class="article prose">${contentsOf(locale, rendered?.headings ?? [], prefix)}${rendered?.content ?? ''}${changed}</div>`
}

export type PreviewProps = Readonly<{
  /** Of whoever looks at it. */
  locale: Locale
  text: ArticleText
  publicUrl: string
}>

/** A page in one language within a page of work: the same words and look, headings below those around it. */
function previewIn(language: Locale, { locale, text, publicUrl }: PreviewProps): Html {
  const own = words[locale]
  const body = articleBody({
    locale: language,
    text,
    publicUrl,
    top: 4,
    prefix: `lihat-${language}`,
    publishedAt: null,
  })
  const title = text.title[language] || own.notWritten
  const summary = text.summary[language] || own.notWritten
  return html`<section class="as-public" aria-labelledby="judul-${language}"><h3 class="as-public__language" id="judul-${language}">${own.language[language]}</h3><div class="as-public__page layout-public"${language === locale ? '' : html` lang="${language}"`}><p class="h1">${title}</p><p class="lead">${summary}</p>${text.body[language] === '' ? html`<p class="muted">${own.notWritten}</p>` : body}</div></section>`
}

/** Both languages, the reader's own first. */
export const previews = (props: PreviewProps): Html =>
  html`${previewIn(props.locale, props)}${previewIn(props.locale === 'id' ? 'en' : 'id', props)}`
