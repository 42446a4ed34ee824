import type { Invariant } from '../../platform/invariant.ts'
import { listInvariants } from './list-invariants.ts'
import { resultInvariants } from './result-invariants.ts'

export const decisionsInvariants: readonly Invariant[] = [...listInvariants, ...resultInvariants]
