import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { CheckItem } from './check-item.ts'
import { checkingFacts, loadChecking, type Checking } from './load-checks.ts'
import { reasonTemplates, waysOfChecking } from './templates.ts'
import { saveCheck, type NewCheck } from './verification-store.ts'

const LONGEST_REASON = 1_000
const SHORTEST_REASON = 10

const input = z.object({
  id: fields.recordId,
  item: fields.requiredText(120),
  outcome: z.enum(['accept', 'return']),
  template: fields.optionalText(40),
  reason: fields.optionalText(LONGEST_REASON),
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

/** The chosen sentence and what the verifier added, in the language in which offices are written to. */
function reasonOf(item: CheckItem, given: Input): string {
  const template = reasonTemplates[item.kind].find(one => one.id === given.template)
  return [template?.text.id ?? '', given.reason].filter(Boolean).join(' ')
}

/** Where to go on: the next open item, or the outcome once none is left. */
function nextAddress({ nomination, items }: Checking, checked: CheckItem): string {
  const at = items.findIndex(item => item.id === checked.id)
  const turned = [...items.slice(at + 1), ...items.slice(0, at)]
  const next = turned.find(item => item.state === 'open')
  const base = `/verifikasi/${nomination.id}`
  return next ? `${base}?butir=${encodeURIComponent(next.id)}` : `${base}#keputusan`
}

type Loaded = Readonly<{ checking: Checking; item: CheckItem }>

/** Accepts one item, or returns it with a reason. Nobody outside of the secretariat sees it before the outcome. */
export const checkOneItem = defineAction({
  name: 'verification.check',
  input,
  load: async (reader, given): Promise<Loaded | null> => {
    const checking = await loadChecking(reader, given.id)
    const item = checking?.items.find(one => one.id === given.item)
    return checking && item ? { checking, item } : null
  },
  facts: ({ checking }) => checkingFacts(checking),
  readAction: 'verification.read',
  version: ({ item }) => item.rowVersion,
  handle: ({ checking, item }, given, { actor, now }) => {
    const returned = given.outcome === 'return'
    const reason = returned ? reasonOf(item, given) : ''
    if (returned && reason.length < SHORTEST_REASON) return refuse([noReason])
    const { nomination } = checking
    const check: NewCheck = {
      nominationId: nomination.id,
      itemId: item.id,
      kind: item.kind,
      state: returned ? 'returned' : 'accepted',
      reason,
      how: item.kind === 'document' ? waysOfChecking[given.how].id : '',
      digest: item.digest,
      round: nomination.round,
      checkedBy: actor.personId ?? '',
      checkedAt: now,
      before: item.rowVersion,
    }
    return done({
      change: check,
      event: 'verification.checked',
      subject: { kind: 'check-item', id: item.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      ...(reason === '' ? {} : { reason }),
      detail: {
        item: item.id,
        outcome: check.state,
        round: check.round,
        document: item.document?.documentId ?? null,
      },
      next: nextAddress(checking, item),
      answer: { state: check.state },
    })
  },
  save: (tx, check: NewCheck) => saveCheck(tx, check),
  // What verifiers note while they are at it is theirs; the office reads all of it at once when it is told.
  audience: 'panel',
})
