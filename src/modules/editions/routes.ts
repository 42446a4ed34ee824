import type { Route } from '../../web/index.ts'
import { manageEditionRoutes } from './manage-routes.ts'
import { publicEditionRoutes } from './public-routes.ts'
import type { EditionSettings } from './settings.ts'

/** Every page of the module. The demo's clock has a page of its own in demo mode only. */
export const editionsRoutes = (settings: EditionSettings): readonly Route[] => [
  ...publicEditionRoutes,
  ...manageEditionRoutes(settings),
]
