import type { Locale } from '../../../foundation/text.ts'
import { catalogue } from '../../../platform/translations.ts'

/** What the scripts of the scoresheet say. */
const words = catalogue(
  {
    close: 'Tutup bukti',
    lockWaits:
      'Mengunci memerlukan sambungan. Isian Anda tersimpan di perangkat ini; kunci saat tersambung lagi.',
    keeping: (done: number, all: number) => `Menyimpan lembar ${done} dari ${all}…`,
    kept: (sheets: number, size: string) => `${sheets} lembar tersimpan di perangkat ini (${size}).`,
    keptPartly: (sheets: number, all: number) =>
      `${sheets} dari ${all} lembar tersimpan. Sambungan terputus; tekan lagi saat tersambung.`,
    keepNone: 'Perangkat ini tidak dapat menyimpan lembar. Pakai https atau peramban lain.',
  },
  {
    close: 'Close the evidence',
    lockWaits: 'Locking needs a connection. What you entered is kept on this device; lock once there is one.',
    keeping: (done, all) => `Keeping sheet ${done} of ${all}…`,
    kept: (sheets, size) => `${sheets} sheets are kept on this device (${size}).`,
    keptPartly: (sheets, all) =>
      `${sheets} of ${all} sheets are kept. The connection was lost; press again once there is one.`,
    keepNone: 'This device cannot keep sheets. Use https or another browser.',
  },
)

/** Not from the words of every page, which would all come along. */
export const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'id'
export const say = words[locale]
