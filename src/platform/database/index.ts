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
export { DatabaseAway } from './database-away.ts'
export { NoRoom } from './disk-reserve.ts'
export { FolderInUse } from './folder-lock.ts'
export {
  byMoment,
  everyRow,
  inRange,
  type ListOrder,
  type ListRange,
  type MomentKey,
} from './keyset.ts'
export { appliedMigrations, knownMigrations, migrate } from './migrate.ts'
