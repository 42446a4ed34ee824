export { createAdministrator } from './create-administrator.ts'
export {
  demoPeople,
  findDemoActor,
  linkDemoProducer,
  seedDemoPeople,
} from './demo-people.ts'
export { findSignedIn, signedInFinder } from './find-signed-in.ts'
export { listPeopleWithRole } from './grant-store.ts'
export { operatorCountsByRegency } from './office-routes.ts'
export { listNames as namesOf } from './person-store.ts'
export { peopleRoutes } from './routes.ts'
