import type { Invariant } from '../../platform/invariant.ts'
import { annexInvariants } from './annex/annex-invariants.ts'
import { awaitedInvariants } from './cases/awaited-invariants.ts'
import { correctionInvariants } from './corrections/correction-invariants.ts'
import { listInvariants } from './chain/list-invariants.ts'
import { lotInvariants } from './selections/lot-invariants.ts'
import { resultInvariants } from './result-invariants.ts'
import { releaseInvariants } from './release/release-invariants.ts'

export const decisionsInvariants: readonly Invariant[] = [
  ...listInvariants,
  ...resultInvariants,
  ...releaseInvariants,
  ...correctionInvariants,
  ...annexInvariants,
  ...awaitedInvariants,
  ...lotInvariants,
]
