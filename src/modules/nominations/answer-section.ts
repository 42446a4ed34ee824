import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import type { Question, Section } from '../../engine/index.ts'
import { checkAnswer } from '../../engine/readiness/answers.ts'
import { questionsFor } from '../../engine/readiness/requirements.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { failure } from '../../foundation/result.ts'
import { text, type Locale } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { saveAnswers } from './answer-store.ts'
import { rulesOf } from './load-file.ts'
import { nominationFacts, type AnswerValue, type Nomination } from './nomination.ts'
import { findNomination, holdNomination, touchNomination } from './nomination-store.ts'

/** The form field of a question: with a prefix, so that no question can be taken for another field. */
export const answerField = (questionId: string): string => `q.${questionId}`

const input = z.looseObject({
  id: fields.recordId,
  section: fields.requiredText(80),
  version: fields.rowVersion.optional(),
})
type Input = z.output<typeof input>
type Loaded = Readonly<{ nomination: Nomination; section: Section }>

async function load(reader: Reader, given: Input): Promise<Loaded | null> {
  const nomination = await findNomination(reader, given.id)
  if (!nomination) return null
  const { rules } = await rulesOf(reader, nomination)
  const section = questionsFor(rules, nomination.commodity).find(one => one.id === given.section)
  return section ? { nomination, section } : null
}

type Read = Readonly<{ answers: Record<string, AnswerValue | null>; problems: readonly Problem[] }>

/** A field that came twice, or as a file: taking it for empty would erase the stored answer. */
const notOneText = text(
  'Jawaban ini tidak terbaca sebagai satu teks. Tulis sekali lagi, lalu simpan.',
  'This answer could not be read as one text. Write it once more, then save.',
)

function readAnswer(question: Question, raw: unknown, locale: Locale) {
  return typeof raw === 'string'
    ? checkAnswer(question, raw, locale)
    : failure([problem('not-one-text', '', notOneText)])
}

/** What was sent of a section: an incomplete answer is kept, a wrong one is named with its field. */
function readAnswers(section: Section, given: Input, locale: Locale): Read {
  const answers: Record<string, AnswerValue | null> = {}
  const problems: Problem[] = []
  for (const question of section.questions) {
    const raw = given[answerField(question.id)]
    if (raw === undefined) continue
    const read = readAnswer(question, raw, locale)
    if (read.ok) answers[question.id] = read.value
    else problems.push(...read.problems.map(one => problem(one.code, answerField(question.id), one.message)))
  }
  return { answers, problems }
}

type Change = Readonly<{
  nomination: Nomination
  answers: Read['answers']
  /** False where something of the form was left unsaved: then the form keeps its version. */
  touches: boolean
}>

async function save(tx: Tx, change: Change, { actor, now }: ActionContext): Promise<boolean> {
  const held = await (change.touches ? touchNomination : holdNomination)(tx, change.nomination)
  if (held)
    await saveAnswers(tx, change.nomination.id, change.answers, { personId: actor.personId ?? '', now })
  return held
}

const parts = {
  input,
  load,
  facts: ({ nomination }: Loaded) => nominationFacts(nomination),
  readAction: 'nomination.read',
  version: ({ nomination }: Loaded) => nomination.rowVersion,
  save,
} as const

const outcomeOf = ({ nomination, section }: Loaded, read: Read, touches: boolean) => ({
  change: { nomination, answers: read.answers, touches },
  event: 'nomination.answered',
  subject: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  detail: { section: section.id, answers: Object.keys(read.answers).length },
})

/** Saves a section. Nothing is saved while an answer is wrong; every wrong one is named beside its field. */
export const answerSection = defineAction({
  ...parts,
  name: 'nomination.answer',
  handle: (loaded: Loaded, given: Input, { locale }: ActionContext) => {
    const read = readAnswers(loaded.section, given, locale)
    if (read.problems.length > 0) return refuse(read.problems)
    const { nomination, section } = loaded
    return done({
      ...outcomeOf(loaded, read, true),
      next: `/usulan/${nomination.id}/bagian/${section.id}`,
      answer: { version: nomination.rowVersion + 1 },
    })
  },
})

/**
 * Saves while one types: what is right is kept at once, what is wrong is told and stays unsaved. Too small an
 * act for the ledger; the explicit saving and the submission are in it.
 */
export const autosaveSection = defineAction({
  ...parts,
  name: 'nomination.autosave',
  handle: (loaded: Loaded, given: Input, { locale }: ActionContext) => {
    const read = readAnswers(loaded.section, given, locale)
    const whole = read.problems.length === 0
    const told = read.problems.map(one => ({ path: one.path, message: one.message[locale] }))
    return done({
      ...outcomeOf(loaded, read, whole),
      recorded: false,
      answer: whole ? { version: loaded.nomination.rowVersion + 1 } : { ok: false, problems: told },
    })
  },
})
