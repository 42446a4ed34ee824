import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { loadAgenda, nextIn, type AgendaItem } from './agenda.ts'
import { keepRecusals, keptOut } from './kept-out.ts'
import { loadSittingInTurn } from './load-sitting.ts'
import { endTurn, insertTurn } from './motion-store.ts'
import { insertRecusals } from './recusal-store.ts'
import {
  caseFacts,
  currentTurn,
  everyoneIn,
  sessionPath,
  type Recusal,
  type RecusalKind,
  type Sitting,
  type Turn,
} from './session.ts'
import { againstMoving, otherCase } from './session-problems.ts'
import { saveSession } from './session-store.ts'

const CALL_REASON = 10

const input = z.object({
  id: fields.recordId,
  /** The next case of the order, or a chosen one. */
  which: z.enum(['next', 'chosen']),
  /** The turn that the caller saw at hand; empty for none. Somebody at another laptop may have been faster. */
  after: fields.optionalText(40),
  nomination: fields.optionalText(40),
  why: fields.optionalText(500),
})
type Given = z.output<typeof input>

const nothingLeft = problem(
  'nothing-left',
  '',
  text(
    'Semua usulan yang menunggu sudah diputuskan. Sidang dapat ditutup.',
    'Every case that waited is settled. The session can be closed.',
  ),
)
const unknownCase = problem(
  'unknown-case',
  'nomination',
  text(
    'Usulan ini tidak menunggu pleno pada edisi ini. Pilih dari daftar.',
    'This case does not wait for the plenary of this edition. Choose one of the list.',
  ),
)
const whyNeeded = problem(
  'reason-needed',
  'why',
  text(
    `Usulan ini di luar urutan atau sudah diputuskan. Tuliskan alasan memanggilnya, sekurang-kurangnya ${CALL_REASON} huruf.`,
    `This case is out of the order, or settled already. Write why it is called, in at least ${CALL_REASON} characters.`,
  ),
)

type Loaded = Readonly<{
  sitting: Sitting
  agenda: readonly AgendaItem[]
  chosen: AgendaItem | null
  recused: ReadonlyMap<string, RecusalKind>
}>

async function load(
  reader: Reader,
  { id, which, nomination }: Pick<Given, 'id' | 'which' | 'nomination'>,
  context: ActionContext,
): Promise<Loaded | null> {
  const sitting = await loadSittingInTurn(reader, id)
  if (!sitting) return null
  const agenda = await loadAgenda(reader, sitting, context)
  const chosen =
    which === 'next' ? nextIn(agenda) : agenda.find(item => item.one.nomination.id === nomination)
  const recused = chosen
    ? await keptOut(reader, chosen.one.nomination, everyoneIn(sitting))
    : new Map<string, RecusalKind>()
  return { sitting, agenda, chosen: chosen ?? null, recused }
}

function problemsOf({ sitting, agenda, chosen }: Loaded, { which, after, why }: Given): readonly Problem[] {
  if ((currentTurn(sitting)?.id ?? '') !== after) return [otherCase]
  if (!chosen) return [...againstMoving(sitting), which === 'next' ? nothingLeft : unknownCase]
  const isNext = nextIn(agenda)?.one.nomination.id === chosen.one.nomination.id
  return [...againstMoving(sitting), ...(isNext || why.length >= CALL_REASON ? [] : [whyNeeded])]
}

type Called = Readonly<{ sitting: Sitting; turn: Turn; recusals: readonly Recusal[] }>

/**
 * Brings a case before the session: the next one of the order, or another one with a reason. A settled case that comes
 * again is open for another motion. Whoever has no part in it is out from the first moment.
 */
export const callCase = defineAction({
  name: 'plenary-case.call',
  audience: 'panel',
  input,
  load,
  facts: ({ sitting, recused }, { which }) => {
    const facts = caseFacts(sitting)
    // The order calls any case; nobody picks one out in which the person has an interest.
    const own = which === 'chosen' ? [...recused.keys()] : []
    return { ...facts, interestOf: [...(facts.interestOf ?? []), ...own] }
  },
  readAction: 'plenary-session.read',
  handle: (loaded, given, { now, newId }) => {
    const { sitting, chosen, recused } = loaded
    const { why } = given
    const problems = problemsOf(loaded, given)
    if (problems.length > 0 || !chosen) return refuse(problems)
    const turn: Turn = {
      id: newId(),
      nominationId: chosen.one.nomination.id,
      number: sitting.turns.length + 1,
      calledAt: now,
      endedAt: null,
      reason: why,
    }
    const recusals = [...recused].map(
      ([personId, kind]): Recusal => ({ turnId: turn.id, personId, kind, notedAt: now, liftedAt: null }),
    )
    return done({
      change: { sitting, turn, recusals },
      event: chosen.standing === 'settled' ? 'plenary-case.reopened' : 'plenary-case.called',
      subject: { kind: 'nomination', id: turn.nominationId },
      areaPath: chosen.one.nomination.areaPath,
      ...(why === '' ? {} : { reason: why }),
      detail: { session: sitting.session.id, turn: turn.number, recused: recusals.length },
      next: `${sessionPath(sitting.session.id)}#sidang`,
    })
  },
  save: async (tx, { sitting, turn, recusals }: Called, { actor, now }) => {
    const { session } = sitting
    await keepRecusals(tx, sitting, { by: actor.personId ?? '', at: now })
    await endTurn(tx, session.id, now)
    await insertTurn(tx, session.id, turn)
    await insertRecusals(tx, recusals, actor.personId ?? '')
    return saveSession(tx, session)
  },
})
