import type { Clock } from '../../platform/clock.ts'
import type { Route } from '../../web/index.ts'
import { manageEditionRoutes } from './manage-routes.ts'
import { publicEditionRoutes } from './public-routes.ts'

/** Every page of the module. The demo's clock has a page of its own in demo mode only. */
export const editionsRoutes = (clock: Clock, demo: boolean): readonly Route[] => [
  ...publicEditionRoutes,
  ...manageEditionRoutes(clock, demo),
]
