/** The door of the module: making the rules of an edition place by place. */
export { rulemakingRoutes } from './routes.ts'
