import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext, type Outcome } from '../../actions/index.ts'
import { wholeCountry } from '../../foundation/area-path.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { findEdition } from './edition-store.ts'
import { editionFacts, type Edition } from './edition.ts'
import { endOfMinute, fromBoxes } from './moment.ts'
import { endExtensions, type NewExtension } from './extension-store.ts'
import { extensionLettersJob } from './extension-letters.ts'
import { saveExtension } from './extend-stage.ts'
import { findStage, listStages, saveStageWindow } from './stage-store.ts'
import { stageState, type EditionStage } from './stage.ts'

type Loaded = Readonly<{
  edition: Edition
  stage: EditionStage
  /** The latest closing of all areas. */
  latest: Date | null
}>

const input = z.object({
  id: fields.recordId,
  stage: fields.requiredText(80),
  reason: fields.optionalText(500),
  version: fields.rowVersion.optional(),
})

async function load(reader: Reader, given: { id: string; stage: string }): Promise<Loaded | null> {
  const edition = await findEdition(reader, given.id)
  const stage = await findStage(reader, given.id, given.stage)
  if (!edition || !stage) return null
  const all = await listStages(reader, edition.id, 'latest')
  const latest = all.find(one => one.stageId === stage.stageId)?.closesAt ?? null
  return { edition, stage, latest }
}

const parts = {
  input,
  load,
  facts: ({ edition }: Loaded) => editionFacts(edition),
  readAction: 'edition.manage',
  version: ({ stage }: Loaded) => stage.rowVersion,
} as const

/** What every change of a window tells the ledger: the old and the new moments. */
function changed(event: string, { edition, stage }: Loaded, next: EditionStage, reason: string) {
  const window = (one: EditionStage) => ({
    opensAt: one.opensAt?.toISOString() ?? null,
    closesAt: one.closesAt?.toISOString() ?? null,
  })
  return done({
    change: next,
    event,
    subject: { kind: 'edition', id: edition.id },
    areaPath: '/',
    ...(reason === '' ? {} : { reason }),
    detail: { stage: stage.stageId, kind: stage.kind, before: window(stage), after: window(next) },
    before: window(stage),
    after: window(next),
    next: `/edisi-kelola/${edition.id}#tahap-${stage.stageId}`,
  })
}

const save = (tx: Parameters<typeof saveStageWindow>[0], stage: EditionStage): Promise<boolean> =>
  saveStageWindow(tx, stage)

const alreadyOpen = text('Tahap ini sudah dibuka.', 'This stage is open already.')
const notOpen = text('Tahap ini sedang tidak dibuka.', 'This stage is not open.')

/** Opens a stage now, by hand. A closing that has passed is taken off. */
export const openStage = defineAction({
  ...parts,
  name: 'stage.open',
  handle: (loaded: Loaded, given: z.output<typeof input>, { now }: ActionContext) => {
    const { stage } = loaded
    if (stageState(stage, now) === 'open') return refuse([problem('open', '', alreadyOpen)])
    const closesAt = stage.closesAt !== null && stage.closesAt > now ? stage.closesAt : null
    return changed(
      'stage.opened',
      loaded,
      { ...stage, opensAt: now, closesAt, closedByHand: false },
      given.reason,
    )
  },
  save,
})

/** Closes a stage now, by hand: for everyone, also where it was granted more time. */
export const closeStage = defineAction({
  ...parts,
  name: 'stage.close',
  handle: (loaded: Loaded, given: z.output<typeof input>, { now }: ActionContext) => {
    const { stage, latest } = loaded
    if (stageState({ ...stage, closesAt: latest }, now) !== 'open')
      return refuse([problem('closed', '', notOpen)])
    return changed('stage.closed', loaded, { ...stage, closesAt: now, closedByHand: true }, given.reason)
  },
  save: async (tx, stage, { now }) => {
    if (!(await saveStageWindow(tx, stage))) return false
    await endExtensions(tx, stage.editionId, stage.stageId, now)
    return true
  },
})

const scheduleInput = input.extend({
  opensDate: fields.optionalIsoDate,
  opensTime: fields.optionalText(5),
  closesDate: fields.optionalIsoDate,
  closesTime: fields.optionalText(5),
})
type Schedule = z.output<typeof scheduleInput>
type Scheduled = Readonly<{ next: EditionStage; extension: NewExtension | null }>

const badTime = text('Tulis jam dalam WIB, misalnya 23.59.', 'Write the time in WIB, such as 23:59.')
const closesFirst = text('Penutupan harus sesudah pembukaan.', 'The closing must come after the opening.')
const reasonNeeded = text(
  'Tahap ini sudah dibuka atau sudah ditutup. Tulis alasan perubahan batas waktunya; alasan ini tampil di riwayat.',
  'This stage is open or closed already. Write why its window changes; the reason is shown in the history.',
)

function momentFrom(date: string | null, time: string, fallback: string): Date | null | 'wrong' {
  if (date === null) return null
  return fromBoxes(date, time === '' ? fallback : time) ?? 'wrong'
}

function scheduled(
  stage: EditionStage,
  given: Schedule,
): Readonly<{ next: EditionStage; problems: Problem[] }> {
  const opens = momentFrom(given.opensDate, given.opensTime, '00:00')
  const closes = momentFrom(given.closesDate, given.closesTime, '23:59')
  const problems = [
    ...(opens === 'wrong' ? [problem('time', 'opensTime', badTime)] : []),
    ...(closes === 'wrong' ? [problem('time', 'closesTime', badTime)] : []),
  ]
  const opensAt = opens === 'wrong' ? null : opens
  const closesAt = closes === 'wrong' || closes === null ? null : endOfMinute(closes)
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt)
    problems.push(problem('order', 'closesDate', closesFirst))
  return { next: { ...stage, opensAt, closesAt, closedByHand: false }, problems }
}

/** A window that had begun and gets a later closing is an extension for everyone: offices are told of it. */
function extensionBy(
  { stage }: Loaded,
  { closesAt }: EditionStage,
  reason: string,
  { now, newId }: ActionContext,
): NewExtension | null {
  const { editionId, stageId, closesAt: closedBefore } = stage
  // A closing that has passed either way gives nobody more time.
  if (closedBefore === null || closesAt === null || closesAt <= closedBefore || closesAt <= now) return null
  const actId = newId()
  return { actId, editionId, stageId, areas: [wholeCountry], closedBefore, closesAt, reason }
}

/** Sets when a stage opens and closes, in WIB, for everyone at once. An extension is such an act. */
export const scheduleStage = defineAction({
  ...parts,
  name: 'stage.schedule',
  input: scheduleInput,
  handle: (loaded: Loaded, given: Schedule, context: ActionContext): Outcome<Scheduled> => {
    const { next, problems } = scheduled(loaded.stage, given)
    const begun = ['open', 'closed'].includes(stageState(loaded.stage, context.now))
    if (begun && given.reason === '') problems.push(problem('required', 'reason', reasonNeeded))
    if (problems.length > 0) return refuse(problems)
    const extension = begun ? extensionBy(loaded, next, given.reason, context) : null
    return {
      ...changed('stage.scheduled', loaded, next, given.reason),
      change: { next, extension },
      jobs: extension ? [extensionLettersJob(extension.actId)] : [],
    }
  },
  save: (tx, { next, extension }, context) =>
    extension ? saveExtension(tx, extension, next, context) : saveStageWindow(tx, next),
})
