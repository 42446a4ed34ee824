import { selectCases, type Rules, type Selectable, type SelectedCase } from '../../../engine/index.ts'
import type { Text } from '../../../foundation/text.ts'

/** What a choice among all nominations of a list says of one of them, frozen with its line. */
export type EntrySelection = Readonly<{
  id: string
  title: Text
  /** Null where the group is not known, or the nomination takes no part. */
  group: string | null
  /** Equals share it; null for one that takes no part. */
  rank: number | null
  /** By what it was put in order: the score, or the rank that was given. */
  value: string | null
  award: Readonly<{ id: string; title: Text }> | null
  /** Left out where the choice has no shortlist. */
  shortlisted?: boolean
  /** The nominations, this one included, among whom the rules cannot choose; empty where they can. */
  tied: readonly string[]
  /** What it drew; left out where it drew nothing. */
  lot?: number
}>

/** A nomination with what was computed for it, and what the plenary made of that. */
export type SelectedFile = Readonly<{
  nominationId: string
  rules: Rules
  form: string
  result: Selectable
  rounded: string | null
  proposedStars: number
  stars: number
}>

export type Lots = ReadonlyMap<string, Readonly<{ number: number }>>

/** The fact that a lot is, where the rules tell equals apart by it; an office cannot bring it with its file. */
export const lotFact = ({ document: { ties } }: Rules): string | undefined =>
  ties?.lastly === 'lot' ? ties.lot : undefined

/** The facts with what was drawn, and nothing else under that name. */
export function withLot<Facts extends Readonly<Record<string, unknown>>>(
  rules: Rules,
  facts: Facts,
  lot: Readonly<{ number: number }> | undefined,
): Facts {
  const name = lotFact(rules)
  if (name === undefined) return facts
  const others = Object.entries(facts).filter(([other]) => other !== name)
  return Object.fromEntries(lot ? [...others, [name, lot.number]] : others) as Facts
}

/**
 * Whom the plenary put lower than the rules did takes no part: there is no value any more by which to put it in order.
 * Whom it put higher stays where the rules computed it.
 */
export const takesPart = ({ proposedStars, stars }: Pick<SelectedFile, 'proposedStars' | 'stars'>): boolean =>
  stars >= proposedStars

function caseOf(file: SelectedFile, lots: Lots): SelectedCase | null {
  if (!takesPart(file)) return null
  const { form, result, rules, nominationId } = file
  return { form, result: { ...result, facts: withLot(rules, result.facts, lots.get(nominationId)) } }
}

function chosenBy(
  rules: Rules,
  files: readonly SelectedFile[],
  lots: Lots,
): readonly (readonly [string, EntrySelection])[] {
  const cases = files.map(file => caseOf(file, lots))
  return (rules.document.selections ?? []).flatMap(selection =>
    selectCases(rules, selection, cases).map((own, position) => {
      const { nominationId = '', rounded = null, result } = files[position] ?? {}
      const given = selection.rankFact === undefined ? rounded : (result?.facts[selection.rankFact] ?? null)
      const award = selection.awards.find(one => one.id === own.award)
      const lot = lots.get(nominationId)
      const said: EntrySelection = {
        id: selection.id,
        title: selection.title,
        group: own.group,
        rank: own.rank,
        value: own.rank === null || given === null ? null : String(given),
        award: award ? { id: award.id, title: award.title } : null,
        ...(own.shortlisted === null ? {} : { shortlisted: own.shortlisted }),
        tied: own.tied.flatMap(each => files[each]?.nominationId ?? []),
        ...(lot ? { lot: lot.number } : {}),
      }
      return [nominationId, said] as const
    }),
  )
}

/**
 * What the choices of the rules say of each nomination, by its id; nothing where the rules have none. Nominations of one
 * version of the rules are looked at together, those of another by themselves.
 */
export function chooseAmong(
  files: readonly SelectedFile[],
  lots: Lots,
): ReadonlyMap<string, readonly EntrySelection[]> {
  const byRules = Map.groupBy(
    files.toSorted((a, b) => (a.nominationId < b.nominationId ? -1 : 1)),
    file => file.rules.hash,
  )
  const all = [...byRules.values()].flatMap(own => (own[0] ? chosenBy(own[0].rules, own, lots) : []))
  return new Map([...Map.groupBy(all, ([id]) => id)].map(([id, own]) => [id, own.map(([, said]) => said)]))
}

/** Of these nominations, those that share a rank in the middle of which an award or a shortlist ends. */
export const tiesIn = (
  chosen: ReadonlyMap<string, readonly EntrySelection[]>,
): readonly Readonly<{ selection: EntrySelection; nominations: readonly string[] }>[] => {
  const found = new Map<string, Readonly<{ selection: EntrySelection; nominations: readonly string[] }>>()
  for (const selection of [...chosen.values()].flat())
    if (selection.tied.length > 0)
      found.set(`${selection.id} ${selection.tied.join(' ')}`, { selection, nominations: selection.tied })
  return [...found.values()]
}

/**
 * What was chosen of a result that is decided anew. The choice among all others is not made again: the award stays, or
 * where the star is a lower one it is lost, and nobody moves up.
 */
export const choicesAfter = (
  selections: readonly EntrySelection[] | undefined,
  stays: boolean,
): Readonly<{ selections?: readonly EntrySelection[] }> => {
  if (selections === undefined) return {}
  const lost = selections.map(one => ({
    ...one,
    rank: null,
    value: null,
    award: null,
    ...(one.shortlisted === undefined ? {} : { shortlisted: false }),
    tied: [],
  }))
  return { selections: stays ? selections : lost }
}
