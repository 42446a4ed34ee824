import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { keepRecusals } from './kept-out.ts'
import { insertLead } from './lead-store.ts'
import { loadSittingInTurn } from './load-sitting.ts'
import {
  caseFacts,
  currentTurn,
  isChairOut,
  leaderOf,
  sessionPath,
  votersIn,
  type Lead,
  type Sitting,
} from './session.ts'
import { againstTurn, notOpen } from './session-problems.ts'
import { saveSession } from './session-store.ts'

const chairLeads = problem(
  'chair-leads',
  '',
  text(
    'Ketua tidak mempunyai benturan kepentingan atas usulan ini, sehingga ketua sendiri yang memimpinnya.',
    'The chair has no interest in this case, and leads it.',
  ),
)
const leadsAlready = problem(
  'leads-already',
  'person',
  text('Anggota ini sudah memimpin usulan ini.', 'This member leads the case already.'),
)
const cannotLead = problem(
  'cannot-lead',
  'person',
  text(
    'Pilih anggota yang hadir dan tidak mempunyai benturan kepentingan atas usulan ini.',
    'Choose a member who is present and has no interest in this case.',
  ),
)

type HandedOver = Readonly<{ sitting: Sitting; lead: Lead; id: string }>

/**
 * The chair is out for the case at hand, so a member who is free of it leads it: puts and counts motions, and gives the
 * casting vote. The secretary notes whom the members present agreed on; nobody with an interest in the case chooses.
 */
export const handOver = defineAction({
  name: 'plenary-case.hand-over',
  audience: 'panel',
  input: z.object({ id: fields.recordId, turn: fields.recordId, person: fields.requiredText(40) }),
  load: (reader, { id }) => loadSittingInTurn(reader, id),
  facts: caseFacts,
  readAction: 'plenary-session.read',
  handle: (sitting, given, { now, newId }) => {
    const { session } = sitting
    const turn = currentTurn(sitting)
    const problems = [
      ...(session.state === 'open' ? [] : [notOpen]),
      ...againstTurn(sitting, given.turn),
      ...(isChairOut(sitting) ? [] : [chairLeads]),
      ...(votersIn(sitting).includes(given.person) ? [] : [cannotLead]),
      ...(leaderOf(sitting) === given.person ? [leadsAlready] : []),
    ]
    if (problems.length > 0 || !turn) return refuse(problems)
    const lead: Lead = { turnId: turn.id, personId: given.person, notedAt: now }
    return done({
      change: { sitting, lead, id: newId() },
      event: 'plenary-case.handed-over',
      subject: { kind: 'nomination', id: turn.nominationId },
      areaPath: '/',
      detail: { session: session.id, from: session.chairId, to: lead.personId },
      next: `${sessionPath(session.id)}#sidang`,
    })
  },
  save: async (tx, { sitting, lead, id }: HandedOver, { actor, now }) => {
    const by = actor.personId ?? ''
    await keepRecusals(tx, sitting, { by, at: now })
    await insertLead(tx, lead, { id, by })
    return saveSession(tx, sitting.session)
  },
})
