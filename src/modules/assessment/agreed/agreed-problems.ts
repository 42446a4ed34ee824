import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { AgreedGround } from './agreed-ground.ts'
import { fewestVoices, heard } from './agreed-sheet.ts'
import { problemsBeforeLock } from '../sheets/score-marks.ts'

const notWhole = problem(
  'not-whole',
  '',
  text(
    'Belum semua lembar perorangan terkunci, jadi pembahasan belum terbuka. Tunggu sampai lembar terakhir terkunci.',
    'Not every individual sheet is locked, so the deliberation is not open yet. Wait until the last sheet is locked.',
  ),
)
const locked = problem(
  'sheet-locked',
  '',
  text(
    'Lembar bersama ini sudah dikunci dan tidak dapat diubah.',
    'This agreed sheet is locked and cannot be changed.',
  ),
)

/** Why nothing can be done with the sheet now; null where the deliberation is open. */
export const closed = ({ isWhole, sheet }: AgreedGround): Problem | null =>
  sheet.state === 'locked' ? locked : isWhole ? null : notWhole

/** Nothing that was agreed to is voided by itself; the page keeps what was typed until its button is pressed. */
export const agreementsStand = (count: number): Problem =>
  problem(
    'held',
    '',
    text(
      `Belum tersimpan: ${count} penilai sudah setuju atas isi ini. Tekan Simpan untuk mengubahnya; persetujuan itu lalu batal.`,
      `Not saved: ${count === 1 ? '1 assessor has' : `${count} assessors have`} agreed to this content. Press Save to change it; what was agreed is then void.`,
    ),
  )

/** What is missing in the marks before anybody can agree to them. */
export const missingMarks = ({ ground, marks }: AgreedGround): readonly Problem[] =>
  problemsBeforeLock(ground, marks)

export const incomplete = (missing: number): Problem =>
  problem(
    'not-complete',
    '',
    text(
      `Lembar bersama belum lengkap: masih ada ${missing} isian yang kurang. Tunggu ketua melengkapinya, lalu nyatakan setuju.`,
      `The agreed sheet is not complete: ${missing} entries are missing. Wait until the chair has filled them in, then agree.`,
    ),
  )

export const changedSince = problem(
  'changed-since',
  '',
  text(
    'Lembar bersama berubah sejak halaman ini dibuka, jadi pernyataan Anda belum dicatat. Baca isinya yang baru di bawah, lalu nyatakan lagi.',
    'The agreed sheet changed since this page was opened, so what you said was not recorded. Read what it says now, then say it again.',
  ),
)
export const saidAlready = problem(
  'said-already',
  '',
  text('Anda sudah menyatakan setuju atas isi ini.', 'You have agreed to this content already.'),
)
export const noVoice = problem(
  'no-voice',
  '',
  text(
    'Hanya penilai yang lembarnya terkunci dalam putaran ini yang dapat menyatakan setuju.',
    'Only an assessor with a locked sheet in this round can agree.',
  ),
)
export const nothingAlike = problem(
  'nothing-alike',
  '',
  text(
    'Tidak ada kriteria kosong yang dijawab sama oleh semua penilai.',
    'No empty criterion was answered in the same way by every assessor.',
  ),
)

const against = (seat: number, reason: string): Problem =>
  problem(
    'not-agreed',
    '',
    text(
      `Penilai ${seat} tidak setuju: “${reason}” Ubah lembar bersama, atau bicarakan sampai ia menyatakan setuju.`,
      `Assessor ${seat} does not agree: “${reason}” Change the agreed sheet, or talk until this assessor agrees.`,
    ),
  )
const silent = (seat: number): Problem =>
  problem(
    'not-agreed',
    '',
    text(
      `Penilai ${seat} belum menyatakan setuju atas isi yang sekarang. Minta ia membaca lembar bersama dan menjawab.`,
      `Assessor ${seat} has not agreed to what the sheet says now. Ask this assessor to read it and to answer.`,
    ),
  )
const tooFew = (needed: number): Problem =>
  problem(
    'too-few-voices',
    '',
    text(
      `Kesepakatan memerlukan sedikitnya ${needed} penilai tanpa benturan kepentingan. Ketua mengesampingkan lembar penilai yang berbenturan, lalu penilai lain ditugaskan.`,
      `An agreement needs at least ${needed} assessors without a conflict of interest. The chair sets the sheet of an assessor with a conflict aside, and somebody else is assigned.`,
    ),
  )

/** Too few assessors are left who have a voice; null where they are enough. */
export function voicesShort(ground: AgreedGround): Problem | null {
  const needed = fewestVoices(ground.ground.rules)
  return heard(ground).length < needed ? tooFew(needed) : null
}

/** Who has not agreed to what the sheet says now, by seat, and what can be done about it. */
export function missingVoices(ground: AgreedGround): readonly Problem[] {
  const short = voicesShort(ground)
  return [
    ...(short ? [short] : []),
    ...heard(ground).flatMap(({ seat, voice }) =>
      voice?.agrees ? [] : [voice ? against(seat.number, voice.reason) : silent(seat.number)],
    ),
  ]
}
