import { z } from 'zod'
import {
  defineAction,
  done,
  fields,
  refuse,
  type ActionContext,
  type Outcome,
  type Services,
} from '../../actions/index.ts'
import { isFirmRole } from '../../access/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import {
  MAX_FILE_BYTES,
  newFile,
  receiveFile,
  renderJob,
  saveFile,
  uploaded,
  type NewFile,
  type ReceivedFile,
} from '../files/index.ts'
import { nominationFacts } from '../nominations/index.ts'
import { isUnderWay, loadResultGround, sentBy, type ResultGround } from './ground.ts'
import { grounds, objectionFacts, type Objection, type Paper, type Side } from './objection.ts'
import {
  findObjection,
  insertObjection,
  insertPapers,
  listPapers,
  removePapers,
  updateObjection,
} from './objection-store.ts'
import { decidedAnew, anotherOpen, draftThere, tooManyPapers, usedUp, windowClosed } from './problems.ts'
import type { ObjectionSettings } from './settings.ts'

export const LONGEST = 8_000
/** The places for papers in one form. */
export const paperFields = ['paper1', 'paper2', 'paper3'] as const
export const paperTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
/** The names of the boxes for grounds, criteria and papers to be removed. */
export const groundField = (ground: string): string => `ground_${ground}`
export const criterionField = (id: string): string => `criterion.${id}`
export const dropField = (id: string): string => `drop.${id}`

const input = z
  .object({
    id: fields.recordId,
    text: fields.optionalText(LONGEST),
    paper1: uploaded,
    paper2: uploaded,
    paper3: uploaded,
    version: fields.rowVersion.optional(),
  })
  .catchall(z.unknown())
/** `received` is filled in before the transaction. */
type Given = z.output<typeof input> & Readonly<{ received?: readonly ReceivedFile[] }>

async function receivePapers(given: Given, services: Services): Promise<Result<Given>> {
  const [received, problems]: [ReceivedFile[], Problem[]] = [[], []]
  for (const field of paperFields) {
    const upload = given[field]
    if (!upload) continue
    const found = await receiveFile(upload, { field, types: paperTypes, maxBytes: MAX_FILE_BYTES }, services)
    if (found.ok) received.push(found.value)
    else problems.push(...found.problems)
  }
  return problems.length > 0 ? failure(problems) : success({ ...given, received })
}

const isTicked = (given: Given, field: string): boolean => given[field] === 'yes'

/** What the form says of the objection; boxes for criteria that are not there are left aside. */
const contentOf = (given: Given, { criteria }: ResultGround) => ({
  grounds: grounds.filter(one => isTicked(given, groundField(one))),
  criteria: criteria.filter(one => isTicked(given, criterionField(one.id))).map(one => one.id),
  text: given.text,
})

type Change = Readonly<{
  objection: Objection
  isNew: boolean
  dropped: readonly string[]
  files: readonly NewFile[]
}>
type Kept = Readonly<{ papers: readonly Paper[]; settings: ObjectionSettings }>

function withPapers(
  next: Pick<Change, 'objection' | 'isNew'>,
  given: Given,
  { papers, settings }: Kept,
  context: ActionContext,
): Outcome<Change> {
  const { objection, isNew } = next
  const dropped = papers.filter(one => isTicked(given, dropField(one.id))).map(one => one.id)
  const files = (given.received ?? []).map(one => newFile(one, context))
  if (papers.length - dropped.length + files.length > settings.papers)
    return refuse([tooManyPapers(settings.papers)])
  return done({
    change: { objection, isNew, dropped, files },
    event: isNew ? 'objection.opened' : 'objection.written',
    subject: { kind: 'objection', id: objection.id },
    record: { kind: 'nomination', id: objection.nominationId },
    areaPath: objection.areaPath,
    detail: {
      side: objection.side,
      grounds: objection.grounds,
      papers: files.length,
      dropped: dropped.length,
    },
    jobs: files.map(one => renderJob(one.id)),
    next: `/sanggahan/${objection.id}`,
    answer: { id: objection.id },
  })
}

