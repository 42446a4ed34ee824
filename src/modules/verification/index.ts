/** The door of the module: verification of submitted files, item by item. */
export { checkOneItem } from './check-one-item.ts'
export { admitNomination, refuseNomination, returnNomination } from './outcomes.ts'
export { verificationInvariants } from './invariants.ts'

export { loadChecking } from './load-checks.ts'
export { verificationPanel } from './panel.ts'
export { verificationRoutes } from './routes.ts'
export { verificationTasks } from './tasks.ts'
export { verifiersOf } from './verification-store.ts'
