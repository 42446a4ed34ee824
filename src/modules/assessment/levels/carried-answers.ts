import type { Carried } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules } from '../../editions/index.ts'
import { listLevelAnswers } from './level-answer-store.ts'
import { levelsAsked, type AnsweringLevel, type LevelAnswers } from './level-answers.ts'

type Filed = Readonly<{ id: string; rulesId: string; commodity: string }>

/** What a level sent about a file; `sent` is null while the sheets wait for it. */
export type LevelSent = Readonly<{ level: AnsweringLevel; sent: LevelAnswers | null }>

/** The levels that answer criteria about each of some files. Without such levels nothing is asked of the database. */
export async function levelsSent(
  reader: Reader,
  files: readonly Filed[],
): Promise<ReadonlyMap<string, readonly LevelSent[]>> {
  const loaded = await getAllRules(reader, [...new Set(files.map(one => one.rulesId))])
  const rules = new Map(loaded.map(one => [one.id, one.rules]))
  const asked = new Map(
    files.flatMap(({ id, rulesId, commodity }) => {
      const own = rules.get(rulesId)
      const levels = own ? levelsAsked(own, commodity) : []
      return levels.length === 0 ? [] : [[id, levels] as const]
    }),
  )
  const sent = (await listLevelAnswers(reader, [...asked.keys()])).filter(one => one.state === 'sent')
  return new Map(
    [...asked].map(([id, levels]) => [
      id,
      levels.map(level => ({
        level,
        sent: sent.find(one => one.nominationId === id && one.level === level.id) ?? null,
      })),
    ]),
  )
}

/** The same as the engine reads it; empty where no level answers anything. */
export const carriedBy = (levels: readonly LevelSent[] | undefined): Carried =>
  Object.fromEntries((levels ?? []).flatMap(({ level, sent }) => (sent ? [[level.id, sent.answers]] : [])))

/** What was carried into the sheets of each of some files. One query at most. */
export async function carriedOf(
  reader: Reader,
  files: readonly Filed[],
): Promise<ReadonlyMap<string, Carried>> {
  const found = await levelsSent(reader, files)
  return new Map(files.map(({ id }) => [id, carriedBy(found.get(id))]))
}
