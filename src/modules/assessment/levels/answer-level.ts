import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { AnsweringOffice } from '../../../engine/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Locale } from '../../../foundation/text.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { insertLevelAnswers, updateLevelAnswers } from './level-answer-store.ts'
import { problemsBeforeSending, wrongAnswers, type LevelAnswers } from './level-answers.ts'
import { loadLevelInTurn, type LevelGround } from './load-level.ts'
import { answerFrom } from '../sheets/score-marks.ts'

const LONGEST_REASON = 2_000

/** Fields `mark.<criterion>` and `reason.<criterion>`; what a form leaves out stays as it is. */
const input = z
  .object({ id: fields.recordId, level: z.string().max(200), version: fields.rowVersion.optional() })
  .catchall(z.string())
type Input = z.output<typeof input>
type Entered = Pick<LevelAnswers, 'answers' | 'reasons'>

/** The page of one file before one level. */
export const levelAddress = (nominationId: string, level: string): string =>
  `/nilai-tingkat/${nominationId}/${level}`

export const digestOfAnswers = ({ nominationId, level, answers, reasons }: LevelAnswers): string =>
  digestOf([nominationId, level, answers, reasons])

/** What the ledger keeps of an act on a level's answers. */
export const recordOfLevel = ({ nomination, level, office }: LevelGround, id: string) => ({
  subject: { kind: 'level-answer', id },
  record: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  detail: { level: level.id, by: office },
  next: levelAddress(nomination.id, level.id),
})

function enteredIn({ level, live }: LevelGround, sent: Input, locale: Locale): Entered {
  const answers = new Map(Object.entries(live?.answers ?? {}))
  const reasons = new Map(Object.entries(live?.reasons ?? {}))
  for (const { id, kind } of level.criteria) {
    const [mark, reason] = [sent[`mark.${id}`], sent[`reason.${id}`]]
    const answer = typeof mark === 'string' ? answerFrom(kind, mark, locale) : undefined
    if (answer === null) answers.delete(id)
    else if (answer !== undefined) answers.set(id, answer)
    if (typeof reason !== 'string') continue
    const written = reason.replaceAll('\r\n', '\n').trim()
    if (written === '') reasons.delete(id)
    else reasons.set(id, written)
  }
  return { answers: Object.fromEntries(answers), reasons: Object.fromEntries(reasons) }
}

const strange = (name: string): Problem =>
  problem(
    'unknown-criterion',
    name,
    text(
      'Halaman ini tidak memuat kriteria itu. Muat ulang halaman, lalu isi lagi.',
      'This page has no such criterion. Reload the page and fill it in again.',
    ),
  )
const tooLong = (id: string): Problem =>
  problem(
    'too-long',
    `reason.${id}`,
    text(
      `Alasan paling panjang ${LONGEST_REASON} huruf.`,
      `A reason has at most ${LONGEST_REASON} characters.`,
    ),
  )

/** What can never be stored: answers that the rubric does not know, and fields of another form. */
function wrongIn(ground: LevelGround, sent: Input, entered: Entered): readonly Problem[] {
  const known = new Set(ground.level.criteria.flatMap(({ id }) => [`mark.${id}`, `reason.${id}`]))
  const strangers = Object.keys(sent).filter(name => /^(mark|reason)\./.test(name) && !known.has(name))
  const long = Object.entries(entered.reasons).filter(([, reason]) => reason.length > LONGEST_REASON)
  return [...strangers.map(strange), ...wrongAnswers(ground, entered), ...long.map(([id]) => tooLong(id))]
}

function nextOf(
  ground: LevelGround,
  entered: Entered,
  { actor, now, newId }: ActionContext,
): Readonly<{ isNew: boolean; answers: LevelAnswers }> {
  const { live, versions, nomination, level } = ground
  const base = live ?? {
    id: newId(),
    nominationId: nomination.id,
    level: level.id,
    version: versions.length + 1,
    rulesId: nomination.rulesId,
    state: 'open' as const,
    sentBy: null,
    sentAt: null,
    takenBackBy: null,
    takenBackAt: null,
    takenBackReason: null,
    rowVersion: 0,
  }
  const edited = { editedBy: actor.personId ?? '', editedAt: now, rowVersion: base.rowVersion + 1 }
  return { isNew: live === null, answers: { ...base, ...entered, ...edited } }
}

const parts = {
  // What is answered is carried into scoresheets: no history of a file shows it to its office before the result.
  audience: 'panel',
  input,
  facts: (ground: LevelGround) => ground.access,
  readAction: 'level-answer.read',
  version: ({ live }: LevelGround) => live?.rowVersion ?? 0,
  save: async (tx: Tx, { isNew, answers }: Readonly<{ isNew: boolean; answers: LevelAnswers }>) => {
    if (!isNew) return updateLevelAnswers(tx, answers)
    await insertLevelAnswers(tx, answers)
    return true
  },
} as const

