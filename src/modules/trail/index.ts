/** The door of the module: the ledger as the auditor reads it. */
export { trailRoutes } from './routes.ts'
