/** The door of the module: what is known of past awards, with its sources, and the public's statistics. */
export type { AwardSettings } from './claim.ts'
export { reasonsOf } from './read-claim.ts'
export { awardsRoutes } from './routes.ts'
export { importClaims, loadShippedClaims } from './store-claims.ts'
