import type { Route } from '../../web/index.ts'
import { deskRoutes } from './desk-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { statisticsRoutes } from './statistics-routes.ts'
import type { VerificationSettings } from './settings.ts'

export const verificationRoutes = (settings: VerificationSettings): readonly Route[] => [
  ...queueRoutes(settings),
  ...statisticsRoutes,
  ...deskRoutes(settings),
]
