import type { Role } from './actor.ts'
import type { Reach } from './reaches.ts'

/** One line of the table: this role may do these actions on records within this reach, in these states. */
export type Grant = Readonly<{
  role: Role
  actions: readonly string[]
  reach: Reach
  /** Any state when left out. */
  states?: readonly string[]
}>

export const allow = (
  role: Role,
  reach: Reach,
  actions: readonly string[],
  states?: readonly string[],
): Grant => (states ? { role, reach, actions, states } : { role, reach, actions })
