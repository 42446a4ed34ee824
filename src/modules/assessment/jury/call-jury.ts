import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { digestOf } from '../../../platform/digest.ts'
import { momentIn } from '../../../platform/local-time.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { isWithoutPoints, type Nomination } from '../../nominations/index.ts'
import { giveBlindCode } from '../../samples/index.ts'
import { insertAssignment, releaseAssignment } from '../planning/assignment-store.ts'
import type { Assignment } from '../assessment.ts'
import type { Further } from '../planning/further-assessor.ts'
import type { JuryPlan } from './plan-jury.ts'
import { juryFacts, loadJuryGround, type FindCause, type JuryGround, type JuryWanted } from './second-jury.ts'
import { insertJury, type SecondJury } from './second-jury-store.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'
import { whyShort } from '../planning/shortage.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** Longer than any clock of an objection. */
const LONGEST_DAYS = 365

/** No jury is called for this objection, or its new decision is signed. */
export const noCause = problem(
  'no-cause',
  '',
  text(
    'Juri kedua hanya dipanggil bila sanggahan diterima dengan alasan yang menyangkut penilaian, dan sebelum putusan baru ditandatangani.',
    'A second jury is called only where an objection is upheld on a ground about the scoring, and before a new decision is signed.',
  ),
)
const nothingToScore = problem(
  'without-points',
  '',
  text(
    'Produk ini tidak dinilai dengan angka, jadi tidak ada yang dinilai ulang. Perbaiki fakta berkasnya dalam penetapan baru.',
    'This product is not scored, so there is nothing to score again. Correct the facts of its file in the new decision.',
  ),
)
const called = problem(
  'already-called',
  '',
  text(
    'Juri kedua untuk sanggahan ini sudah dipanggil.',
    'The second jury for this objection has been called already.',
  ),
)
const notCalled = problem(
  'not-called',
  '',
  text('Juri kedua belum dipanggil.', 'The second jury has not been called yet.'),
)
const changed = problem(
  'plan-changed',
  '',
  text(
    'Keadaan berubah sejak halaman ini dibuka. Periksa susunan yang baru di bawah, lalu panggil.',
    'Things changed since this page was opened. Look at the new members below, then call them.',
  ),
)
const badDay = problem(
  'out-of-range',
  'due',
  text(
    'Pilih hari sesudah hari ini, paling lama setahun lagi.',
    'Choose a day after today, within a year from now.',
  ),
)
const noSeat = problem('nothing-to-fill', '', text('Tidak ada kursi yang kosong.', 'No seat is empty.'))
const notOpen = problem(
  'sheet-locked',
  '',
  text(
    'Anggota ini sudah mengunci lembarnya atau tidak lagi dalam juri; penugasannya tidak dapat diakhiri.',
    'This member has locked the sheet, or is in the jury no more; the assignment cannot be ended.',
  ),
)

const shortProblem = ({ missing, against }: JuryPlan): Problem =>
  problem(
    'panel-short',
    '',
    text(
      `Juri kurang ${missing} orang. ${whyShort({ barred: against }, 'id')}`.trim(),
      `The jury lacks ${missing} people. ${whyShort({ barred: against }, 'en')}`.trim(),
    ),
  )

/** Of the members that the page showed. */
export const digestOfPlan = ({ picks }: JuryPlan): string => digestOf(picks.map(one => one.personId))

type Seating = Readonly<{
  nomination: Nomination
  jury: SecondJury
  isNew: boolean
  ended: Readonly<{ assignment: Assignment; reason: string }> | null
  picks: readonly Further[]
}>

async function seat(tx: Tx, change: Seating, { actor, now, newId }: ActionContext): Promise<boolean> {
  const { nomination, jury, ended } = change
  if (change.isNew) await insertJury(tx, jury)
  if (ended && !(await releaseAssignment(tx, ended.assignment, ended.reason))) return false
  for (const { personId, candidates, loadBefore } of change.picks)
    await insertAssignment(tx, {
      id: newId(),
      sheetId: newId(),
      nominationId: nomination.id,
      personId,
      rulesId: nomination.rulesId,
      round: jury.round,
      explanation: { candidates, loadBefore },
      assignedBy: actor.personId ?? '',
      at: now,
    })
  await giveBlindCode(tx, nomination.id, now, newId, jury.round)
  return true
}

/** Calls, replacements, locks and declarations about one product come one after the other. */
export async function loadJuryInTurn(
  reader: Reader,
  findCause: FindCause,
  wanted: JuryWanted,
): Promise<JuryGround | null> {
  const cause = await findCause(reader, wanted.objectionId)
  if (!cause) return null
  await takeTurn(reader, cause.nominationId)
  return loadJuryGround(reader, findCause, wanted)
}

