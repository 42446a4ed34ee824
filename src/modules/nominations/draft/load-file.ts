import type { AreaPath } from '../../../foundation/area-path.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listDocumentsOf, type Owner, type StatedDocument } from '../../documents/index.ts'
import {
  getEdition,
  getAllRules,
  getRules,
  findStageInGrace,
  graceEnd,
  isStageOpen,
  listEditions,
  listStages,
  listStagesOf,
  publishedRulesOf,
  publishedRulesOfAll,
  stageToShow,
  type Edition,
  type EditionStage,
  type LoadedRules,
} from '../../editions/index.ts'
import { getProductFile, listProductFiles, type ProductFile } from '../../producers/index.ts'
import { dayIn } from '../../regions/index.ts'
import { findAnswers, findChosenDocuments, listAnswersOf, listChosenDocumentsOf } from './answer-store.ts'
import type { LetterGround } from './document-readiness.ts'
import type { Rival } from './document-choice.ts'
import { namedBy, namedFingerprint, type Named } from '../named-by.ts'
import type { NeededOn } from '../../../engine/readiness/judge-paper.ts'
import type { NominationState } from '../lifecycle.ts'
import type { Answers, Nomination } from '../nomination.ts'
import { readinessOf, type Readiness } from './readiness.ts'
import { listRivals } from '../rival-store.ts'

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
function judged(read: Read, rivals: readonly Rival[], now: Date): WorkingFile {
  const { nomination, stages, rules, productFile, documents, answers, chosen } = read
  const needed = neededOn(stages, nomination.areaPath, now)
  const letter: LetterGround = {
    nominationId: nomination.id,
    productId: nomination.productId,
    openedAt: nomination.createdAt,
    rivals,
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
  const edition = await getEdition(reader, nomination.editionId)
  const read = { nomination, edition, stages, rules, productFile, documents, answers, chosen }
  const rivals = await listRivals(reader, [nomination])
  return judged(read, rivals.get(nomination.id) ?? [], now)
}

const isPinned = ({ state }: Nomination): boolean => !beforeSubmission.includes(state)

/** The rules of the files that were sent once and came back. */
const pinnedIn = (files: readonly Nomination[]): readonly string[] => [
  ...new Set(files.filter(isPinned).map(one => one.rulesId)),
]

/** Everything that the drafts of one office need together. */
async function readDrafts(reader: Reader, drafts: readonly Nomination[], area: AreaPath, now: Date) {
  const ids = drafts.map(one => one.id)
  const editionIds = [...new Set(drafts.map(one => one.editionId))]
  const files = await listProductFiles(
    reader,
    drafts.map(one => one.productId),
  )
  const owners = [...files.values()].flatMap(ownersOf)
  const moment = { day: dayIn(area, now), warnDays: WARN_DAYS }
  return {
    files,
    rules: await publishedRulesOfAll(reader, editionIds),
    pinned: new Map((await getAllRules(reader, pinnedIn(drafts))).map(one => [one.id, one])),
    stages: await listStagesOf(reader, editionIds, { area }),
    documents: await listDocumentsOf(reader, owners, moment),
    answers: await listAnswersOf(reader, ids),
    chosen: await listChosenDocumentsOf(reader, ids),
    editions: new Map((await listEditions(reader)).map(one => [one.id, one])),
    rivals: await listRivals(reader, drafts),
  }
}

const isOwnedBy = (owners: readonly Owner[], { owner }: StatedDocument): boolean =>
  owners.some(one => one.kind === owner.kind && one.id === owner.id)

/**
 * The drafts of one office with all that their readiness depends on, in a constant number of queries. Drafts of an
 * edition without published rules are left out.
 */
export async function loadDrafts(
  reader: Reader,
  drafts: readonly Nomination[],
  area: AreaPath,
  now: Date,
): Promise<readonly WorkingFile[]> {
  const read = await readDrafts(reader, drafts, area, now)
  return drafts.flatMap(nomination => {
    const rules = isPinned(nomination)
      ? read.pinned.get(nomination.rulesId)
      : read.rules.get(nomination.editionId)
    const productFile = read.files.get(nomination.productId)
    const edition = read.editions.get(nomination.editionId)
    if (!rules || !productFile || !edition) return []
    const owners = ownersOf(productFile)
    const own = {
      nomination,
      edition,
      rules,
      productFile,
      stages: read.stages.filter(stage => stage.editionId === edition.id),
      documents: read.documents.filter(document => isOwnedBy(owners, document)),
      answers: read.answers.get(nomination.id) ?? {},
      chosen: read.chosen.get(nomination.id) ?? {},
    }
    return [judged(own, read.rivals.get(nomination.id) ?? [], now)]
  })
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
