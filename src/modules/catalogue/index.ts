/** The door of the module: the public's pages, and the part of a release that fills them. */
export { catalogueStep } from './add-entries.ts'
export { catalogueRoutes } from './routes.ts'
