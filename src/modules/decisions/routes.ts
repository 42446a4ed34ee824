import type { Route } from '../../web/index.ts'
import { confidenceRoutes } from './support/confidence-routes.ts'
import { exportRoutes } from './recomputation/export-routes.ts'
import { feedbackRoutes } from './feedback/feedback-routes.ts'
import { listRoutes } from './chain/list-routes.ts'
import { plenaryRoutes } from './cases/plenary-routes.ts'
import type { ReleaseStep } from './release/publication.ts'
import { publicationRoutes } from './release/publication-routes.ts'
import { recomputeRoutes } from './recomputation/recompute-routes.ts'
import type { ReleaseLetters } from './release/release-recipients.ts'
import { unlockRoutes } from './cases/unlock-routes.ts'

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
