/** The door of the module: the public's pages, and the part of a release that fills them. */
export { catalogueStep, catalogueSuspension, catalogueWithdrawal } from './add-entries.ts'
export { catalogueInvariants } from './invariants.ts'
export { catalogueRoutes } from './routes.ts'
export { lapsedAmong } from './standings.ts'
export { catalogueAddress } from './catalogue-address.ts'
export { areaCodeOf, type CatalogueEntry } from './entry.ts'
export { entryCard } from './pages/entry-card.ts'
export {
  countByArea,
  listCommoditiesAt,
  listEntriesAt,
  listMakersAt,
  listSentraAt,
  type AreaCounts,
  type CommodityCount,
  type Origin,
} from './place-store.ts'
