/** The door of the module: sessions of the plenary, their votes, and their minutes. */
export { plenaryInvariants } from './invariants.ts'
export { plenaryJobHandlers } from './make-minutes-file.ts'
export { plenaryRoutes } from './routes.ts'
export { plenaryTasks } from './tasks.ts'
export { voidingHandlers } from './void-motion.ts'
