/** The door of the module: producers who fill their own part of a nomination by the link of an invitation. */
import type { Environment } from '../../actions/index.ts'
import type { Route } from '../../web/index.ts'
import { addOwnPhotos } from './add-own-photos.ts'
import { inviteProducer } from './invite-producer.ts'
import { linkRoutes } from './link-routes.ts'
import { finishContribution } from './manage-invitation.ts'
import { officeRoutes } from './office-routes.ts'
import { producerRoutes } from './producer-routes.ts'
import type { ContributionSettings } from './settings.ts'

export { guestPages } from './guest-pages.ts'
export { contributionsInvariants } from './invariants.ts'
export { contributionPanel } from './office-routes.ts'
export type { InvitationSettings } from './invitation.ts'
export { aboutLink } from './invite-producer.ts'
export type { ContributionSettings } from './settings.ts'
export { useInvitationHandler } from './use-invitation.ts'
export { contributionTasks } from './tasks.ts'

/** The module's acts, for those who run them without a page. */
export const contributionActions = (
  settings: Pick<ContributionSettings, 'linkDays' | 'phoneCountry' | 'sealer'>,
  producers: Parameters<typeof addOwnPhotos>[0],
) => ({
  inviteProducer: inviteProducer(settings, settings.sealer),
  addOwnPhotos: addOwnPhotos(producers),
  finishContribution,
})

export const contributionsRoutes = (
  environment: Environment,
  settings: ContributionSettings,
): readonly Route[] => [
  ...producerRoutes(settings),
  ...officeRoutes(settings),
  ...linkRoutes(environment, settings.sealer),
]
