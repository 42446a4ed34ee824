import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { currentTurn, leaderOf, missingIn, openMotion, presentIn, type Sitting } from './session.ts'

export const notOpen = problem(
  'session-not-open',
  '',
  text(
    'Sidang ini sedang tidak berlangsung. Muat ulang halaman untuk melihat keadaan terbaru.',
    'This session is not running. Reload the page to see how it stands.',
  ),
)
export const wasClosed = problem(
  'session-closed',
  '',
  text('Sidang ini sudah ditutup.', 'This session is closed.'),
)
export const noCase = problem(
  'no-case',
  '',
  text(
    'Belum ada usulan yang dibahas. Panggil usulan dahulu.',
    'No case is before the session. Call one first.',
  ),
)
export const otherCase = problem(
  'other-case',
  '',
  text(
    'Sidang sudah membahas usulan lain. Baca yang terbaru di bawah, lalu ulangi bila masih perlu.',
    'The session is at another case by now. Read the latest below, and try again where it is still needed.',
  ),
)
export const motionWaits = problem(
  'motion-waits',
  '',
  text(
    'Usul di hadapan sidang belum dihitung. Hitung atau tarik dahulu usul itu.',
    'The motion before the session is not counted yet. Count it or withdraw it first.',
  ),
)
export const noMotion = problem(
  'no-motion',
  '',
  text(
    'Pemungutan suara ini sudah ditutup. Suara sesudahnya tidak dicatat.',
    'This vote is closed already. No vote is recorded after that.',
  ),
)
const chairAway = problem(
  'chair-away',
  '',
  text(
    'Ketua yang memimpin sidang tidak tercatat hadir. Tanpa ketua tidak ada pemungutan suara.',
    'The chair who presides is not noted as present. There is no vote without the chair.',
  ),
)
const noLeader = problem(
  'no-leader',
  '',
  text(
    'Ketua mempunyai benturan kepentingan atas usulan ini. Serahkan dahulu pimpinan kepada anggota yang hadir dan tidak mempunyai benturan.',
    'The chair has an interest in this case. First hand over the lead to a member who is present and has none.',
  ),
)
const leaderAway = problem(
  'leader-away',
  '',
  text(
    'Anggota yang memimpin usulan ini tidak tercatat hadir. Catat kehadirannya, atau serahkan pimpinan kepada anggota lain.',
    'The member who leads this case is not noted as present. Note the member as present, or hand over the lead to another one.',
  ),
)
const noQuorum = (missing: number): Problem =>
  problem(
    'no-quorum',
    '',
    text(
      `Kuorum belum tercapai: kurang ${missing} anggota yang hadir dan boleh bersuara.`,
      `There is no quorum: ${missing} more members must be present and free to vote.`,
    ),
  )

function againstLeader(sitting: Sitting): readonly Problem[] {
  const leader = leaderOf(sitting)
  if (leader !== null && presentIn(sitting).includes(leader)) return []
  if (leader === null) return [sitting.session.chairId === null ? chairAway : noLeader]
  return [leader === sitting.session.chairId ? chairAway : leaderAway]
}

/** Why the session cannot vote now, all reasons at once. */
export function againstVoting(sitting: Sitting): readonly Problem[] {
  const missing = missingIn(sitting)
  return [...(missing > 0 ? [noQuorum(missing)] : []), ...againstLeader(sitting)]
}

/** Why nothing can be moved or called now. */
export const againstMoving = (sitting: Sitting): readonly Problem[] => [
  ...(sitting.session.state === 'open' ? [] : [notOpen]),
  ...(openMotion(sitting) ? [motionWaits] : []),
]

/** The case that a form speaks of is the one before the session. */
export function againstTurn(sitting: Sitting, turnId: string): readonly Problem[] {
  const turn = currentTurn(sitting)
  if (!turn) return [noCase]
  return turn.id === turnId ? [] : [otherCase]
}
