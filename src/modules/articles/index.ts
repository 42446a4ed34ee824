/** The door of the module: the pages about the programme that the secretariat writes. */
import { manageArticleRoutes } from './manage-routes.ts'
import { publicArticleRoutes } from './public-routes.ts'

export { articlesInvariants } from './invariants.ts'
export { loadShippedArticles, type ShippedArticle } from './load-shipped.ts'
export const articlesRoutes = [...publicArticleRoutes, ...manageArticleRoutes]
