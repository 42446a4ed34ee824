export {
  append,
  getHead,
  listHistory,
  listTrail,
  verify,
  type Audience,
  type LedgerEntry,
  type LedgerRow,
} from './ledger.ts'
