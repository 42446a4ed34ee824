export { actingKinds, isRole, roles, visitor, type ActingKind, type Actor, type Role } from './actor.ts'
export { excluded, grants, knownActions } from './grants.ts'
export { abilities, may, mayEver, whereAllowed } from './may.ts'
export { exclusions, reaches, type Columns, type Exclusion, type Facts, type Reach } from './reaches.ts'
