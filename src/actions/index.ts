export { findAnswered } from './action-key-store.ts'
export {
  defineAction,
  done,
  refuse,
  type Action,
  type ActionContext,
  type AnyAction,
  type Outcome,
  type Services,
} from './define-action.ts'
export * as fields from './fields.ts'
export { actionInvariants } from './invariants.ts'
export { problemsFromZod } from './problems-from-zod.ts'
export { runAction, type ActionResult, type Environment } from './run-action.ts'
