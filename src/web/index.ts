export { eventName, recordKind } from './event-words.ts'
export { newGuestSecret } from './guest-secret.ts'
export { openKeptForms } from './kept-form.ts'
export { listAddress } from './list-address.ts'
export {
  idKeys,
  momentKeys,
  neighbours,
  PAGE_ROWS,
  partsOf,
  readListPage,
  type ListKeys,
  type ListPage,
} from './list-page.ts'
export { roleName } from './messages.ts'
export { actedAs, actingIn, officeIn, roleLabel } from './role-label.ts'
export { createServer } from './server.ts'
export { BESIDE } from './session-over.ts'
export { startOf } from './start-of.ts'
export { tableLinks } from './table-links.ts'
export { PROOF_PAGE, PROVED } from './proof-page.ts'
export { linkTo, type NavigationItem } from './visit.ts'
export {
  fieldState,
  notFound,
  problemAt,
  problemsOf,
  redirect,
  refusedForm,
  typed,
  type Because,
  type FormState,
  type HeldRole,
  type PageRequest,
  type PageResult,
  type Route,
  type SessionHandler,
  type SessionOutcome,
  type SessionRequest,
  type SignedIn,
  type TableAnswer,
} from './route.ts'
