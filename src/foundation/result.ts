import type { Problem } from './problem.ts'

/** Either a value, or every problem at once. Never the first problem only. */
export type Result<Value> =
  | Readonly<{ ok: true; value: Value }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>

export const success = <Value>(value: Value): Result<Value> => ({ ok: true, value })
export const failure = (problems: readonly Problem[]): Result<never> => ({ ok: false, problems })
