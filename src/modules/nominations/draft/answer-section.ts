import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { Section } from '../../../engine/index.ts'
import { questionsFor } from '../../../engine/readiness/requirements.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { saveAnswers } from './answer-store.ts'
import { isFromOthers } from './filled-by.ts'
import { listUnseenHelp, savingOf } from '../help/help-store.ts'
import { readSection, type ReadSection } from './answer-form.ts'
import { conflictProblem, isConflict, saverOf, tellAnswers } from './answer-news.ts'
import { drawnAnswers, type DrawnAnswers } from './drawn-answers.ts'
import { rulesOf } from './load-file.ts'
import { partFor } from './own-part.ts'
import { nominationFacts, type AnswerValue, type Nomination } from '../nomination.ts'
import { findNomination, lockNomination, touchNomination } from '../nomination-store.ts'

const input = z.looseObject({
  id: fields.recordId,
  section: fields.requiredText(80),
  version: fields.rowVersion.optional(),
})
type Input = z.output<typeof input>
type Loaded = DrawnAnswers &
  Readonly<{
    nomination: Nomination
    section: Section
    /** For those who help: what others than the office changed and it has not seen yet; null for the office. */
    unseen: ReadonlySet<string> | null
  }>

async function load(reader: Reader, given: Input, { actor }: ActionContext): Promise<Loaded | null> {
  // Two who save at the same moment come one after the other, and the second one meets what the first has stored.
  await lockNomination(reader, given.id)
  const nomination = await findNomination(reader, given.id)
  if (!nomination) return null
  const { rules } = await rulesOf(reader, nomination)
  const asked = questionsFor(rules, nomination.commodity).find(one => one.id === given.section)
  const section = asked && partFor(actor, asked, given)
  if (!section) return null
  const drawn = await drawnAnswers({ reader }, nomination.id)
  const unseen = isFromOthers(actor)
    ? new Set((await listUnseenHelp(reader, nomination.id)).map(one => one.itemId))
    : null
  return { nomination, section, unseen, ...drawn }
}

type Change = Readonly<{ nomination: Nomination; answers: Readonly<Record<string, AnswerValue | null>> }>

async function save(tx: Tx, { nomination, answers }: Change, context: ActionContext) {
  if (Object.keys(answers).length === 0) return true
  if (!(await touchNomination(tx, nomination))) return false
  await saveAnswers(tx, nomination.id, answers, savingOf(context))
  return true
}

const parts = {
  input,
  load,
  facts: ({ nomination }: Loaded) => nominationFacts(nomination),
  readAction: 'nomination.read',
  // For forms without bases only: those of this program name what each field was drawn with instead.
  version: ({ nomination }: Loaded) => nomination.rowVersion,
  save,
} as const

function outcomeOf({ nomination, section }: Loaded, read: ReadSection) {
  const mine = read.answers.filter(one => one.merged === 'mine')
  return {
    change: { nomination, answers: Object.fromEntries(mine.map(one => [one.question.id, one.value])) },
    event: 'nomination.answered',
    subject: { kind: 'nomination', id: nomination.id },
    areaPath: nomination.areaPath,
    detail: { section: section.id, answers: mine.length },
    version: nomination.rowVersion + (mine.length > 0 ? 1 : 0),
  }
}

/**
 * Saves a section. Nothing is saved while an answer is wrong; every wrong one is named beside its field. What was
 * changed here and elsewhere is left as it is and shown with both versions; everything else is saved.
 */
export const answerSection = defineAction({
  ...parts,
  name: 'nomination.answer',
  handle: (loaded: Loaded, given: Input, { locale, actor, now }: ActionContext) => {
    const read = readSection(loaded.section, given, loaded.stored, locale)
    if (read.problems.length > 0) return refuse(read.problems)
    const { version, ...outcome } = outcomeOf(loaded, read)
    const conflicts = read.answers.filter(isConflict)
    return done({
      ...outcome,
      recorded: conflicts.length === 0 || outcome.detail.answers > 0,
      answer: { version },
      unsaved: conflicts.map(one =>
        conflictProblem(one.question, saverOf(one.question.id, loaded, actor), now),
      ),
    })
  },
})

/**
 * Saves while one types: what is right is kept at once, what is wrong or was changed elsewhere is told and stays
 * unsaved. Too small an act for the ledger; the explicit saving and the submission are in it. Of those who help, the
 * first change of each answer is: the office must be able to hear of it, however it was saved.
 */
export const autosaveSection = defineAction({
  ...parts,
  name: 'nomination.autosave',
  handle: (loaded: Loaded, given: Input, context: ActionContext) => {
    const { locale } = context
    const read = readSection(loaded.section, given, loaded.stored, locale)
    const told = read.problems.map(one => ({ path: one.path, message: one.message[locale] }))
    const { version, ...outcome } = outcomeOf(loaded, read)
    return done({
      ...outcome,
      recorded: read.answers.some(
        one => one.merged === 'mine' && loaded.unseen !== null && !loaded.unseen.has(one.question.id),
      ),
      answer: {
        ...(told.length === 0 ? {} : { ok: false, problems: told }),
        version,
        answers: tellAnswers(read.answers, given, loaded, context),
      },
    })
  },
})
