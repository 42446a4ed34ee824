import type { DocumentRequirement } from '../rules/form.ts'

/** `at-approval`: nobody has to bring it, since it is made when the head of the office approves. */
export type RequirementState = 'met' | 'missing' | 'expiring' | 'wrong' | 'not-needed' | 'at-approval'

/** The days on which documents must be valid, as far as the calendar says; `YYYY-MM-DD`. */
export type NeededOn = Readonly<Record<DocumentRequirement['validAt'], string | null>>

/** What readiness has to know of one paper. `state` is that of the day on which it is asked. */
export type Paper = Readonly<{
  state: string
  /** Its last day; null where it has none. */
  validUntil: string | null
  /** Since when what it was issued for is no longer so; null or left out while nothing changed. */
  changedOn?: string | null
  hasFile: boolean
}>

/** Why a paper does not serve, or what to mind about it. Days are `YYYY-MM-DD`. */
export type PaperFinding =
  | Readonly<{ kind: 'absent' | 'revoked' | 'refused' | 'wrong-number' | 'no-file' | 'quarantined' }>
  | Readonly<{ kind: 'expired' | 'ends-soon'; day: string }>
  | Readonly<{ kind: 'ends-early'; day: string; needed: string }>

export type PaperJudgement = Readonly<{ state: RequirementState; finding: PaperFinding | null }>

/** Why a paper cannot be taken at all; nothing when it can. */
function faultOf({ state, validUntil, changedOn = null, hasFile }: Paper, requirement: DocumentRequirement) {
  const day = validUntil ?? changedOn
  if (state === 'revoked' || state === 'refused') return { kind: state } as const
  if (state === 'expired' && requirement.validAt !== 'never')
    return day === null ? ({ kind: 'revoked' } as const) : ({ kind: state, day } as const)
  if (state === 'format-wrong') return { kind: 'wrong-number' } as const
  if (state === 'quarantined') return { kind: state } as const
  return hasFile ? null : ({ kind: 'no-file' } as const)
}

/** Whether a paper meets a requirement, and what to mind. */
export function judgePaper(
  requirement: DocumentRequirement,
  paper: Paper | null,
  neededOn: NeededOn,
): PaperJudgement {
  const fault = paper === null ? ({ kind: 'absent' } as const) : faultOf(paper, requirement)
  if (fault && requirement.madeAtApproval) return { state: 'at-approval', finding: null }
  if (paper === null) return { state: 'missing', finding: { kind: 'absent' } }
  if (fault) return { state: 'wrong', finding: fault }
  const needed = neededOn[requirement.validAt]
  const { validUntil } = paper
  if (needed !== null && validUntil !== null && validUntil < needed)
    return { state: 'expiring', finding: { kind: 'ends-early', day: validUntil, needed } }
  if (paper.state === 'expiring' && validUntil !== null)
    return { state: 'expiring', finding: { kind: 'ends-soon', day: validUntil } }
  return { state: 'met', finding: null }
}

const order: readonly RequirementState[] = [
  'met',
  'expiring',
  'wrong',
  'missing',
  'at-approval',
  'not-needed',
]

/** Of several papers the one that serves best; of equals the first. A renewed paper comes before the one it renews. */
export function bestOf<Found>(
  papers: readonly Found[],
  judge: (paper: Found) => RequirementState,
): Found | null {
  let best: Readonly<{ paper: Found; rank: number }> | null = null
  for (const paper of papers) {
    const rank = order.indexOf(judge(paper))
    if (best === null || rank < best.rank) best = { paper, rank }
  }
  return best?.paper ?? null
}
