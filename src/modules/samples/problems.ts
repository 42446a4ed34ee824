import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'

/** What is wrong with a form about samples; each says what to do. */
export const noteNeeded = problem(
  'required',
  'condition_note',
  text(
    'Tuliskan apa yang rusak, kurang, atau lebih, agar dinas tahu.',
    'Write what is damaged, missing or too much, so that the office knows.',
  ),
)
export const conditionNeeded = problem(
  'invalid_value',
  'condition',
  text('Pilih salah satu yang tersedia.', 'Choose one of the options.'),
)
export const lotNeeded = problem(
  'required',
  'lot',
  text(
    'Tuliskan kode produksi yang tertera pada kemasan. Penilaian makanan berlaku untuk kode produksi itu.',
    'Write the production code on the pack. A result for food holds for that production code.',
  ),
)
export const dateNeeded = problem(
  'required',
  'best_before',
  text('Tuliskan tanggal baik digunakan sebelum.', 'Write the best-before date.'),
)
export const datePast = problem(
  'past-date',
  'best_before',
  text(
    'Tanggal ini sudah lewat. Kirimkan contoh yang masih baik, atau perbaiki tanggalnya.',
    'This date has passed. Send a sample that is still good, or correct the date.',
  ),
)
export const notAnnounced = problem(
  'not-announced',
  '',
  text(
    'Beri tahu dahulu contoh yang akan dikirim, lalu catat pengirimannya.',
    'First announce the sample that will be sent, then note its shipment.',
  ),
)
export const futureDay = problem(
  'future-date',
  'sent_on',
  text(
    'Tanggal ini belum tiba. Isi hari ini atau sebelumnya.',
    'This day has not come yet. Enter today or earlier.',
  ),
)
export const unknownPlace = problem(
  'unknown-place',
  'place',
  text('Pilih tempat simpan dari daftar.', 'Choose a place from the list.'),
)
export const notAPlace = problem(
  'unknown-place',
  'to',
  text('Pilih tempat simpan dari daftar.', 'Choose a place from the list.'),
)
export const samePlace = problem(
  'same-place',
  'to',
  text(
    'Contoh sudah berada di tempat ini. Pilih tempat lain.',
    'The sample stands there already. Choose another place.',
  ),
)
export const tooManyPieces = (most: number): Problem =>
  problem(
    'too-many-pieces',
    'ended',
    text(`Di penyimpanan hanya ada ${most} buah.`, `There are only ${most} pieces in store.`),
  )
export const unknownStorage = problem(
  'unknown-storage',
  'storage',
  text('Pilih cara menyimpan dari daftar.', 'Choose how to store it from the list.'),
)
export const placeTaken = problem(
  'taken',
  'code',
  text(
    'Kode ini sudah dipakai tempat lain. Pilih kode lain.',
    'Another place has this code. Choose another one.',
  ),
)
export const placeNotEmpty = problem(
  'not-empty',
  'in_use',
  text(
    'Masih ada contoh di tempat ini. Pindahkan dahulu semuanya.',
    'Samples still stand here. Move them all first.',
  ),
)
export const unknownEdition = problem(
  'unknown',
  'edition',
  text('Edisi ini tidak ada. Pilih edisi dari daftar.', 'There is no such edition. Choose one of the list.'),
)
export const nothingChosen = problem(
  'nothing-chosen',
  '',
  text(
    'Belum ada contoh yang dipilih. Centang contohnya, atau tuliskan kodenya.',
    'No sample is chosen. Tick the samples, or write their codes.',
  ),
)
export const unknownCodes = (field: string, codes: readonly string[]): Problem =>
  problem(
    'unknown-codes',
    field,
    text(
      `Kode tidak dikenal: ${codes.join(', ')}. Periksa huruf dan angkanya.`,
      `Unknown codes: ${codes.join(', ')}. Check letters and digits.`,
    ),
  )
/** Without codes it is about something ticked. */
export const notInStore = (field: string, codes: readonly string[]): Problem =>
  problem(
    'not-in-store',
    field,
    codes.length > 0
      ? text(
          `Menurut catatan, contoh ini tidak ada di penyimpanan (di sesi, dikirim kembali, atau habis): ${codes.join(', ')}. Catat dahulu bahwa contoh itu kembali.`,
          `By the records these are not in store (at a session, sent back or used up): ${codes.join(', ')}. Note first that they came back.`,
        )
      : text(
          'Salah satu contoh yang dicentang tidak lagi ada di penyimpanan menurut catatan. Muat ulang halaman ini.',
          'By the records, one of the ticked samples is no longer in store. Load this page again.',
        ),
  )
export const notOfSession = problem(
  'other-session',
  '',
  text(
    'Salah satu contoh tidak sedang berada di sesi ini. Muat ulang halaman ini.',
    'One of the samples is not out at this session. Load this page again.',
  ),
)
export const otherEdition = problem(
  'other-edition',
  '',
  text(
    'Salah satu contoh berasal dari edisi lain. Sesi ini hanya untuk edisinya sendiri.',
    'One of the samples is of another edition. This session is for its own edition only.',
  ),
)
export const otherSession = problem(
  'other-session',
  '',
  text(
    'Salah satu contoh masih berada di sesi lain. Catat dahulu bahwa contoh itu kembali.',
    'One of the samples is still out at another session. Note first that it came back.',
  ),
)
export const notWhole = (field: string, most: number): Problem =>
  problem(
    'wrong-pieces',
    field,
    text(
      `Isi bilangan bulat; habis dan hilang bersama-sama paling banyak ${most}.`,
      `Enter whole numbers; eaten and lost together at most ${most}.`,
    ),
  )
