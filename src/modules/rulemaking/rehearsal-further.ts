import type { Rules, Trace } from '../../engine/index.ts'
import { text, type Text } from '../../foundation/text.ts'
import { chooseAmong, starScaleId, type EntrySelection, type SelectedFile } from '../decisions/index.ts'

type Named = Readonly<{ id: string; title: Text }>

/**
 * What rules say of a file beside its stars: a further scale, the level that decides, an award, a place on a shortlist.
 * Null: nothing is given. Left out: these rules do not have that part, so that nothing can be compared.
 */
export type Said = Readonly<{
  kind: 'scale' | 'route' | 'award' | 'shortlist'
  id: string
  title: Text
  was?: Named | null
  becomes?: Named | null
}>

/** It is another one under both rules. What only one of them has is new or gone, and no move. */
export const isChanged = ({ was, becomes }: Said): boolean =>
  was !== undefined && becomes !== undefined && was?.id !== becomes?.id

/** A file by some rules. */
type ByRules = Readonly<{ rules: Rules; trace: Trace }>
type Value = Readonly<Pick<Said, 'kind' | 'id' | 'title'> & { value: Named | null }>
type Side = ReadonlyMap<string, Value>

const sideWith = (values: readonly Value[]): Side =>
  new Map(values.map(one => [`${one.kind} ${one.id}`, one]))

const routeTitle = text('Diputuskan oleh', 'Decided by')

function sideOf({ rules, trace }: ByRules, stars: ReadonlySet<string>): Side {
  const { scales, routing, levels = [] } = rules.document
  const decided = trace.state !== 'incomplete'
  const further = scales
    .filter(one => !stars.has(one.id))
    .map(({ id, title, bands }): Value => {
      const band = decided ? bands.find(one => one.id === trace.outcomes[id]?.band) : undefined
      const value = band ? { id: band.id, title: band.title } : null
      return { kind: 'scale', id, title, value }
    })
  const level = levels.find(one => one.id === trace.route?.level)
  const value = level ? { id: level.id, title: level.title } : null
  const route: Value = { kind: 'route', id: 'route', title: routeTitle, value }
  return sideWith([...further, ...(routing ? [route] : [])])
}

function paired(was: Side, becomes: Side): readonly Said[] {
  return [...new Map([...was, ...becomes])].map(([key, { kind, id, title }]) => {
    const [before, now] = [was.get(key), becomes.get(key)]
    return {
      kind,
      id,
      title,
      ...(before ? { was: before.value } : {}),
      ...(now ? { becomes: now.value } : {}),
    }
  })
}

/** Every further scale and the level that decides, before and after. */
export function furtherSaid(was: ByRules, becomes: ByRules): readonly Said[] {
  const stars = new Set([starScaleId(was.rules) ?? '', starScaleId(becomes.rules) ?? ''])
  return paired(sideOf(was, stars), sideOf(becomes, stars))
}

const onList: Named = { id: 'on', title: text('masuk', 'on it') }
const listTitle = (title: Text): Text => text(`${title.id}: daftar pendek`, `${title.en}: shortlist`)

const choiceSide = (selections: readonly EntrySelection[]): Side =>
  sideWith(
    selections.flatMap(({ id, title, award, shortlisted }): Value[] => {
      const own: Value = { kind: 'award', id, title, value: award }
      const value = shortlisted ? onList : null
      return shortlisted === undefined
        ? [own]
        : [own, { kind: 'shortlist', id, title: listTitle(title), value }]
    }),
  )

/** A file with what the choices of its own list said of it, and what a choice by the draft looks at. */
export type Choosable = Readonly<{
  nominationId: string
  selections: readonly EntrySelection[] | null
  /** Null where the draft computes nothing. */
  file: SelectedFile | null
}>

/** What the draft would choose among all files together, beside what was chosen; and how many it cannot tell apart. */
export function choicesSaid(
  files: readonly Choosable[],
): Readonly<{ said: ReadonlyMap<string, readonly Said[]>; tied: number }> {
  const chosenBefore = files.some(one => one.selections !== null)
  const lots = new Map(
    files.flatMap(({ nominationId, selections }) => {
      const lot = selections?.find(one => one.lot !== undefined)?.lot
      return lot === undefined ? [] : [[nominationId, { number: lot }] as const]
    }),
  )
  // Whoever was decided by a later list took no part in a choice, and takes none now.
  const taking = files.filter(one => !chosenBefore || one.selections !== null)
  const chosen = chooseAmong(
    taking.flatMap(one => one.file ?? []),
    lots,
  )
  const said = files.map(({ nominationId, selections }) => {
    const now = chosen.get(nominationId) ?? []
    return [nominationId, paired(choiceSide(selections ?? []), choiceSide(now))] as const
  })
  const tied = [...chosen.values()].filter(own => own.some(one => one.tied.length > 0)).length
  return { said: new Map(said), tied }
}
