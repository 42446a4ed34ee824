export {
  actingKinds,
  isRole,
  roles,
  visitor,
  type ActingKind,
  type Actor,
  type Role,
  type Ties,
} from './actor.ts'
export { isFirmRole, isOfficeRole } from './file-roles.ts'
export { excluded } from './excluded.ts'
export { grants, knownActions } from './grants.ts'
export { abilities, may, mayEver, whereAllowed } from './may.ts'
export { exclusions, reaches, type Columns, type Exclusion, type Facts, type Reach } from './reaches.ts'
