/** The door of the module: verification of submitted files, item by item. */
export { checkOneItem } from './check-one-item.ts'
export { admitNomination, refuseNomination, returnNomination } from './outcomes.ts'
export { itemsOf, subjectsOf, type CheckItem, type CheckState } from './check-item.ts'
export { loadChecking, type Checking } from './load-checks.ts'
export { verificationPanel } from './panel.ts'
export { verificationRoutes } from './routes.ts'
export { verificationTasks } from './tasks.ts'
export { listOutcomes, verifiedByIn, verifiersOf, type VerificationOutcome } from './verification-store.ts'
