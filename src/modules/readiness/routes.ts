import type { Route } from '../../web/index.ts'
import { LIST } from './list-query.ts'
import { downloadReadinessList, showReadinessList } from './list-routes.ts'
import { petitionRoutes } from './petition-routes.ts'
import { showProductReadiness } from './product-readiness.ts'
import { selfCheckRoute } from './self-check-routes.ts'
import type { ReadinessSettings } from './settings.ts'

export const readinessRoutes = (settings: ReadinessSettings): readonly Route[] => [
  { path: LIST, access: 'readiness.read', page: showReadinessList },
  { path: `${LIST}/unduh`, access: 'readiness.read', page: downloadReadinessList },
  { path: `${LIST}/:id`, access: 'readiness.read', page: showProductReadiness(settings) },
  selfCheckRoute(settings),
  ...petitionRoutes(settings),
]
