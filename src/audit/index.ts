export { auditInvariants } from './invariants.ts'
export {
  append,
  getHead,
  listEvents,
  listHistory,
  listLastOf,
  listTrail,
  verify,
  type Audience,
  type LedgerEntry,
  type LedgerRow,
} from './ledger.ts'
