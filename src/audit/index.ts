export { auditInvariants } from './invariants.ts'
export {
  append,
  findEntry,
  getHead,
  listAbout,
  listDetails,
  listEvents,
  listAfter,
  listEntries,
  listHistory,
  listLastOf,
  listRecordsAfter,
  listTrail,
  verify,
  type Audience,
  type LedgerEntry,
  type LedgerRow,
} from './ledger.ts'
