export {
  defineAction,
  done,
  refuse,
  type Action,
  type ActionContext,
  type AnyAction,
  type Done,
  type Outcome,
  type RecordRef,
  type Services,
  type Success,
} from './define-action.ts'
export * as fields from './fields.ts'
export { problemsFromZod } from './problems-from-zod.ts'
export { runAction, type ActionResult, type Environment, type Request } from './run-action.ts'
