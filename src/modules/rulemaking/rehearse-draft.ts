import type { RawBuilder } from 'kysely'
import { setImmediate } from 'node:timers/promises'
import {
  causesOfMove,
  inputOfTrace,
  scoreForm,
  traceOf,
  type MoveCause,
  type Rules,
} from '../../engine/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { decidedFiles, starScaleId, starScheme, starsOfBand, type DecidedFile } from '../decisions/index.ts'

/**
 * What becomes of a result: `lost`, not computed any more; `found`, computed only now; `other`, stars of another
 * scheme, which are never compared.
 */
export const moves = ['lost', 'down', 'up', 'found', 'other', 'same'] as const
export type Move = (typeof moves)[number]

/** What rules compute for one file; stars are null where nothing is computed. */
export type Computed = Readonly<{ stars: number | null; rounded: string | null }>

/** One decided file under the draft, beside what its own rules computed. */
export type Rehearsal = Readonly<
  Omit<DecidedFile, 'trace' | 'rules' | 'stars'> & {
    published: number
    commodityTitle: Text
    /** How many sheets counted. */
    sheets: number
    was: Computed
    becomes: Computed
    move: Move
    causes: readonly MoveCause[]
    /** Why nothing is computed. */
    problems: readonly Text[]
  }
>

function computedOf(rules: Rules, { state, outcomes }: DecidedFile['trace']): Computed {
  const scale = rules.document.scales.find(one => one.id === starScaleId(rules))
  const own = scale && outcomes[scale.id]
  const band = scale?.bands.find(one => one.id === own?.band) ?? null
  return {
    stars: state === 'incomplete' ? null : starsOfBand(rules, band),
    rounded: own?.rounded ?? null,
  }
}

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

/** One decided file scored by the draft from the frozen inputs that its trace holds. */
export function rehearseFile(draft: Rules, file: DecidedFile): Rehearsal {
  const { trace, rules, stars: published, ...known } = file
  const commodityTitle = titleOf(file.commodity, draft, rules)
  const was = computedOf(rules, trace)
  const input = inputOfTrace(trace)
  const scored = scoreForm(draft, input)
  const about = { ...known, published, commodityTitle, was, sheets: individual(input) }
  if (!scored.ok) {
    const becomes: Computed = { stars: null, rounded: null }
    const move = moveOf(was, becomes, true)
    return { ...about, becomes, move, causes: [], problems: sentences(scored.problems) }
  }
  const now = traceOf(draft, scored.value)
  const becomes = computedOf(draft, now)
  const move = moveOf(was, becomes, starScheme(rules).name === starScheme(draft).name)
  const causes =
    move === 'same'
      ? []
      : causesOfMove({ rules, trace }, { rules: draft, trace: now }, starScaleId(draft) ?? '')
  return { ...about, becomes, move, causes, problems: becomes.stars === null ? sentences(now.problems) : [] }
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
): Promise<readonly Rehearsal[]> {
  const found: Rehearsal[] = []
  for await (const files of decidedFiles(reader, editionId, allowed)) {
    found.push(...files.map(file => rehearseFile(draft, file)))
    await setImmediate()
  }
  return found.toSorted(
    (one, other) =>
      moves.indexOf(one.move) - moves.indexOf(other.move) || (one.product < other.product ? -1 : 1),
  )
}

const countBy = (all: readonly Rehearsal[], of: (one: Rehearsal) => string): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(all, of)].map(([key, own]) => [key, own.length]))

export type MoveCounts = Readonly<Record<Move, number>>

export function countMoves(all: readonly Rehearsal[]): MoveCounts {
  const counts = countBy(all, one => one.move)
  return Object.fromEntries(moves.map(move => [move, counts.get(move) ?? 0])) as Record<Move, number>
}

/** How many have each number of stars (null: nothing computed), before and after; the most stars first. */
export function countStars(
  all: readonly Rehearsal[],
): readonly Readonly<{ stars: number | null; was: number; becomes: number }>[] {
  const was = Map.groupBy(all, one => one.was.stars)
  const becomes = Map.groupBy(all, one => one.becomes.stars)
  const stars = [...new Set([...was.keys(), ...becomes.keys()])].toSorted((a, b) => (b ?? -1) - (a ?? -1))
  return stars.map(each => ({
    stars: each,
    was: was.get(each)?.length ?? 0,
    becomes: becomes.get(each)?.length ?? 0,
  }))
}

/** The counts of each commodity, in the order in which the commodities come. */
export const countByCommodity = (
  all: readonly Rehearsal[],
): readonly Readonly<{ title: Text; counts: MoveCounts; all: number }>[] =>
  [...Map.groupBy(all, one => one.commodity)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, own]) =>
      own[0] ? [{ title: own[0].commodityTitle, counts: countMoves(own), all: own.length }] : [],
    )
