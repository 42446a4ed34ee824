import type { Actor, Facts } from '../../../access/index.ts'
import type { Facts as FileFacts, AnsweringOffice, Rules } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getRules } from '../../editions/index.ts'
import { findNomination, type Nomination, type NominationState } from '../../nominations/index.ts'
import { ownInterestIn } from '../interests/interested-people.ts'
import { fileFactsOf } from '../planning/file-facts.ts'
import { listLevelAnswers, wasSheetLocked } from './level-answer-store.ts'
import { levelsAsked, type AnsweringLevel, type LevelAnswers } from './level-answers.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'

/** From the admission on a file changes no more; before it, an answer would be about a file that may still change. */
export const answeredStates: readonly NominationState[] = ['admitted', 'in-assessment']

/** With whom the answers lie, as the access table names it. */
export const withOffice = (office: AnsweringOffice): string => `with-${office}`
const sentBy = (office: AnsweringOffice): string => `sent-by-${office}`

/** One file before the office of one level, with everything that was answered. */
export type LevelGround = Readonly<{
  nomination: Nomination
  rules: Rules
  commodity: string
  facts: FileFacts
  level: AnsweringLevel
  office: AnsweringOffice
  /** Every version, the oldest first. */
  versions: readonly LevelAnswers[]
  /** What was not taken back: a draft, or what was sent. */
  live: LevelAnswers | null
  /** Whether a sheet was locked: from then on nothing changes. */
  isFinal: boolean
  access: Facts
}>

type Who = Readonly<{ actor: Pick<Actor, 'personId'>; now: Date }>

/** Null where there is no such file, where its rules ask nothing of the level, or where nothing can be answered yet. */
export async function loadLevel(
  reader: Reader,
  nominationId: string,
  levelId: string,
  context: Who,
): Promise<LevelGround | null> {
  const nomination = await findNomination(reader, nominationId)
  if (!nomination) return null
  const { rules } = await getRules(reader, nomination.rulesId)
  const level = levelsAsked(rules, nomination.commodity).find(one => one.id === levelId)
  const office = level?.office
  if (!level || !office) return null
  const versions = (await listLevelAnswers(reader, [nominationId])).filter(one => one.level === levelId)
  const live = versions.find(one => one.state !== 'taken-back') ?? null
  const isFinal = await wasSheetLocked(reader, nominationId)
  if (live?.state !== 'sent' && (isFinal || !answeredStates.includes(nomination.state))) return null
  return {
    nomination,
    rules,
    commodity: nomination.commodity,
    facts: await fileFactsOf(reader, nomination),
    level,
    office,
    versions,
    live,
    isFinal,
    access: {
      areaPath: nomination.areaPath,
      nominationId,
      state: live?.state === 'sent' ? sentBy(office) : withOffice(office),
      interestOf: await ownInterestIn(reader, context, nomination),
    },
  }
}

/** The same for an act: it waits for acts on the same file, the lock of a scoresheet among them. */
export async function loadLevelInTurn(
  reader: Reader,
  nominationId: string,
  levelId: string,
  context: Who,
): Promise<LevelGround | null> {
  await takeTurn(reader, nominationId)
  return loadLevel(reader, nominationId, levelId, context)
}
