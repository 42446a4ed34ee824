import type { Actor, Facts } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { interestsOf, ofOwnProvince, ownInterestIn } from '../../assessment/index.ts'
import { listNominations, nominationFacts, type NominationBrief } from '../../nominations/index.ts'

type Somebody = Readonly<{ actor: Actor; now: Date }>

/** What is kept from somebody, and of it what the person has an interest in. */
export type Kept = Readonly<{ all: ReadonlySet<string>; interests: ReadonlySet<string> }>

/**
 * The nominations of an edition that are not decided yet and in which somebody has an interest, or that are of the own
 * province: others settle them, and no page shows the person a word or a number of them. They are left out of figures
 * over the whole edition, too. `also`: one more to ask about, however far it is.
 */
export async function keptByCause(
  reader: Reader,
  who: Somebody,
  editionId: string,
  also: readonly NominationBrief[] = [],
): Promise<Kept> {
  const states = ['admitted', 'in-assessment', 'assessed'] as const
  const undecided = await listNominations(reader, { editionId, states })
  const asked = [...undecided, ...also]
  const interests = await interestsOf(reader, who, asked)
  return { interests, all: new Set([...interests, ...ofOwnProvince(who.actor, asked)]) }
}

/** The same, whatever the cause. */
export const keptFrom = async (...asked: Parameters<typeof keptByCause>): Promise<ReadonlySet<string>> =>
  (await keptByCause(...asked)).all

const barring = ({ personId }: Pick<Actor, 'personId'>, isOwn: boolean): readonly string[] =>
  isOwn && personId !== null ? [personId] : []

/** What the access table knows of a nomination, where it is known which are kept from the person who asks. */
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

/**
 * For an act on all cases of an edition at once: whoever has an interest in one of them leaves it to others. Everybody
 * lives somewhere, and such an act leaves out the cases of the own province instead.
 */
export const wholeFacts = (
  actor: Pick<Actor, 'personId'>,
  { interests }: Pick<Kept, 'interests'>,
): Facts => ({
  areaPath: '/',
  state: 'assessed',
  interestOf: barring(actor, interests.size > 0),
})
