import type { Reader } from '../../platform/database/index.ts'
import { dayIn, listDocumentsOf, type Owner, type StatedDocument } from '../documents/index.ts'
import {
  getEdition,
  getRules,
  findStageInGrace,
  graceEnd,
  isStageOpen,
  listStages,
  publishedRulesOf,
  stageToShow,
  type Edition,
  type EditionStage,
  type LoadedRules,
} from '../editions/index.ts'
import { getProductFile, type ProductFile } from '../producers/index.ts'
import { findAnswers, findChosenDocuments } from './answer-store.ts'
import type { NeededOn } from '../../engine/readiness/judge-paper.ts'
import type { NominationState } from './lifecycle.ts'
import type { Answers, Nomination } from './nomination.ts'
import { readinessOf, type Readiness } from './readiness.ts'

/** How many days before its end a document is pointed out. */
const WARN_DAYS = 60

/** Everything around a nomination that is being prepared or corrected. */
export type WorkingFile = Readonly<{
  nomination: Nomination
  edition: Edition
  stages: readonly EditionStage[]
  rules: LoadedRules
  productFile: ProductFile
  documents: readonly StatedDocument[]
  answers: Answers
  chosen: Readonly<Record<string, string>>
  readiness: Readiness
}>

/** Until a nomination is sent, the rules in force hold; afterwards those pinned to it. */
const beforeSubmission: readonly NominationState[] = ['draft', 'approved']

export async function rulesOf(
  reader: Reader,
  nomination: Readonly<{ state: NominationState; editionId: string; rulesId: string }>,
): Promise<LoadedRules> {
  const newest = beforeSubmission.includes(nomination.state)
    ? await publishedRulesOf(reader, nomination.editionId)
    : null
  return newest ?? getRules(reader, nomination.rulesId)
}

const ownersOf = ({ product, producer, sentra }: ProductFile): readonly Owner[] => [
  { kind: 'producer', id: producer.id },
  { kind: 'product', id: product.id },
  ...(sentra ? [{ kind: 'sentra' as const, id: sentra.id }] : []),
]

/** The last day of a stage, as far as the calendar says. */
function lastDay(stages: readonly EditionStage[], kind: 'assess' | 'decide', area: string, now: Date) {
  const stage = stageToShow(stages, kind, now)
  const end = stage?.closesAt ?? stage?.opensAt
  return end ? dayIn(area, end) : null
}

/** The days on which documents must be valid, for an edition with these stages. */
export function neededOn(stages: readonly EditionStage[], area: string, now: Date): NeededOn {
  return {
    submission: dayIn(area, now),
    assessment: lastDay(stages, 'assess', area, now),
    decision: lastDay(stages, 'decide', area, now),
    never: null,
  }
}

type Read = Omit<WorkingFile, 'readiness'>

/** What was read of a nomination, with what it comes to. */
function judged(read: Read, now: Date): WorkingFile {
  const { nomination, stages, rules, productFile, documents, answers, chosen } = read
  const needed = neededOn(stages, nomination.areaPath, now)
  const letter: LetterGround = {
    nominationId: nomination.id,
    of: namedFingerprint(namedBy({ nomination, rules, productFile, documents, chosen, neededOn: needed })),
    toCome: nomination.state === 'draft',
  }
  const readiness = readinessOf({
    letter,
    rules: rules.rules,
    commodity: nomination.commodity,
    answers,
    documents,
    chosen,
    photoCount: productFile.photos.length,
    hasSentra: productFile.sentra !== null,
    neededOn: needed,
  })
  return { ...read, readiness }
}

/** What a letter of the nomination would name today. */
export const namedByFile = (file: Read, now: Date): Named =>
  namedBy({ ...file, neededOn: neededOn(file.stages, file.nomination.areaPath, now) })

/** The nomination with all that its readiness depends on. A constant number of queries. */
export async function loadWorkingFile(
  reader: Reader,
  nomination: Nomination,
  now: Date,
): Promise<WorkingFile> {
  const rules = await rulesOf(reader, nomination)
  const stages = await listStages(reader, nomination.editionId, { area: nomination.areaPath })
  const productFile = await getProductFile(reader, nomination.productId)
  const moment = { day: dayIn(nomination.areaPath, now), warnDays: WARN_DAYS }
  const documents = await listDocumentsOf(reader, ownersOf(productFile), moment)
  const answers = await findAnswers(reader, nomination.id)
  const chosen = await findChosenDocuments(reader, nomination.id)
  const readiness = readinessOf({
    rules: rules.rules,
    commodity: nomination.commodity,
    answers,
    documents,
    chosen,
    photoCount: productFile.photos.length,
    hasSentra: productFile.sentra !== null,
    neededOn: neededOn(stages, nomination.areaPath, now),
  })
  const edition = await getEdition(reader, nomination.editionId)
  return { nomination, edition, stages, rules, productFile, documents, answers, chosen, readiness }
}

/** The stage in which the office may send the file at its present state. */
export const sendingStage = (state: NominationState): 'nominate' | 'verify' =>
  beforeSubmission.includes(state) ? 'nominate' : 'verify'

type Sendable = Pick<WorkingFile, 'nomination' | 'stages'>

/** A returned file may be brought back while verification goes on, and in any case while nominations are open. */
const sendingStages = ({ nomination }: Sendable): readonly ('nominate' | 'verify')[] =>
  sendingStage(nomination.state) === 'verify' ? ['nominate', 'verify'] : ['nominate']

/** Until when a file may still be sent although the stage is closed, because it had begun in time; null otherwise. */
export function graceFor(file: Sendable, now: Date): Date | null {
  const { approvedAt, stateAt } = file.nomination
  const kind = sendingStage(file.nomination.state)
  const begun = kind === 'verify' ? stateAt : approvedAt
  const stage = findStageInGrace(file.stages, kind, now)
  return stage?.closesAt && begun !== null && begun < stage.closesAt ? graceEnd(stage) : null
}

/** Whether the office may send the file at that moment: its stage is open, or the file had begun in time. */
export const maySendNow = (file: Sendable, now: Date): boolean =>
  sendingStages(file).some(kind => isStageOpen(file.stages, kind, now)) || graceFor(file, now) !== null
