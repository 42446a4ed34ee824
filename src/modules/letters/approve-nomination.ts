import { z } from 'zod'
import { may } from '../../access/index.ts'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { renderJob } from '../files/index.ts'
import {
  advance,
  keepPaperOf,
  nextState,
  nominationFacts,
  readyToSubmit,
  type WorkingFile,
} from '../nominations/index.ts'
import { dayIn } from '../regions/index.ts'
import { settleGiveBacks } from './give-back-store.ts'
import { changedMeanwhile, letterHindrances, wrongState } from './letter-problems.ts'
import { readTicks } from './letter-query.ts'
import type { LetterSettings } from './letter-settings.ts'
import {
  loadFilesOf,
  loadOneApproval,
  loadSurroundings,
  MOST_IN_ONE_LETTER,
  type Approval,
} from './load-approval.ts'
import { seenOf } from './seen.ts'
import { keptAhead, letterFields, letterFor, saveLetter, type WrittenLetter } from './write-letter.ts'

type Change = Readonly<{ files: readonly WorkingFile[]; written: WrittenLetter | null }>

const APPROVE = 'nomination.approve'

/** What the ledger keeps of each nomination. */
const entryOf = ({ nomination }: WorkingFile, written: WrittenLetter | null) => ({
  subject: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  detail: {
    from: nomination.state,
    to: nextState(nomination.state, APPROVE),
    ...(written ? { letter: written.letter.id, sha256: written.file.received.sha256 } : {}),
  },
})

async function saveApproval(
  tx: Parameters<typeof advance>[0],
  { files, written }: Change,
  context: ActionContext,
  settings: LetterSettings,
): Promise<boolean> {
  const approved = { by: context.actor.personId ?? '', at: context.now }
  for (const { nomination } of files)
    if (!(await advance(tx, nomination, APPROVE, context, { approved }))) return false
  for (const file of files) await keepPaperOf(tx, file)
  await settleGiveBacks(
    tx,
    files.map(one => one.nomination.id),
    context.now,
  )
  return written === null || saveLetter(tx, written, { settings, context })
}

const todayOf = (files: readonly WorkingFile[], now: Date): string =>
  dayIn(files[0]?.nomination.areaPath ?? '/', now)

const jobsOf = (written: WrittenLetter | null) => (written ? [renderJob(written.file.id)] : [])

/** The head lets one nomination leave the office; only a file that lacks nothing may leave. Its letter is made with it. */
export const approveNomination = (settings: LetterSettings) =>
  defineAction({
    name: APPROVE,
    input: z.object({
      id: fields.recordId,
      version: fields.rowVersion.optional(),
      seen: fields.optionalText(40),
      ...letterFields,
    }),
    load: loadOneApproval,
    facts: ({ file }) => nominationFacts(file.nomination),
    readAction: 'nomination.read',
    version: ({ file }) => file.nomination.rowVersion,
    handle: ({ files, file, around }, typed, context) => {
      if (!nextState(file.nomination.state, APPROVE)) return refuse([wrongState])
      if (typed.seen !== '' && typed.seen !== seenOf(file, around.files, context.now))
        return refuse([changedMeanwhile(file)])
      if (!readyToSubmit(file.readiness)) return refuse(file.readiness.problems)
      const today = todayOf(files, context.now)
      const written = letterFor(files, typed, around, { settings, context, today })
      if (!written.ok) return refuse(written.problems)
      return done({
        change: { files, written: written.value },
        event: 'nomination.approved',
        ...entryOf(file, written.value),
        jobs: jobsOf(written.value),
        next: `/usulan/${file.nomination.id}`,
      })
    },
    ahead: keptAhead(settings),
    save: (tx, change: Change, context) => saveApproval(tx, change, context, settings),
  })

/** `id:version:seen` of each that was ticked, between spaces. */
const ticked = z.string().default('').transform(readTicks)

const seenIn =
  ({ files, now }: Approval['around']) =>
  (file: WorkingFile): string =>
    seenOf(file, files, now)

/** Several nominations of one edition are approved with one letter that names them: all of them, or none. */
export const approveTogether = (settings: LetterSettings) =>
  defineAction({
    name: 'nomination.approve-together',
    input: z.object({ nominations: ticked, ...letterFields }),
    load: async (reader, given, context): Promise<Approval | null> => {
      const ids = given.nominations.map(one => one.id)
      if (ids.length === 0 || ids.length > MOST_IN_ONE_LETTER)
        return { files: [], around: await loadSurroundings(reader, [], '', context) }
      const files = await loadFilesOf(reader, ids, context.now)
      // Whoever may not even read one of them is told that there is none.
      const readable = files?.every(
        one => may(context.actor, 'nomination.read', nominationFacts(one.nomination)).allowed,
      )
      if (!files || !readable) return null
      return { files, around: await loadSurroundings(reader, files, given.number, context) }
    },
    facts: ({ files }, _given, { actor }) => {
      const [first] = files
      return first ? nominationFacts(first.nomination) : { areaPath: actor.areaPath, state: 'draft' }
    },
    readAction: 'nomination.read',
    handle: ({ files, around }, given, context) => {
      const problems = letterHindrances(files, given.nominations, seenIn(around))
      if (problems.length > 0) return refuse(problems)
      const today = todayOf(files, context.now)
      const written = letterFor(files, given, around, { settings, context, today })
      if (!written.ok) return refuse(written.problems)
      const entries = files.map(one => entryOf(one, written.value))
      return done({
        change: { files, written: written.value },
        event: 'nomination.approved',
        subject: { kind: 'nomination', id: given.nominations[0]?.id ?? '' },
        areaPath: entries[0]?.areaPath ?? '',
        each: entries,
        jobs: jobsOf(written.value),
        next: written.value ? `/surat-usulan/${written.value.letter.checkKey}` : '/persetujuan',
      })
    },
    ahead: keptAhead(settings),
    save: (tx, change: Change, context) => saveApproval(tx, change, context, settings),
  })
