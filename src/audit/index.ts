export {
  append,
  getHead,
  listHistory,
  listTrail,
  verify,
  type Audience,
  type LedgerEntry,
  type LedgerRow,
  type Verification,
} from './ledger.ts'
