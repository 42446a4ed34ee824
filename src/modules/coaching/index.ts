/** The door of the module: where an area's products lose points, and what could be coached together. */
export { coachingStep } from './coaching-step.ts'
export { coachingInvariants } from './invariants.ts'
export { coachingRoutes } from './routes.ts'
