import type { Route } from '../../web/index.ts'
import type { DocumentSources } from '../documents/index.ts'
import { deskRoutes } from './desk-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { statisticsRoutes } from './statistics-routes.ts'
import type { VerificationSettings } from './settings.ts'

/** `sources` are asked about the number of a paper while it is checked. */
export const verificationRoutes = (
  settings: VerificationSettings,
  sources: DocumentSources,
): readonly Route[] => [...queueRoutes(settings), ...statisticsRoutes, ...deskRoutes(settings, sources)]
