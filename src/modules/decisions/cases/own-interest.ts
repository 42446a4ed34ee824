import type { Actor, Facts } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { interestsOf, ownInterestIn } from '../../assessment/index.ts'
import { listNominations, nominationFacts, type NominationBrief } from '../../nominations/index.ts'

type Somebody = Readonly<{ actor: Pick<Actor, 'personId'>; now: Date }>

/**
 * The nominations of an edition that are not decided yet and in which somebody has an interest: others settle them, and
 * no page shows the person a word or a number of them. They are left out of figures over the whole edition, too.
 * `also`: one more to ask about, however far it is.
 */
export async function keptFrom(
  reader: Reader,
  who: Somebody,
  editionId: string,
  also: readonly NominationBrief[] = [],
): Promise<ReadonlySet<string>> {
  const states = ['admitted', 'in-assessment', 'assessed'] as const
  const undecided = await listNominations(reader, { editionId, states })
  return interestsOf(reader, who, [...undecided, ...also])
}

const barring = ({ personId }: Pick<Actor, 'personId'>, isOwn: boolean): readonly string[] =>
  isOwn && personId !== null ? [personId] : []

/** What the access table knows of a nomination, where it is known in which the person who asks has an interest. */
export const keptFacts = (
  nomination: NominationBrief,
  actor: Pick<Actor, 'personId'>,
  kept: ReadonlySet<string>,
): Facts => ({ ...nominationFacts(nomination), interestOf: barring(actor, kept.has(nomination.id)) })

/** The same of a nomination by itself. */
export const ownFacts = async (
  reader: Reader,
  who: Somebody,
  nomination: NominationBrief,
): Promise<Facts> => ({
  ...nominationFacts(nomination),
  interestOf: await ownInterestIn(reader, who, nomination),
})

/** For an act on all cases of an edition at once: whoever has an interest in one of them leaves it to others. */
export const wholeFacts = (actor: Pick<Actor, 'personId'>, kept: ReadonlySet<string>): Facts => ({
  areaPath: '/',
  state: 'assessed',
  interestOf: barring(actor, kept.size > 0),
})
