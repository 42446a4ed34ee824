export type { Area } from './area.ts'
export {
  areaName,
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
export { importRegions, regionJobs, villageImportJob } from './import-regions.ts'
