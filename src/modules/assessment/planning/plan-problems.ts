import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'

export const notOpen = problem(
  'stage-closed',
  '',
  text(
    'Tahap penilaian belum dibuka. Buka tahapnya di halaman edisi, lalu bagikan penilai.',
    'The assessment stage is not open. Open it on the edition’s page, then assign.',
  ),
)
export const nothingToDo = problem(
  'nothing-to-assign',
  '',
  text('Tidak ada usulan yang menunggu penilai.', 'No nomination waits for assessors.'),
)
export const changed = problem(
  'plan-changed',
  '',
  text(
    'Keadaan berubah sejak rencana ini dibuat. Periksa rencana yang baru di bawah, lalu tetapkan.',
    'Things changed since this plan was made. Look at the new plan below, then commit it.',
  ),
)
export const tooSlow = problem(
  'plan-too-slow',
  '',
  text(
    'Rencana belum selesai dihitung dalam waktu yang wajar. Coba lagi sebentar lagi.',
    'The plan could not be worked out in reasonable time. Try again in a moment.',
  ),
)
/** A plan that leaves assessors apart is committed knowingly, or not at all. */
export const unacknowledged = problem(
  'not-acknowledged',
  'apart',
  text(
    'Rencana ini belum mengikat semua penilai. Centang bahwa Anda tetap menetapkannya, atau ikat dulu penilainya.',
    'This plan does not tie all assessors. Tick that you commit it all the same, or tie the assessors first.',
  ),
)
export const apartReasonNeeded = problem(
  'required',
  'apartReason',
  text(
    'Tuliskan mengapa rencana ini ditetapkan walau penilainya belum terikat, dengan sekurang-kurangnya 10 huruf.',
    'Write in at least 10 letters why this plan is committed although the assessors are not tied.',
  ),
)
