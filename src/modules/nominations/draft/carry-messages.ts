import { catalogue } from '../../../platform/translations.ts'
import type { LeftBecause } from './carry-over.ts'

/** The words of what is used again from one edition to the next. */
export const carryWords = catalogue(
  {
    again: 'Usulkan lagi',
    againText:
      'Produk ini dapat diusulkan lagi tanpa mengetik ulang: isian yang masih berlaku, foto, dan dokumennya ikut terbawa. Semuanya dapat diubah sebelum dikirim.',
    edition: 'Edisi',
    button: 'Usulkan lagi',
    carried: 'Dibawa dari usulan terdahulu',
    carriedText: (count: string, edition: string) =>
      `${count} isian dibawa dari usulan dalam ${edition}. Foto dan dokumen produk ini dipakai seperti adanya sekarang; periksa semuanya sebelum dikirim.`,
    nothingLeft: 'Semua isian terdahulu terbawa.',
    left: 'Tidak dapat dibawa:',
    because: {
      gone: 'tidak ditanyakan lagi',
      'other-kind': 'bentuk pertanyaannya berubah',
      refused: 'tidak sesuai dengan ketentuan sekarang',
    } satisfies Record<LeftBecause, string>,
    usedIn: (editions: string) => `Dipakai juga pada ${editions}.`,
    verified: (day: string) => `Diverifikasi ${day} oleh Sekretariat.`,
  },
  {
    again: 'Nominate again',
    againText:
      'This product can be nominated again without typing: answers that still hold, photos and documents come along. Everything can be changed before it is sent.',
    edition: 'Edition',
    button: 'Nominate again',
    carried: 'Brought from an earlier nomination',
    carriedText: (count, edition) =>
      `${count} answers were brought from the nomination in ${edition}. Photos and documents of this product are used as they are now; check everything before it is sent.`,
    nothingLeft: 'All earlier answers came along.',
    left: 'Could not be brought:',
    because: {
      gone: 'is asked no more',
      'other-kind': 'is asked in another form',
      refused: 'does not meet the present rules',
    },
    usedIn: editions => `Also used in ${editions}.`,
    verified: day => `Verified on ${day} by the Secretariat.`,
  },
)
