import type { Route } from '../../web/index.ts'
import { confidenceRoutes } from './support/confidence-routes.ts'
import { exportRoutes } from './recomputation/export-routes.ts'
import { feedbackRoutes, type CheckPathOf } from './feedback/feedback-routes.ts'
import { listRoutes } from './chain/list-routes.ts'
import { plenaryRoutes } from './cases/plenary-routes.ts'
import type { ReleaseStep } from './release/publication.ts'
import { publicationRoutes } from './release/publication-routes.ts'
import { recomputeRoutes } from './recomputation/recompute-routes.ts'
import type { ReleaseLetters } from './release/release-recipients.ts'
import { unlockRoutes } from './cases/unlock-routes.ts'

/**
 * Plenary, lists, publication and feedback. `releaseSteps` run, in this order, in the transaction of a release;
 * `letters` tells whom it writes to; `checkPathOf` finds the check page of a certificate.
 */
export const decisionsRoutes = (
  releaseSteps: readonly ReleaseStep[],
  letters: ReleaseLetters | null = null,
  checkPathOf?: CheckPathOf,
): readonly Route[] => [
  // A word comes before an id in the same place.
  ...unlockRoutes,
  ...plenaryRoutes,
  ...confidenceRoutes,
  ...listRoutes,
  ...publicationRoutes(releaseSteps, letters),
  ...feedbackRoutes(checkPathOf),
  ...recomputeRoutes,
  ...exportRoutes,
]
