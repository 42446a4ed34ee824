import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { waysOfChecking } from '../documents/index.ts'
import { saveAssignment } from './assignment-store.ts'
import type { CheckItem } from './check-item.ts'
import { itemProblems, workProblems } from './hindrances.ts'
import { deskFacts, lockDesk, type Desk } from './load-desk.ts'
import { reasonText, templatesFor, type GivenReason } from './reasons.ts'
import type { VerificationSettings } from './settings.ts'
import { saveCheck, type NewCheck } from './verification-store.ts'

const LONGEST_REASON = 1_000
const SHORTEST_REASON = 10

/** In the form: a box for each standing reason. */
export const TEMPLATES = 'template[]'

/** A box that is ticked once comes as a text, several as a list. */
const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform(value => [...new Set([value].flat().filter(one => one !== ''))])

const input = z.object({
  id: fields.recordId,
  item: fields.requiredText(120),
  outcome: z.enum(['accept', 'return']),
  /** One reason, from a script; the page's boxes come as a list. */
  template: fields.optionalText(40),
  [TEMPLATES]: several,
  reason: fields.optionalText(LONGEST_REASON),
  reasonEn: fields.optionalText(LONGEST_REASON),
  how: z.enum(['paper', 'register', 'phone']).default('paper'),
  version: fields.rowVersion.optional(),
})
type Input = z.output<typeof input>

const noReason = problem(
  'required',
  'reason',
  text(
    'Tulis alasan pengembalian: apa yang salah dan apa yang harus dilakukan dinas.',
    'Write why it is returned: what is wrong, and what the office must do.',
  ),
)

const unknownTemplate = problem(
  'unknown-reason',
  TEMPLATES,
  text('Pilih salah satu alasan yang tersedia.', 'Choose one of the reasons on the list.'),
)

const chosenIn = (given: Input): readonly string[] => [
  ...new Set([given.template, ...given[TEMPLATES]].filter(one => one !== '')),
]

/** The chosen sentences and what the verifier added; an addition without a translation stands in both languages. */
function reasonsOf(settings: VerificationSettings, item: CheckItem, given: Input): readonly GivenReason[] {
  const chosen = templatesFor(settings, item).filter(one => chosenIn(given).includes(one.id))
  const own = given.reason === '' ? [] : [text(given.reason, given.reasonEn || given.reason)]
  return [
    ...chosen.map(one => ({ template: one.id, text: one.text })),
    ...own.map(words => ({ template: null, text: words })),
  ]
}

function reasonProblems(reasons: readonly GivenReason[], given: Input) {
  const known = reasons.filter(one => one.template !== null).length === chosenIn(given).length
  if (!known) return [unknownTemplate]
  return reasonText(reasons, 'id').length < SHORTEST_REASON ? [noReason] : []
}

/** Where to go on: the next open item, or the outcome once none is left. */
function nextAddress({ nomination, items }: Desk, checked: CheckItem): string {
  const at = items.findIndex(item => item.id === checked.id)
  const turned = [...items.slice(at + 1), ...items.slice(0, at)]
  const next = turned.find(item => item.state === 'open')
  const base = `/verifikasi/${nomination.id}`
  return next ? `${base}?butir=${encodeURIComponent(next.id)}` : `${base}#keputusan`
}

type Loaded = Readonly<{ desk: Desk; item: CheckItem }>
type Change = Readonly<{ check: NewCheck; takes: boolean }>

function verdictOf({ desk, item }: Loaded, given: Input, reasons: readonly GivenReason[]) {
  return {
    nominationId: desk.nomination.id,
    itemId: item.id,
    kind: item.kind,
    state: given.outcome === 'return' ? ('returned' as const) : ('accepted' as const),
    reason: reasonText(reasons, 'id'),
    reasons,
    content: item.content,
    how: item.kind === 'document' ? waysOfChecking[given.how].id : '',
    digest: item.digest,
    round: desk.nomination.round,
    before: item.rowVersion,
  }
}

function problemsOf(
  { desk, item }: Loaded,
  given: Input,
  reasons: readonly GivenReason[],
  personId: string | null,
) {
  return [
    ...workProblems(desk, personId),
    ...itemProblems(desk, item.id),
    ...(given.outcome === 'return' ? reasonProblems(reasons, given) : []),
  ]
}

/** For the ledger: ids and states, and which standing reasons. */
const detailOf = (
  { desk, item }: Loaded,
  { state, round, reasons }: Pick<NewCheck, 'state' | 'round' | 'reasons'>,
) => ({
  item: item.id,
  outcome: state,
  round,
  document: item.document?.documentId ?? null,
  reasons: reasons.map(one => one.template ?? 'own'),
  ...(desk.assignment === null ? { taken: true } : {}),
})

/** A file that nobody holds is from then on in the hands of whoever checks the first of its items. */
async function save(tx: Tx, { check, takes }: Change): Promise<boolean> {
  if (!(await saveCheck(tx, check))) return false
  if (!takes) return true
  return saveAssignment(tx, {
    nominationId: check.nominationId,
    personId: check.checkedBy,
    assignedBy: check.checkedBy,
    assignedAt: check.checkedAt,
    before: 0,
  })
}

/** Accepts one item, or returns it with its reasons. Nobody outside of the secretariat sees it before the outcome. */
export const checkOneItem = (settings: VerificationSettings) =>
  defineAction({
    name: 'verification.check',
    input,
    load: async (reader, given): Promise<Loaded | null> => {
      const desk = await lockDesk(reader, given.id)
      const item = desk?.items.find(one => one.id === given.item)
      return desk && item ? { desk, item } : null
    },
    facts: ({ desk }) => deskFacts(desk),
    readAction: 'verification.read',
    version: ({ item }) => item.rowVersion,
    handle: (loaded, given, { actor, now, newId }) => {
      const { desk, item } = loaded
      const reasons = given.outcome === 'return' ? reasonsOf(settings, item, given) : []
      const problems = problemsOf(loaded, given, reasons, actor.personId)
      if (problems.length > 0) return refuse(problems)
      const verdict = verdictOf(loaded, given, reasons)
      const check = { ...verdict, id: newId(), checkedBy: actor.personId ?? '', checkedAt: now }
      return done({
        change: { check, takes: desk.assignment === null },
        event: 'verification.checked',
        subject: { kind: 'check-item', id: item.id },
        record: { kind: 'nomination', id: desk.nomination.id },
        areaPath: desk.nomination.areaPath,
        ...(check.reason === '' ? {} : { reason: check.reason }),
        detail: detailOf(loaded, check),
        next: nextAddress(desk, item),
        answer: { state: check.state },
      })
    },
    save,
    // What verifiers note while they are at it is theirs; the office reads all of it at once when it is told.
    audience: 'panel',
  })
