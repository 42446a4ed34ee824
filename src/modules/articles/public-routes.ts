import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { stateOf } from './article.ts'
import { findArticleBySlug, listPublic } from './article-store.ts'
import { words } from './messages.ts'
import { articlePage, gonePage, programmePage } from './pages/public-pages.ts'

async function showProgramme(request: PageRequest): Promise<PageResult> {
  const { programme, programmeDescription } = words[request.locale]
  const body = programmePage(request, await listPublic(request.reader))
  return { kind: 'page', title: programme, description: programmeDescription, body }
}

async function showArticle(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const slug = params['slug'] ?? ''
  const [article] = await listPublic(reader, slug)
  if (article) {
    const { title, summary } = article.text
    return {
      kind: 'page',
      title: title[locale],
      description: summary[locale],
      body: articlePage(request, article),
    }
  }
  const known = await findArticleBySlug(reader, slug)
  // What was never published is nobody's to know of.
  if (!known || stateOf(known) !== 'withdrawn') return notFound
  return { kind: 'page', title: words[locale].gone, body: gonePage(request), status: 410 }
}

export const publicArticleRoutes: readonly Route[] = [
  { path: '/program', access: 'page.read', page: showProgramme },
  { path: '/program/:slug', access: 'page.read', page: showArticle },
]
