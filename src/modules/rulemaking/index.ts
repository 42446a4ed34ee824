/** The door of the module: making the rules of an edition place by place. */
export { fillPlace } from './change-draft.ts'
export { rulemakingRoutes } from './routes.ts'
export { startDraft } from './start-draft.ts'
