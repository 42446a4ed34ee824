/** The door of the module: what ties people to makers, declared or found by comparing names. */
export { comparable, SHORTEST, SHORTEST_NAME } from './compare-names.ts'
export { findInEdition, findInOwn, subjectsOf } from './find-in-edition.ts'
export {
  barsVerifying,
  FILE,
  findInterests,
  groundOf,
  type Candidate,
  type FoundInterest,
  type TieGround,
} from './find-interests.ts'
export { interestKinds, type InterestKind } from './interest-kinds.ts'
export {
  endTie,
  insertClearance,
  insertTie,
  listTies,
  listWrongEnds,
  takeTiesTurn,
  type Tie,
} from './tie-store.ts'
export { createTies } from './keep-ties.ts'