const entryOf = ({ nomination, objectionId }: JuryGround) => ({
  subject: { kind: 'objection', id: objectionId },
  record: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  next: `/sanggahan/${objectionId}/juri`,
})

const idsOf = (picks: readonly Further[]): readonly string[] => picks.map(one => one.personId)

type Call = Readonly<{ due: string; reason: string; seen: string }>

/** The last minute of a day, as the capital's clocks show it. */
const endOf = (day: string): Date => new Date(momentIn('WIB', day).getTime() + DAY - MINUTE)

function whyNotCalled(
  { jury, cause, plan, rules, nomination }: JuryGround,
  { due, seen }: Call,
  now: Date,
): Problem | null {
  const days = (endOf(due).getTime() - now.getTime()) / DAY
  if (jury) return called
  if (isWithoutPoints(rules.rules, nomination.commodity)) return nothingToScore
  if (!cause.calls) return noCause
  if (days <= 1 || days > LONGEST_DAYS) return badDay
  if (plan.missing > 0) return shortProblem(plan)
  return seen !== '' && seen !== digestOfPlan(plan) ? changed : null
}

const juryFrom = (
  { nomination, nextRound, objectionId, plan }: JuryGround,
  { due, reason }: Call,
  { actor, now, newId }: ActionContext,
): SecondJury => ({
  id: newId(),
  nominationId: nomination.id,
  round: nextRound,
  objectionId,
  size: plan.picks.length,
  reason,
  dueAt: endOf(due),
  calledBy: actor.personId ?? '',
  calledAt: now,
})

/**
 * The chair has a published product scored once more by other people, because an objection was upheld. The system chooses
 * them; the sheets of the first panel, and the result that came from them, stay as they are.
 */
export const callJury = (findCause: FindCause) =>
  defineAction({
    name: 'jury.call',
    audience: 'panel',
    needsProof: true,
    input: z.object({
      id: fields.recordId,
      due: fields.isoDate,
      reason: fields.requiredText(1_000, 10),
      seen: fields.optionalText(64),
    }),
    load: (reader, { id }, { actor, now }) =>
      loadJuryInTurn(reader, findCause, { objectionId: id, actor, now }),
    facts: juryFacts,
    readAction: 'jury.read',
    handle: (ground, sent, context) => {
      const against = whyNotCalled(ground, sent, context.now)
      if (against) return refuse([against])
      const jury = juryFrom(ground, sent, context)
      const { picks } = ground.plan
      return done({
        change: { nomination: ground.nomination, jury, isNew: true, ended: null, picks },
        event: 'jury.called',
        ...entryOf(ground),
        reason: jury.reason,
        detail: { members: jury.size, round: jury.round, due: sent.due },
        after: idsOf(picks),
      })
    },
    save: (tx, change: Seating, context) => seat(tx, change, context),
  })

/**
 * Somebody else takes an empty seat of a jury: that of who declared an interest, or of who is named here and cannot go
 * on. A sheet that was not locked no longer counts.
 */
export const replaceJuror = (findCause: FindCause) =>
  defineAction({
    name: 'jury.replace',
    audience: 'panel',
    input: z.object({
      id: fields.recordId,
      assignment: z.string().default(''),
      reason: fields.requiredText(500, 5),
    }),
    load: async (reader, { id, assignment }, { actor, now }) =>
      loadJuryInTurn(reader, findCause, { objectionId: id, without: assignment, actor, now }),
    facts: juryFacts,
    readAction: 'jury.read',
    handle: (ground, { assignment: id, reason }) => {
      const { jury, members, nomination, plan, cause } = ground
      if (!jury) return refuse([notCalled])
      if (!cause.calls) return refuse([noCause])
      const leaving = members.find(one => one.assignment.id === id)
      if (id !== '' && leaving?.sheet.state !== 'open') return refuse([notOpen])
      const seats = jury.size - members.length + (leaving ? 1 : 0)
      if (seats <= 0) return refuse([noSeat])
      // Whoever cannot go on is let go even where nobody is left: the page says how many seats are empty.
      if (!leaving && plan.picks.length === 0) return refuse([shortProblem(plan)])
      const change: Seating = {
        nomination,
        jury,
        isNew: false,
        ended: leaving ? { assignment: leaving.assignment, reason } : null,
        picks: plan.picks,
      }
      return done({
        change,
        event: 'jury.replaced',
        ...entryOf(ground),
        reason,
        detail: { left: leaving ? 1 : 0, came: plan.picks.length },
        after: [leaving?.assignment.personId ?? '', ...idsOf(plan.picks)],
      })
    },
    save: (tx, change: Seating, context) => seat(tx, change, context),
  })
