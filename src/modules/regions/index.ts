export type { Area } from './area.ts'
export {
  areaName,
  boundarySource,
  findArea,
  findAreaNames,
  findAreasInMemory,
  isKnownRegency,
  listDistricts,
  listProvinces,
  listRegencies,
  listVillages,
  loadAreaNames,
  regionSource,
  searchAreas,
  timeZoneOf,
} from './area-names.ts'
export { dayIn, endOfDay, hourIn, startOfDay } from './local-day.ts'
export {
  actingAreas,
  isServedWhole,
  nominatingOffice,
  officeFor,
  serveAreas,
  servedAreas,
  servingArea,
} from './served-areas.ts'
export { officeName } from './office-name.ts'
export { importRegions, regionJobs, villageImportJob } from './import-regions.ts'
export { UnreadableBoundaries } from './boundary-part.ts'
export { findBoundaryMap, type BoundaryMap } from './boundary-store.ts'
export { importBoundaries } from './import-boundaries.ts'
export { listTiles } from './tile-map.ts'
