import type { RawBuilder } from 'kysely'
import { setImmediate } from 'node:timers/promises'
import {
  causesOfMove,
  inputOfTrace,
  scoreForm,
  selectable,
  traceOf,
  type MoveCause,
  type Rules,
} from '../../engine/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { computedStars, decidedFiles, schemeFor, starScaleId, type DecidedFile } from '../decisions/index.ts'
import { choicesSaid, furtherSaid, isChanged, type Choosable, type Said } from './rehearsal-further.ts'

/**
 * What becomes of a result: `lost`, not computed any more; `found`, computed only now; `other`, stars of another
 * scheme, which are never compared.
 */
export const moves = ['lost', 'down', 'up', 'found', 'other', 'same'] as const
export type Move = (typeof moves)[number]

/** What rules compute for one file; stars are null where nothing is computed. */
export type Computed = Readonly<{ stars: number | null; of: number; rounded: string | null }>

/** One decided file under the draft, beside what its own rules computed. */
export type Rehearsal = Readonly<
  Omit<DecidedFile, 'trace' | 'rules' | 'stars' | 'selections' | 'takesPart'> & {
    published: number
    commodityTitle: Text
    /** How many sheets counted. */
    sheets: number
    was: Computed
    becomes: Computed
    move: Move
    /** What the rules say beside the stars, whether it moved or not; empty where nothing is computed. */
    further: readonly Said[]
    causes: readonly MoveCause[]
    /** Why nothing is computed. */
    problems: readonly Text[]
  }
>

const computedOf = (rules: Rules, trace: DecidedFile['trace']): Computed => ({
  stars: computedStars(rules, trace),
  of: schemeFor(rules, trace.rubric).of,
  rounded: trace.outcomes[starScaleId(rules) ?? '']?.rounded ?? null,
})

function moveOf(was: Computed, becomes: Computed, isSameScheme: boolean): Move {
  if (was.stars === null || becomes.stars === null)
    return was.stars === becomes.stars ? 'same' : becomes.stars === null ? 'lost' : 'found'
  if (!isSameScheme) return 'other'
  return was.stars === becomes.stars ? 'same' : becomes.stars > was.stars ? 'up' : 'down'
}

const titleOf = (commodity: string, ...all: readonly Rules[]): Text => {
  const found = all.map(rules => rules.commodities.get(commodity)?.title).find(title => title !== undefined)
  return found ?? { id: commodity, en: commodity }
}

/** Each sentence once: three sheets often lack the same. */
const sentences = (problems: readonly Readonly<{ message: Text }>[]): readonly Text[] => [
  ...new Map(problems.map(({ message }) => [message.id, message])).values(),
]

/** How many people scored it; the sheet on which they agreed is nobody's. */
const individual = ({ sheets, seats }: ReturnType<typeof inputOfTrace>): number =>
  sheets.filter((_, position) => seats?.[position]?.agreed !== true).length

/** Why it moved: on the scale of the stars, or where that stays, on the first further scale that does not. */
function causesFor(
  was: ByRules,
  becomes: ByRules,
  move: Move,
  further: readonly Said[],
): readonly MoveCause[] {
  const scale = further.find(one => one.kind === 'scale' && isChanged(one))?.id
  if (move === 'same' && !further.some(isChanged)) return []
  return causesOfMove(was, becomes, (move === 'same' && scale) || (starScaleId(becomes.rules) ?? ''))
}

type ByRules = Readonly<{ rules: Rules; trace: DecidedFile['trace'] }>

/** A rehearsed file, and what the choices of the draft look at of it. */
type Scored = Readonly<{ rehearsal: Rehearsal; choosable: Choosable }>

/** One decided file scored by the draft from the frozen inputs that its trace holds. */
export function rehearseFile(draft: Rules, file: DecidedFile): Scored {
  const { trace, rules, stars: published, selections, takesPart, ...known } = file
  const { nominationId } = file
  const commodityTitle = titleOf(file.commodity, draft, rules)
  const was = computedOf(rules, trace)
  const input = inputOfTrace(trace)
  const scored = scoreForm(draft, input)
  const about = { ...known, published, commodityTitle, was, sheets: individual(input) }
  if (!scored.ok) {
    const becomes: Computed = { stars: null, of: was.of, rounded: null }
    const move = moveOf(was, becomes, true)
    const rehearsal = {
      ...about,
      becomes,
      move,
      further: [],
      causes: [],
      problems: sentences(scored.problems),
    }
    return { rehearsal, choosable: { nominationId, selections, file: null } }
  }
  const now = traceOf(draft, scored.value)
  const becomes = computedOf(draft, now)
  const [before, after] = [
    { rules, trace },
    { rules: draft, trace: now },
  ]
  const move = moveOf(was, becomes, schemeFor(rules, trace.rubric).name === schemeFor(draft, now.rubric).name)
  const further = becomes.stars === null ? [] : furtherSaid(before, after)
  const causes = causesFor(before, after, move, further)
  const problems = becomes.stars === null ? sentences(now.problems) : []
  // Whom the plenary put lower takes no part in a choice, as when it was made.
  const stars = { proposedStars: 0, stars: takesPart ? 0 : -1 }
  const result = selectable(draft, scored.value)
  const chosen = { nominationId, rules: draft, form: input.form, result, rounded: becomes.rounded, ...stars }
  return {
    rehearsal: { ...about, becomes, move, further, causes, problems },
    choosable: { nominationId, selections, file: becomes.stars === null ? null : chosen },
  }
}

/** What became of all results of an edition; `tied`: how many the draft's choices cannot tell apart. */
export type Rehearsed = Readonly<{ files: readonly Rehearsal[]; tied: number }>

/** Those that a star, a further scale, a level or a choice moves. */
export const isMoved = ({ move, further }: Rehearsal): boolean => move !== 'same' || further.some(isChanged)

const inOrder = (one: Rehearsal, other: Rehearsal): number =>
  moves.indexOf(one.move) - moves.indexOf(other.move) ||
  Number(isMoved(other)) - Number(isMoved(one)) ||
  (one.product < other.product ? -1 : 1)

/** All files, with what the draft would choose among them together; what moves comes first. */
export function withChoices(found: readonly Scored[]): Rehearsed {
  const { said, tied } = choicesSaid(found.map(one => one.choosable))
  const files = found.map(({ rehearsal }) => {
    const own = said.get(rehearsal.nominationId) ?? []
    return own.length === 0 ? rehearsal : { ...rehearsal, further: [...rehearsal.further, ...own] }
  })
  return { files: files.toSorted(inOrder), tied }
}

/**
 * What every published result of an edition would become by the draft. Nothing is stored. `allowed` is
 * `whereAllowed` over the columns of nominations. Others are served between the batches.
 */
export async function rehearseEdition(
  reader: Reader,
  draft: Rules,
  editionId: string,
  allowed: RawBuilder<boolean>,
): Promise<Rehearsed> {
  const found: Scored[] = []
  for await (const files of decidedFiles(reader, editionId, allowed)) {
    found.push(...files.map(file => rehearseFile(draft, file)))
    await setImmediate()
  }
  return withChoices(found)
}
