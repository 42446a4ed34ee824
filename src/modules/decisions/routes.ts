import type { Route } from '../../web/index.ts'
import { confidenceRoutes } from './confidence-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { feedbackRoutes } from './feedback-routes.ts'
import { listRoutes } from './list-routes.ts'
import { plenaryRoutes } from './plenary-routes.ts'
import type { ReleaseStep } from './publication.ts'
import { publicationRoutes } from './publication-routes.ts'
import { recomputeRoutes } from './recompute-routes.ts'
import type { ReleaseLetters } from './release-recipients.ts'
import { unlockRoutes } from './unlock-routes.ts'

/**
 * Plenary, lists, publication and feedback. `releaseSteps` run, in this order, in the transaction of a release;
 * `letters` tells whom it writes to.
 */
export const decisionsRoutes = (
  releaseSteps: readonly ReleaseStep[],
  letters: ReleaseLetters | null = null,
): readonly Route[] => [
  // A word comes before an id in the same place.
  ...unlockRoutes,
  ...plenaryRoutes,
  ...confidenceRoutes,
  ...listRoutes,
  ...publicationRoutes(releaseSteps, letters),
  ...feedbackRoutes,
  ...recomputeRoutes,
  ...exportRoutes,
]
