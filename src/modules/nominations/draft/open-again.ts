import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { isAboutNomination } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listDocumentsByIds } from '../../documents/index.ts'
import { getRules, type LoadedRules } from '../../editions/index.ts'
import { chooseDocument, findAnswers, findChosenDocuments, saveAnswers } from './answer-store.ts'
import { savingOf } from '../help/help-store.ts'
import { carryAnswers } from './carry-over.ts'
import { nominationFacts, type Answers, type Nomination } from '../nomination.ts'
import { findNomination, insertNomination } from '../nomination-store.ts'
import { loadOpening, newNominationOf, openingProblems, type Opening } from './open-nomination.ts'

/** An earlier nomination with everything of it that may be used again. */
type Earlier = Readonly<{
  nomination: Nomination
  rules: LoadedRules
  answers: Answers
  /** The documents that the office chose by hand, by requirement: those that are still in use. */
  chosen: Readonly<Record<string, string>>
}>

export async function loadEarlier(reader: Reader, nomination: Nomination): Promise<Earlier> {
  const kept = await findAnswers(reader, nomination.id)
  const hasKept = Object.keys(kept).length > 0
  const chosen = await findChosenDocuments(reader, nomination.id)
  const documents = await listDocumentsByIds(reader, Object.values(chosen))
  const isInUse = (id: string): boolean => {
    const document = documents.get(id)
    return document !== undefined && document.replacedBy === null && document.removedAt === null
  }
  return {
    nomination,
    rules: await getRules(reader, nomination.rulesId),
    // A file that came back was corrected after it had been frozen.
    answers: hasKept ? kept : (nomination.submittedFile?.answers ?? kept),
    chosen: Object.fromEntries(Object.entries(chosen).filter(([, id]) => isInUse(id))),
  }
}

/** What of an earlier nomination goes into a new one under these rules. */
export const carriedInto = ({ nomination, rules, answers }: Earlier, now: LoadedRules, commodity: string) =>
  carryAnswers(
    answers,
    { rules: rules.rules, commodity: nomination.commodity },
    { rules: now.rules, commodity },
  )

/** The choices that hold for another nomination, too: a letter about the earlier one is none for this one. */
function choicesFor({ chosen, rules }: Earlier, now: LoadedRules): Readonly<Record<string, string>> {
  const isOwn = (id: string): boolean =>
    [rules, now].some(one => {
      const requirement = one.rules.requirements.get(id)
      return requirement !== undefined && isAboutNomination(requirement)
    })
  return Object.fromEntries(Object.entries(chosen).filter(([id]) => !isOwn(id)))
}

type Loaded = Readonly<{ earlier: Earlier; opening: Opening }>

/**
 * Nominates a product again, in an edition that is open: with the earlier answers that still hold. Its photos and
 * documents belong to the product and its maker and are there anyway.
 */
export const openAgain = defineAction({
  name: 'nomination.open-again',
  readAction: 'nomination.read',
  input: z.object({ id: fields.recordId, edition: fields.recordId }),
  load: async (reader, given): Promise<Loaded | null> => {
    const nomination = await findNomination(reader, given.id)
    if (!nomination) return null
    const opening = await loadOpening(reader, nomination.productId, given.edition)
    return opening && { earlier: await loadEarlier(reader, nomination), opening }
  },
  facts: ({ earlier }) => nominationFacts(earlier.nomination),
  handle: ({ earlier, opening }, _given, context) => {
    const { edition, rules, file } = opening
    const problems = openingProblems(opening, context.arrivedAt)
    if (problems.length > 0 || !edition || !rules) return refuse(problems)
    const { answers, left } = carriedInto(earlier, rules, file.product.commodity)
    const nomination = newNominationOf(file, edition.id, rules.id, context)
    const from = earlier.nomination.id
    const counts = { carried: Object.keys(answers).length, left: left.length }
    return done({
      change: { nomination, answers, chosen: choicesFor(earlier, rules) },
      event: 'nomination.opened',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { edition: edition.id, product: file.product.id, rules: rules.hash, from, ...counts },
      next: `/usulan/${nomination.id}?dari=${from}`,
      answer: { id: nomination.id },
    })
  },
  save: async (tx, { nomination, answers, chosen }, context) => {
    if (!(await insertNomination(tx, nomination, context.now))) return false
    await saveAnswers(tx, nomination.id, answers, savingOf(context))
    for (const [requirement, document] of Object.entries(chosen))
      await chooseDocument(tx, nomination.id, requirement, document)
    return true
  },
})
