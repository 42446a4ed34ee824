import type { OutsideFact } from '../../../engine/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Text } from '../../../foundation/text.ts'
import { broughtStates } from './outside-fact.ts'
import type { OutsideGround } from './outside-ground.ts'

export const LONGEST_ISSUER = 200
export const LONGEST_OUTSIDE_PAPER = 200
export const LONGEST_OUTSIDE_REASON = 2_000
export const SHORTEST_OUTSIDE_REASON = 10

/** What speaks against it, at a field of the form or a column of the file. */
export type OutsideField = 'value' | 'issuer' | 'paper' | 'paperDate' | 'reason' | 'number'

const at = (field: OutsideField | '', code: string, message: Text): Problem => problem(code, field, message)

export const sheetsLocked = at(
  '',
  'outside-locked',
  text(
    'Sudah ada lembar penilaian yang dikunci, jadi fakta yang dibaca lembar tidak berubah lagi. Bila keliru, sampaikan kepada ketua sebelum pleno memutuskan; setelah hasil diumumkan, fakta ini dapat diperbaiki lewat sanggahan.',
    'A scoresheet was locked already, so facts that sheets read change no more. If one is wrong, tell the chair before the plenary settles the product; after the release it can be put right through an objection.',
  ),
)
const notSent = at(
  '',
  'outside-not-sent',
  text(
    'Usulan ini belum dikirim. Isi faktanya setelah usulan diterima sekretariat.',
    'This nomination was not sent yet. Bring its facts once the secretariat has received it.',
  ),
)
const listSigned = at(
  '',
  'outside-signed',
  text(
    'Daftar rekomendasi usulan ini sudah ditandatangani, jadi fakta yang dipakai tetap. Bila keliru, mintalah Direktur Jenderal mengembalikan daftarnya; setelah diumumkan, perbaikannya lewat sanggahan.',
    'The list with this nomination was signed, so the facts that it was computed from stay. If one is wrong, ask the Direktur Jenderal to return the list; after the release it is put right through an objection.',
  ),
)
const notInUse = at(
  '',
  'outside-ended',
  text(
    'Usulan ini sudah tidak berjalan, jadi tidak ada fakta yang ditunggu untuknya. Dalam berkas, hapus barisnya.',
    'This nomination goes no further, so no facts are awaited for it. In a file, take its row out.',
  ),
)

export const ownInterest = at(
  'number',
  'own-interest',
  text(
    'Produk ini dari provinsi Anda, atau Anda mempunyai kepentingan atasnya. Mintalah rekan lain mengisi faktanya.',
    'This product is of your province, or you have an interest in it. Ask a colleague to bring its facts.',
  ),
)

/** Why nothing can be brought for it now; null where it can. */
export function closedFor(
  ground: OutsideGround,
  { onSheets }: Pick<OutsideFact, 'onSheets'>,
): Problem | null {
  const { state } = ground.nomination
  if (!broughtStates.includes(state)) {
    if (state === 'draft' || state === 'approved') return notSent
    return state === 'recommended' || state === 'decided' || state === 'published' ? listSigned : notInUse
  }
  return onSheets && ground.isLocked ? sheetsLocked : null
}

export const missing: Readonly<Record<'value' | 'issuer' | 'paper' | 'paperDate', Problem>> = {
  value: at(
    'value',
    'required',
    text('Isi nilainya menurut suratnya.', 'Enter the value as the paper has it.'),
  ),
  issuer: at('issuer', 'required', text('Tulis siapa yang menerbitkan nilainya.', 'Write who issued it.')),
  paper: at('paper', 'required', text('Tulis nomor suratnya.', 'Write the number of the paper.')),
  paperDate: at(
    'paperDate',
    'not-a-day',
    text(
      'Tulis tanggal suratnya sebagai hari/bulan/tahun, dengan tahun empat angka.',
      'Write the day of the paper as day/month/year, the year with four digits.',
    ),
  ),
}
export const inFuture = at(
  'paperDate',
  'in-future',
  text('Tanggal surat belum tiba. Periksa tanggalnya.', 'The day of the paper is still to come. Check it.'),
)

export const tooLong = (field: OutsideField, most: number): Problem =>
  at(
    field,
    'too-long',
    text(`Paling panjang ${most} huruf. Persingkat.`, `At most ${most} characters. Shorten it.`),
  )

export const issuerNamesMaker = at(
  'issuer',
  'issuer-names-product',
  text(
    'Penilai melihat nama penerbit, jadi di sini tidak boleh ada nama produk atau pembuatnya. Tulis nama lembaganya saja.',
    'Assessors see the issuer, so neither the product nor its maker may be named here. Write the name of the body alone.',
  ),
)

export const reasonNeeded = (title: Text, earlier: Text, now: Text): Problem =>
  at(
    'reason',
    'reason-needed',
    text(
      `“${title.id}” sudah terisi ${earlier.id} dan akan menjadi ${now.id}. Tuliskan alasan perbaikannya, sekurang-kurangnya ${SHORTEST_OUTSIDE_REASON} huruf.`,
      `“${title.en}” is ${earlier.en} already and would become ${now.en}. Write why it is corrected, in at least ${SHORTEST_OUTSIDE_REASON} characters.`,
    ),
  )

export const sameValue = at(
  'value',
  'same-value',
  text(
    'Isi ini sama dengan yang berlaku sekarang. Tidak ada yang perlu disimpan.',
    'This is what counts already. There is nothing to store.',
  ),
)
