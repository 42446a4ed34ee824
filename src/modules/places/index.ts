/** The door of the module: the public's pages of places, makers, sentra and commodities, and the map. */
export { placesRoutes } from './routes.ts'
