import type { PageRequest, PageResult, Route } from '../../web/index.ts'
import { plainPage } from './pages/plain-page.ts'
import { plainTexts, type PlainName } from './plain-texts.ts'

const show =
  (name: PlainName) =>
  (request: PageRequest): Promise<PageResult> => {
    const text = plainTexts[request.locale][name]
    return Promise.resolve({
      kind: 'page',
      title: text.title,
      description: text.lead,
      body: plainPage(request, name),
    })
  }

/** Pages that say what this site is and how it treats its readers. */
export const plainRoutes: readonly Route[] = [
  { path: '/tentang', access: 'catalogue.read', page: show('about') },
  { path: '/aksesibilitas', access: 'catalogue.read', page: show('accessibility') },
  { path: '/privasi', access: 'catalogue.read', page: show('privacy') },
]
