export { eventName, recordKind } from './event-words.ts'
export { listAddress } from './list-address.ts'
export { roleName } from './messages.ts'
export { createServer } from './server.ts'
export { linkTo, type NavigationItem } from './visit.ts'
export {
  fieldState,
  notFound,
  problemAt,
  problemsOf,
  redirect,
  typed,
  type FormState,
  type PageRequest,
  type PageResult,
  type Route,
  type SessionHandler,
  type SessionOutcome,
  type SessionRequest,
  type SignedIn,
} from './route.ts'
