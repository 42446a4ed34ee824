import { whereAllowed, type Actor } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listEditions, listStagesOf, stageState, stageToShow, type Edition } from '../editions/index.ts'
import { countByEdition, nominationColumns, type NominationFilter } from '../nominations/index.ts'
import { actingAreas } from '../regions/index.ts'

/** An edition for which the office of the actor has drafts. */
export type DraftEdition = Readonly<{
  edition: Edition
  drafts: number
  /** When nominating closes for the last of the actor's areas; null where no end is set. */
  closesAt: Date | null
  /** Nothing that is approved now could still be sent. */
  isOver: boolean
}>

/** The drafts that the actor may approve, of one edition or of all. */
export const draftsFor = (actor: Actor, editionId?: string): NominationFilter => ({
  allowed: whereAllowed(actor, 'nomination.approve', nominationColumns),
  states: ['draft'],
  ...(editionId === undefined ? {} : { editionId }),
})

const ending = ({ closesAt }: DraftEdition): number => closesAt?.getTime() ?? Number.POSITIVE_INFINITY

/** What closes first comes first; what has closed stands at the end, the latest of it first. */
const byUrgency = (one: DraftEdition, other: DraftEdition): number => {
  if (one.isOver !== other.isOver) return one.isOver ? 1 : -1
  if (ending(one) === ending(other)) return one.edition.id < other.edition.id ? -1 : 1
  return one.isOver ? ending(other) - ending(one) : ending(one) - ending(other)
}

/** The editions for which the actor has drafts to approve, the most urgent first. Three queries, whatever their number. */
export async function listDraftEditions(
  reader: Reader,
  actor: Actor,
  now: Date,
): Promise<readonly DraftEdition[]> {
  const counts = await countByEdition(reader, draftsFor(actor))
  const whose = { anyOf: actingAreas(actor.areaPath) }
  const stages = await listStagesOf(reader, [...counts.keys()], whose)
  const editions = await listEditions(reader)
  return editions
    .flatMap((edition): readonly DraftEdition[] => {
      const drafts = counts.get(edition.id)?.draft ?? 0
      if (drafts === 0) return []
      const own = stages.filter(one => one.editionId === edition.id)
      const stage = stageToShow(own, 'nominate', now)
      const isOver = stage !== undefined && stageState(stage, now) === 'closed'
      return [{ edition, drafts, closesAt: stage?.closesAt ?? null, isOver }]
    })
    .toSorted(byUrgency)
}
