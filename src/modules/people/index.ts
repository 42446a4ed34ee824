export { createAdministrator } from './create-administrator.ts'
export { accountJobHandlers } from './request-reset.ts'
export {
  demoPeople,
  findDemoActor,
  linkDemoProducer,
  seedDemoPeople,
} from './demo-people.ts'
export { findSignedIn, signedInFinder } from './find-signed-in.ts'
export { listPeopleWithRole } from './grant-store.ts'
export { homesOf } from './invariant-store.ts'
export { peopleInvariants } from './invariants.ts'
export { operatorCountsByRegency } from './office-routes.ts'
export { listNames as namesOf } from './person-store.ts'
export { createPost, type Letter, type Post } from './post-letters.ts'
export { listRecipients, type Recipient } from './recipient-store.ts'
export { peopleRoutes } from './routes.ts'
