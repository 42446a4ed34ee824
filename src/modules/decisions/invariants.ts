import type { Invariant } from '../../platform/invariant.ts'
import { annexInvariants } from './annex-invariants.ts'
import { awaitedInvariants } from './awaited-invariants.ts'
import { correctionInvariants } from './correction-invariants.ts'
import { listInvariants } from './list-invariants.ts'
import { lotInvariants } from './lot-invariants.ts'
import { resultInvariants } from './result-invariants.ts'
import { releaseInvariants } from './release-invariants.ts'

export const decisionsInvariants: readonly Invariant[] = [
  ...listInvariants,
  ...resultInvariants,
  ...releaseInvariants,
  ...correctionInvariants,
  ...annexInvariants,
  ...awaitedInvariants,
  ...lotInvariants,
]
