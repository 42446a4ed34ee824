import type { Route } from '../../web/index.ts'
import { deskRoutes } from './desk-routes.ts'
import { labelRoutes } from './label-routes.ts'
import { officeSampleRoutes } from './office-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { sampleRoutes } from './sample-routes.ts'
import type { SampleParts } from './samples-parts.ts'
import { sessionRoutes } from './session-routes.ts'

/** Addresses with a word come before those with an id in the same place. */
export const samplesRoutes = (parts: SampleParts): readonly Route[] => [
  ...officeSampleRoutes(parts.settings),
  ...labelRoutes(parts.settings),
  ...deskRoutes(parts.settings),
  ...placeRoutes(parts.settings),
  ...sessionRoutes,
  ...sampleRoutes(parts),
]
