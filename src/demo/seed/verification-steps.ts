import {
  admitNomination,
  loadChecking,
  proposeRefusal,
  refuseNomination,
  returnNomination,
} from '../../modules/verification/index.ts'
import { act, type Seed, type Step } from './act.ts'
import type { PlannedFinding } from './content.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import type { Story } from './story.ts'

export const verifiers = ['verifikator', 'verifikator-2'] as const
const ways = ['paper', 'register', 'paper', 'phone'] as const
/** Between one item and the next, in milliseconds. */
const PACE = 4 * 60_000

/** Both verifiers take turns, so that neither has seen every file. */
export const verifierOf = ({ product }: Nominated): string =>
  verifiers[product.index % verifiers.length] ?? ''

type Look = Readonly<{
  nominated: Nominated
  findings: readonly PlannedFinding[]
  /** How many items are looked at; all when left out. */
  upTo?: number
}>

/** Looks at the open items one by one. */
async function checkItems(seed: Seed, { nominated, findings, upTo }: Look, at: Date, key: string) {
  const id = nominationId(seed, nominated)
  const checking = await seed.parts.environment.database.read(reader => loadChecking(reader, id))
  const items = (checking?.items ?? []).filter(item => item.state !== 'accepted').slice(0, upTo)
  for (const [index, item] of items.entries()) {
    const finding = findings.find(one => one.item === item.id)
    const occasion = {
      by: verifierOf(nominated),
      role: 'verifier' as const,
      at: new Date(at.getTime() + index * PACE),
      key: `${key} ${item.id}`,
    }
    await act(seed, occasion, seed.verification.checkOneItem, {
      id,
      item: item.id,
      outcome: finding ? 'return' : 'accept',
      template: finding?.template ?? '',
      reason: finding?.reason ?? '',
      how: ways[(nominated.product.index + index) % ways.length],
    })
  }
}

export type Outcome = 'admitted' | 'returned' | 'refused'

/** A verifier looks at the items, all of them or some, on one day. */
export function checkingStep(story: Story, look: Look, day: number, round: number): Step {
  const { nominated } = look
  const by = verifierOf(nominated)
  const name = `${nominated.key} checked ${round}`
  return story.step(day, 540, name, by, (seed, { at, key }) => checkItems(seed, look, at, key))
}

function end(seed: Seed, occasion: Parameters<typeof act>[1], nominated: Nominated, outcome: Outcome) {
  const id = nominationId(seed, nominated)
  if (outcome === 'refused') return act(seed, occasion, proposeRefusal, { id })
  return act(seed, occasion, outcome === 'admitted' ? admitNomination : returnNomination, { id })
}

/** The other verifier looks at a proposed refusal, and confirms it. */
function secondLook(story: Story, nominated: Nominated, day: number): Step {
  const other = verifiers.find(one => one !== verifierOf(nominated)) ?? ''
  return story.step(day, 720, `${nominated.key} second look`, other, (seed, occasion) =>
    act(seed, { ...occasion, role: 'verifier' }, refuseNomination, { id: nominationId(seed, nominated) }),
  )
}

/** A round of verification: every item on one day, its outcome the day after. */
export function verificationSteps(
  story: Story,
  look: Look,
  day: number,
  { round, outcome }: Readonly<{ round: number; outcome: Outcome }>,
): readonly Step[] {
  const { nominated } = look
  const by = verifierOf(nominated)
  return [
    checkingStep(story, look, day, round),
    story.step(day + 1, 660, `${nominated.key} ${outcome} ${round}`, by, (seed, occasion) =>
      end(seed, { ...occasion, role: 'verifier' }, nominated, outcome),
    ),
    ...(outcome === 'refused' ? [secondLook(story, nominated, day + 1)] : []),
  ]
}
