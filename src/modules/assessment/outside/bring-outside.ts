import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { digestOf } from '../../../platform/digest.ts'
import { dayIn } from '../../regions/index.ts'
import { judgeFact, type FactChange } from './judge-outside.ts'
import type { BroughtFact } from './outside-fact.ts'
import { insertBrought } from './outside-fact-store.ts'
import { loadOutsideInTurn, type OutsideGround } from './outside-ground.ts'
import {
  LONGEST_ISSUER,
  LONGEST_OUTSIDE_PAPER,
  LONGEST_OUTSIDE_REASON,
  missing,
  sameValue,
} from './outside-problems.ts'

const LONGEST_VALUE = 400

const input = z.object({
  id: fields.recordId,
  fact: fields.requiredText(200),
  value: fields.optionalText(LONGEST_VALUE),
  issuer: fields.optionalText(LONGEST_ISSUER),
  paper: fields.optionalText(LONGEST_OUTSIDE_PAPER),
  paperDate: fields.optionalText(40),
  reason: fields.optionalText(LONGEST_OUTSIDE_REASON),
  version: fields.rowVersion.optional(),
})
type Input = z.output<typeof input>

export const BROUGHT_EVENT = 'outside-fact.brought'

/** What the ledger keeps of a row: enough to know it again, and nothing of what it says. */
export const digestOfBrought = (
  one: Omit<BroughtFact, 'broughtBy' | 'broughtAt' | 'listId' | 'id'>,
): string =>
  digestOf([
    one.nominationId,
    one.fact,
    one.version,
    one.value,
    one.onSheets,
    one.issuer,
    one.paper,
    one.paperDate,
    one.reason,
  ])

/** The rows that are added for one file. */
export const rowsFrom = (
  { nomination }: Pick<OutsideGround, 'nomination'>,
  changes: readonly FactChange[],
  listId: string | null,
  { actor, now, newId }: Pick<ActionContext, 'actor' | 'now' | 'newId'>,
): readonly BroughtFact[] =>
  changes.map(one => ({
    ...one,
    id: newId(),
    nominationId: nomination.id,
    listId,
    broughtBy: actor.personId ?? '',
    broughtAt: now,
  }))

/** The same as the ledger tells it. */
export const recordOfBrought = (
  { nomination }: Pick<OutsideGround, 'nomination'>,
  rows: readonly BroughtFact[],
) => ({
  subject: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  detail: {
    facts: rows.map(one => one.fact),
    digests: rows.map(digestOfBrought),
    ...(rows[0]?.listId ? { list: rows[0].listId } : {}),
  },
})

const unknownFact = problem(
  'unknown-fact',
  'fact',
  text(
    'Aturan edisi tidak menunggu fakta itu dari luar. Muat ulang halaman usulan ini.',
    'The rules of the edition await no such fact from outside. Load the page of this nomination again.',
  ),
)

/** One fact from outside for one file, with the paper that says so; a correction is a row of its own with its reason. */
export const bringOutside = defineAction({
  name: 'outside-fact.bring',
  // Sheets read it: no history of a file shows it to its office before the result.
  audience: 'panel',
  input,
  load: (reader, { id }, context) => loadOutsideInTurn(reader, id, context),
  facts: ({ access }) => access,
  readAction: 'outside-fact.read',
  version: ({ rows }) => rows.length,
  handle: (ground, given: Input, context) => {
    const outside = ground.wanted.find(one => one.fact.name === given.fact)
    if (!outside) return refuse([unknownFact])
    const today = dayIn(ground.nomination.areaPath, context.now)
    const judged = judgeFact(ground, outside, given, { locale: context.locale, today })
    if (!judged.ok) return refuse(judged.problems)
    if (judged.value === null) return refuse([given.value === '' ? missing.value : sameValue])
    const rows = rowsFrom(ground, [judged.value], null, context)
    return done({
      change: rows,
      event: BROUGHT_EVENT,
      ...recordOfBrought(ground, rows),
      ...(judged.value.reason === '' ? {} : { reason: judged.value.reason }),
      after: rows.map(one => [one.fact, one.value]),
      next: outsideAddress(ground.nomination.id),
    })
  },
  save: insertBrought,
})

/** The page of one file's facts from outside. */
export const outsideAddress = (nominationId: string): string => `/fakta-luar/usulan/${nominationId}`
