import { hashOf } from '../../engine/index.ts'
import { lintRules } from '../../engine/rules/lint.ts'
import { indexRules } from '../../engine/rules/lookups.ts'
import type { Tx } from '../../platform/database/index.ts'
import { checkCases } from './check-cases.ts'
import { insertEdition } from './edition-store.ts'
import type { Edition, EditionState } from './edition.ts'
import { insertRules, markPublished } from './rules-store.ts'
import { findStage, replaceStages, saveStageWindow } from './stage-store.ts'

/** When a stage opens and closes, by the stage's id in the rules. What is left out is opened by hand. */
export type StageWindows = Readonly<Record<string, Readonly<{ opensAt: Date | null; closesAt: Date | null }>>>

export type NewEdition = Readonly<{
  edition: Pick<Edition, 'slug' | 'title' | 'kind' | 'number' | 'fictional'> &
    Readonly<{ state?: Exclude<EditionState, 'prepared'> }>
  /** The text of a rules file and of its cases. */
  rulesJson: string
  casesCsv: string
  windows: StageWindows
  reason: string
  by: string
  at: Date
  newId: () => string
}>

/** Throws with every problem: a programme's own files must be sound before anything is set up from them. */
function readSoundRules(rulesJson: string, casesCsv: string) {
  const { problems, read } = lintRules(rulesJson)
  if (!read) throw new Error(problems.map(one => `${one.path}: ${one.message.en}`).join('\n'))
  const hash = hashOf(read.json)
  const cases = checkCases(indexRules(read.document, hash), casesCsv)
  if (cases.kind !== 'run' || cases.failed.length > 0) throw new Error('the cases of these rules do not hold')
  return { read, hash }
}

/** Sets up an edition with published rules and its stages, as `programmes/` and the demo do. */
export async function createEditionWithRules(
  tx: Tx,
  given: NewEdition,
): Promise<Readonly<{ editionId: string; rulesId: string; hash: string }>> {
  const { read, hash } = readSoundRules(given.rulesJson, given.casesCsv)
  const [editionId, rulesId] = [given.newId(), given.newId()]
  const edition: Edition = { state: 'open', ...given.edition, id: editionId, rowVersion: 1 }
  await insertEdition(tx, edition, given.at)
  await insertRules(tx, {
    id: rulesId,
    editionId,
    version: 1,
    schema: read.document.schema,
    content: read.json,
    cases: given.casesCsv,
    hash,
    importedBy: given.by,
    importedAt: given.at,
  })
  await markPublished(tx, rulesId, { by: given.by, at: given.at, reason: given.reason })
  const stages = read.document.stages.map(stage => ({
    ...stage,
    stageId: stage.id,
    graceMinutes: stage.graceMinutes ?? 0,
  }))
  await replaceStages(tx, editionId, stages)
  await setWindows(tx, editionId, given.windows)
  return { editionId, rulesId, hash }
}

async function setWindows(tx: Tx, editionId: string, windows: StageWindows): Promise<void> {
  for (const [stageId, window] of Object.entries(windows)) {
    const stage = await findStage(tx, editionId, stageId)
    if (!stage) throw new Error(`the rules have no stage ${stageId}`)
    await saveStageWindow(tx, { ...stage, ...window })
  }
}
