import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { failure, success, type Result } from '../../../foundation/result.ts'
import { text, type Locale } from '../../../foundation/text.ts'
import { insertAwaited } from './awaited-fact-store.ts'
import { awaitedKey, type AwaitedFact } from './awaited-fact.ts'
import { loadCaseInTurn } from './case-in-turn.ts'
import { readFact } from '../corrections/correctable-facts.ts'
import type { FactValue } from '../corrections/correction.ts'
import { waitsOf, type Wait } from '../waits.ts'
import type { PlenaryCase } from './plenary-case.ts'

export const LONGEST_AWAITED_REASON = 2_000
export const LONGEST_PAPER = 300
const SHORTEST_REASON = 10
const SHORTEST_PAPER = 3

/** What is typed of something that has come. */
export const awaitedFields = {
  /** Which of the awaited things: `awaitedKey`. */
  awaited: fields.requiredText(400),
  value: fields.optionalText(4_000),
  reason: fields.requiredText(LONGEST_AWAITED_REASON, SHORTEST_REASON),
  paper: fields.requiredText(LONGEST_PAPER, SHORTEST_PAPER),
  version: fields.rowVersion.optional(),
} as const

const input = z.object({ edition: fields.recordId, nomination: fields.recordId, ...awaitedFields })
type Input = z.output<typeof input>

const nothingAwaited = problem(
  'nothing-awaited',
  '',
  text(
    'Aturan edisi tidak menangguhkan hasil usulan ini karena hal itu. Muat ulang halaman ini.',
    'The rules of the edition do not suspend the result of this nomination because of that. Load this page again.',
  ),
)
const sameValue = problem(
  'same-value',
  'value',
  text(
    'Isi ini sama dengan yang berlaku sekarang. Pilih isi yang benar.',
    'This is what counts already. Choose what is right.',
  ),
)
const chooseOne: Problem = problem(
  'not-an-option',
  'value',
  text('Pilih "Sudah" atau "Belum".', 'Choose "Yes, it has come" or "Not yet".'),
)

const hasCome: Readonly<Record<string, boolean>> = { yes: true, no: false }

/** What was chosen or typed, as a value; without a fact, whether it has come. */
function readValue({ fact }: Wait, raw: string, locale: Locale): Result<FactValue | null> {
  if (fact !== null) return readFact(fact, raw, locale)
  const value = hasCome[raw]
  return value === undefined ? failure([chooseOne]) : success(value)
}

/** The value that is right, or what speaks against it. */
function newValue(wait: Wait, raw: string, locale: Locale): Result<FactValue | null> {
  const read = readValue(wait, raw, locale)
  if (!read.ok) return read
  const takesNothingBack = read.value === null && (wait.record === null || wait.record.value === null)
  return takesNothingBack || read.value === wait.value ? failure([sameValue]) : read
}

type Given = Pick<Input, 'awaited' | 'value' | 'reason' | 'paper'>
type By = Readonly<{ nominationId: string; objectionId: string | null }>

/** The record of something that has come, or what speaks against it. */
export function recordOf(
  one: PlenaryCase,
  given: Given,
  { nominationId, objectionId }: By,
  { actor, now, locale }: Pick<ActionContext, 'actor' | 'now' | 'locale'>,
): Result<AwaitedFact> {
  const wait = waitsOf(one).find(each => keyOf(each) === given.awaited)
  if (!wait || (!wait.isOpen && wait.record === null)) return failure([nothingAwaited])
  // What an earlier decision rests on is not taken back: another value follows it.
  const own = wait.record?.objectionId === objectionId ? wait.record : null
  const read = newValue({ ...wait, record: own }, given.value, locale)
  if (!read.ok) return read
  return success({
    nominationId,
    objectionId,
    gate: wait.gate,
    fact: wait.fact?.name ?? null,
    earlier: wait.value,
    value: read.value,
    reason: given.reason,
    paper: given.paper,
    recordedBy: actor.personId ?? '',
    recordedAt: now,
  })
}

/** What the ledger says of a record. */
export const awaitedEntry = ({ gate, fact, paper, earlier, value }: AwaitedFact) => ({
  detail: { gate, fact, paper, back: value === null },
  before: earlier,
  after: value,
})

/** A suspension of the rules can end before the decision: what the gate waits for has come, by a paper that says so. */
export const recordAwaited = defineAction({
  name: 'plenary.record-awaited',
  audience: 'panel',
  input,
  // What is signed meanwhile is signed without it, and then it is refused.
  load: loadCaseInTurn,
  facts: ({ access }) => access,
  readAction: 'plenary.read',
  version: ({ awaited }) => awaited.length,
  handle: (one, given: Input, context) => {
    const { nomination } = one
    const read = recordOf(one, given, { nominationId: nomination.id, objectionId: null }, context)
    if (!read.ok) return refuse(read.problems)
    const change = read.value
    return done({
      change,
      event: 'plenary.awaited-recorded',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      reason: given.reason,
      ...awaitedEntry(change),
      next: `/pleno/${nomination.editionId}/${nomination.id}`,
    })
  },
  save: insertAwaited,
})

/** Of something awaited, in forms and addresses. */
export const keyOf = ({ gate, fact }: Wait): string => awaitedKey({ gate, fact: fact?.name ?? null })
