import type { WithdrawalStep } from '../certificates/index.ts'
import type { FormerAwardStep } from '../producers/index.ts'
import { voidCalls } from './reevaluation-store.ts'

/** What a withdrawal does here: a star that was withdrawn is held no more, so its holder is not evaluated again. */
export const voidAfterWithdrawal: WithdrawalStep = (tx, { nominationId }, at) =>
  voidCalls(tx, { nominationId }, at)

/** The same where the record of an award was a mistake. */
export const voidAfterTakeBack: FormerAwardStep = (tx, { productId }, at) => voidCalls(tx, { productId }, at)
