export {
  fromPglite,
  json,
  openEmbedded,
  openPostgres,
  pgliteParsers,
  type Database,
  type Reader,
  type Tx,
} from './database.ts'
export { FolderInUse } from './folder-lock.ts'
export { migrate } from './migrate.ts'