/** Only what lies with this office: for every other one there is nothing here. */
const loadOf =
  (office: AnsweringOffice) =>
  async (reader: Reader, { id, level }: Input, context: ActionContext): Promise<LevelGround | null> => {
    const ground = await loadLevelInTurn(reader, id, level, context)
    return ground?.office === office ? ground : null
  }

/** Keeps what the office of a level has answered so far. */
const saveFor = (office: AnsweringOffice) =>
  defineAction({
    ...parts,
    name: `${office}-answer.save`,
    load: loadOf(office),
    handle: (ground: LevelGround, sent: Input, context: ActionContext) => {
      const entered = enteredIn(ground, sent, context.locale)
      const problems = wrongIn(ground, sent, entered)
      if (problems.length > 0) return refuse(problems)
      const change = nextOf(ground, entered, context)
      return done({ change, event: 'level-answer.saved', ...recordOfLevel(ground, change.answers.id) })
    },
  })

/** Only what can be stored: what is wrong stays as it was, and is told. */
function rightIn({ live }: LevelGround, entered: Entered, wrong: readonly Problem[]): Entered {
  const told = new Set(wrong.map(one => one.path))
  const kept = <Value>(
    kind: 'mark' | 'reason',
    now: Readonly<Record<string, Value>>,
    before?: typeof now,
  ) => {
    const ids = new Set([...Object.keys(now), ...Object.keys(before ?? {})])
    return Object.fromEntries(
      [...ids].flatMap(id => {
        const value = told.has(`${kind}.${id}`) ? before?.[id] : now[id]
        return value === undefined ? [] : [[id, value] as const]
      }),
    )
  }
  return {
    answers: kept('mark', entered.answers, live?.answers),
    reasons: kept('reason', entered.reasons, live?.reasons),
  }
}

/** The same while somebody writes: what is right is kept at once, what is wrong is told and stays unsaved. */
const autosaveFor = (office: AnsweringOffice) =>
  defineAction({
    ...parts,
    name: `${office}-answer.autosave`,
    load: loadOf(office),
    handle: (ground: LevelGround, sent: Input, context: ActionContext) => {
      const entered = enteredIn(ground, sent, context.locale)
      const problems = wrongIn(ground, sent, entered)
      const change = nextOf(ground, rightIn(ground, entered, problems), context)
      const told = problems.map(one => ({ path: one.path, message: one.message[context.locale] }))
      return done({
        change,
        event: 'level-answer.saved',
        ...recordOfLevel(ground, change.answers.id),
        // Too small an act for the ledger; what is saved by its button, and what is sent, is in it.
        recorded: false,
        answer: {
          ...(told.length === 0 ? {} : { ok: false, problems: told }),
          version: change.answers.rowVersion,
          // Whatever is not told of as wrong was saved.
          answers: [],
        },
      })
    },
  })

export const autosaveLevel = {
  regency: autosaveFor('regency'),
  province: autosaveFor('province'),
  national: autosaveFor('national'),
}

export const saveLevel = {
  regency: saveFor('regency'),
  province: saveFor('province'),
  national: saveFor('national'),
}

/** Sends it, once and whole: from now on every sheet of the file carries it. */
const sendFor = (office: AnsweringOffice) =>
  defineAction({
    ...parts,
    name: `${office}-answer.send`,
    load: loadOf(office),
    handle: (ground: LevelGround, sent: Input, context: ActionContext) => {
      const entered = enteredIn(ground, sent, context.locale)
      const wrong = wrongIn(ground, sent, entered)
      const told = new Set(wrong.map(one => one.path))
      const missing = problemsBeforeSending(ground, entered).filter(one => !told.has(one.path))
      if (wrong.length + missing.length > 0) return refuse([...wrong, ...missing])
      const { isNew, answers } = nextOf(ground, entered, context)
      const act = { state: 'sent' as const, sentBy: context.actor.personId ?? '', sentAt: context.now }
      const change = { isNew, answers: { ...answers, ...act } }
      const { detail, ...record } = recordOfLevel(ground, answers.id)
      return done({
        change,
        event: 'level-answer.sent',
        ...record,
        detail: { ...detail, version: answers.version, digest: digestOfAnswers(change.answers) },
      })
    },
  })

export const sendLevel = {
  regency: sendFor('regency'),
  province: sendFor('province'),
  national: sendFor('national'),
}