async function save(tx: Tx, { objection, isNew, dropped, files }: Change, context: ActionContext) {
  const stored = isNew ? await insertObjection(tx, objection) : await updateObjection(tx, objection)
  if (!stored) return false
  await removePapers(tx, objection.id, dropped)
  const papers: Paper[] = []
  for (const file of files) {
    const fileId = await saveFile(tx, file, context)
    const name = file.received.originalName
    papers.push({ id: context.newId(), objectionId: objection.id, fileId, name })
  }
  await insertPapers(tx, papers, context.now)
  return true
}

/** What stands in the way of a new objection of a side, whoever writes it. */
export function obstacles(
  ground: ResultGround,
  side: Side,
  { perSide, againAfterCorrection }: ObjectionSettings,
): readonly Problem[] {
  const { objections, window, corrected } = ground
  return [
    ...(corrected && !againAfterCorrection ? [decidedAnew] : []),
    ...(window.state === 'open' ? [] : [windowClosed]),
    ...(objections.some(isUnderWay) ? [anotherOpen] : []),
    ...(sentBy(ground, side) >= perSide ? [usedUp(perSide)] : []),
    ...(objections.some(one => one.side === side && one.state === 'draft') ? [draftThere] : []),
  ]
}

export const sideOf = (role: string): Side => (isFirmRole(role) ? 'producer' : 'office')

const newObjection = ({ nomination }: ResultGround, { actor, now, newId }: ActionContext): Objection => ({
  id: newId(),
  nominationId: nomination.id,
  editionId: nomination.editionId,
  producerId: nomination.producerId,
  areaPath: nomination.areaPath,
  side: sideOf(actor.role),
  state: 'draft',
  grounds: [],
  criteria: [],
  text: '',
  openedBy: actor.personId ?? '',
  openedAt: now,
  sentBy: null,
  receivedAt: null,
  receipt: null,
  answerBy: null,
  tookPart: [],
  handlerId: null,
  takenUpAt: null,
  findings: null,
  answeredAt: null,
  reminded: null,
  rowVersion: 1,
})

/** Begins a draft of an objection to a published result: by its office, or by its producer. */
export const openObjection = (settings: ObjectionSettings) =>
  defineAction({
    name: 'objection.open',
    // What one side drafts is not for the other before it is sent.
    audience: 'panel',
    input: input as z.ZodType<Given>,
    prepare: receivePapers,
    // Papers take their time to be received and looked through: what counts is when the form arrived.
    load: (reader, { id }, { arrivedAt }) => loadResultGround(reader, id, { now: arrivedAt, ...settings }),
    facts: ({ nomination }) => nominationFacts(nomination),
    readAction: 'feedback.read',
    handle: (ground, given, context): Outcome<Change> => {
      const problems = obstacles(ground, sideOf(context.actor.role), settings)
      if (problems.length > 0) return refuse(problems)
      const objection = { ...newObjection(ground, context), ...contentOf(given, ground) }
      return withPapers({ objection, isNew: true }, given, { papers: [], settings }, context)
    },
    save,
  })

type Loaded = Readonly<{ objection: Objection; ground: ResultGround; papers: readonly Paper[] }>

async function load(
  reader: Reader,
  { id }: Given,
  settings: ObjectionSettings,
  now: Date,
): Promise<Loaded | null> {
  const objection = await findObjection(reader, id)
  const ground = objection && (await loadResultGround(reader, objection.nominationId, { now, ...settings }))
  return ground && { objection, ground, papers: await listPapers(reader, objection.id) }
}

/** Changes a draft. */
export const writeObjection = (settings: ObjectionSettings) =>
  defineAction({
    name: 'objection.write',
    audience: 'panel',
    input: input as z.ZodType<Given>,
    prepare: receivePapers,
    load: (reader, given, { now }) => load(reader, given, settings, now),
    facts: ({ objection }) => objectionFacts(objection),
    readAction: 'objection.read',
    version: ({ objection }) => objection.rowVersion,
    handle: ({ objection, ground, papers }, given, context): Outcome<Change> => {
      const next = { ...objection, ...contentOf(given, ground) }
      return withPapers({ objection: next, isNew: false }, given, { papers, settings }, context)
    },
    save,
  })
