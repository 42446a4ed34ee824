import { type Problem, problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Rules } from '../rules/lookups.ts'

/**
 * From which seat of the panel a sheet comes: the role and the body of who gave it, the jury (1 when left out), and
 * whether it is the sheet on which the panel agreed. Never who it was.
 */
export type Seat = Readonly<{ role?: string; body?: string; round?: number; agreed?: boolean }>

/**
 * The sheets that count, by position, and what the panel lacks. `complete`: the bodies that must be on the panel are
 * on it. `told`: the rules or the file make a difference between sheets, so that it is worth saying which count.
 */
export type Counting = Readonly<{
  positions: readonly number[]
  complete: boolean
  told: boolean
  problems: readonly Problem[]
}>

type Seated = Readonly<{ position: number; seat: Seat }>

const roleUnknown = ({ position, seat }: Seated): Problem =>
  problem(
    'unknown-role',
    `seats[${position}].role`,
    text(`Peran "${seat.role}" tidak ada dalam aturan.`, `The role "${seat.role}" is not in the rules.`),
  )

const roleWithoutSheet = ({ position, seat }: Seated): Problem =>
  problem(
    'sheet-not-expected',
    `seats[${position}].role`,
    text(`Peran "${seat.role}" tidak memberi nilai.`, `The role "${seat.role}" gives no scoresheet.`),
  )

const notAgreedUpon = ({ position }: Seated): Problem =>
  problem(
    'sheet-not-expected',
    `seats[${position}].agreed`,
    text(
      'Lembar bersama hanya ada satu, dan hanya bila aturan memintanya.',
      'There is one agreed sheet only, and only where the rules ask for it.',
    ),
  )

/** A sheet of a role that is not known or does not score never counts. */
function scoringSeats(
  rules: Rules,
  seated: readonly Seated[],
): Readonly<{ kept: readonly Seated[]; problems: readonly Problem[] }> {
  const roles = new Map((rules.document.panel.roles ?? []).map(role => [role.id, role]))
  const problems: Problem[] = []
  const kept = seated.filter(each => {
    const { role: id } = each.seat
    if (id === undefined) return true
    const role = roles.get(id)
    if (role?.scores) return true
    problems.push(role ? roleWithoutSheet(each) : roleUnknown(each))
    return false
  })
  return { kept, problems }
}

const lastJury = (rules: Rules, seated: readonly Seated[]): readonly Seated[] => {
  if (rules.document.panel.secondJury !== 'replaces') return seated
  const last = Math.max(...seated.map(({ seat }) => seat.round ?? 1))
  return seated.filter(({ seat }) => (seat.round ?? 1) === last)
}

const bodyMissing = (title: Readonly<{ id: string; en: string }>, atLeast: number): Problem =>
  problem(
    'composition-unmet',
    'seats',
    text(
      `Lembar dari ${title.id} kurang dari ${atLeast}.`,
      `There are fewer than ${atLeast} sheets from ${title.en}.`,
    ),
  )

const missingBodies = (rules: Rules, individual: readonly Seated[]): readonly Problem[] =>
  (rules.document.panel.composition ?? [])
    .filter(body => individual.filter(({ seat }) => seat.body === body.id).length < body.atLeast)
    .map(body => bodyMissing(body.title, body.atLeast))

const noAgreement = problem(
  'no-agreed-sheet',
  'sheets',
  text('Belum ada lembar yang disepakati panel.', 'There is no sheet on which the panel agreed.'),
)

const tooFewBefore = problem(
  'too-few-sheets',
  'sheets',
  text(
    'Lembar perorangan sebelum lembar bersama kurang dari kuorum.',
    'There are fewer individual sheets before the agreed one than the quorum.',
  ),
)

type Split = Readonly<{ individual: readonly Seated[]; agreed: readonly Seated[] }>

/** The one agreed sheet, once enough individual ones stand beside it. */
function agreedSheet(
  rules: Rules,
  { individual, agreed }: Split,
): Readonly<{ kept: readonly Seated[]; problems: readonly Problem[] }> {
  const [first, ...others] = agreed
  const short = individual.length < rules.document.panel.quorum
  const problems = [
    ...others.map(notAgreedUpon),
    ...(first ? [] : [noAgreement]),
    ...(short ? [tooFewBefore] : []),
  ]
  return { kept: first && problems.length === 0 ? [first] : [], problems }
}

/** Which of so many sheets count: by role, then by jury, then by agreement. */
export function countSheets(rules: Rules, given: readonly Seat[] | undefined, sheets: number): Counting {
  const seated = Array.from({ length: sheets }, (_, position) => ({
    position,
    seat: given?.[position] ?? {},
  }))
  const { panel, aggregation } = rules.document
  const scoring = scoringSeats(rules, seated)
  const jury = lastJury(rules, scoring.kept)
  const individual = jury.filter(({ seat }) => seat.agreed !== true)
  const agreed = jury.filter(({ seat }) => seat.agreed === true)
  const chosen =
    aggregation.combine === 'consensus'
      ? agreedSheet(rules, { individual, agreed })
      : { kept: individual, problems: agreed.map(notAgreedUpon) }
  const missing = given === undefined ? [] : missingBodies(rules, individual)
  return {
    positions: chosen.kept.map(({ position }) => position),
    complete: missing.length === 0,
    told: given !== undefined || panel.secondJury !== undefined || aggregation.combine === 'consensus',
    problems: [...scoring.problems, ...chosen.problems, ...missing],
  }
}
