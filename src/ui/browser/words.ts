import type { Locale } from '../../foundation/text.ts'
import { catalogue } from '../../platform/translations.ts'

/** What the scripts say. Everything else on a page was said by the server. */
const words = catalogue(
  {
    saving: 'Menyimpan…',
    saved: (time: string) => `Tersimpan ${time}`,
    offline: 'Belum tersimpan: tidak ada sambungan',
    problems: 'Belum tersimpan: ada isian yang perlu diperbaiki',
    partly: 'Tersimpan, kecuali isian yang perlu diperbaiki',
    conflict: 'Belum tersimpan: halaman ini diubah di tempat lain. Salin isian Anda, lalu muat ulang.',
    signedOut: 'Belum tersimpan: sesi Anda berakhir. Masuk lagi di tab lain, lalu lanjutkan di sini.',
    linkAgain:
      'Belum tersimpan: halaman ini terlalu lama tidak dipakai. Buka lagi tautan dari dinas, lalu lanjutkan.',
    closed: 'Tidak tersimpan: dinas sudah menutup bagian ini. Bila ada yang perlu diubah, hubungi dinas.',
    renewed: 'Belum tersimpan: halaman ini sudah kedaluwarsa. Salin isian Anda, lalu muat ulang.',
    refused: 'Belum tersimpan: perubahan ini tidak diterima. Muat ulang halaman untuk melihat sebabnya.',
    problem: 'Perbaiki: ',
    sending: 'Mengirim…',
    signOutLoses:
      'Ada isian atau berkas di perangkat ini yang belum terkirim. Keluar sekarang akan menghapusnya. Tetap keluar?',
    tooLarge: (size: string, limit: string) =>
      `Berkas ini ${size}, batasnya ${limit}. Pilih berkas yang lebih kecil.`,
    wrongKind: (name: string, limits: string) =>
      `Jenis berkas ${name} tidak diterima. Pilih berkas lain: ${limits}.`,
    empty: (name: string) => `Berkas ${name} kosong. Pilih berkas lain.`,
  },
  {
    saving: 'Saving…',
    saved: (time: string) => `Saved ${time}`,
    offline: 'Not saved yet: no connection',
    problems: 'Not saved yet: there are answers to correct',
    partly: 'Saved, except for the answers to correct',
    conflict: 'Not saved yet: this page was changed elsewhere. Copy your answers, then reload.',
    signedOut: 'Not saved yet: your session has ended. Sign in again in another tab, then go on here.',
    linkAgain:
      'Not saved yet: this page was not used for too long. Open the link from the office again, then go on.',
    closed: 'Not saved: the office has closed this part. If something has to be changed, contact the office.',
    renewed: 'Not saved yet: this page has expired. Copy your answers, then reload.',
    refused: 'Not saved yet: this change was not accepted. Reload the page to see why.',
    problem: 'To correct: ',
    sending: 'Sending…',
    signOutLoses:
      'Something typed or chosen on this device was not sent yet. Signing out now deletes it. Sign out all the same?',
    tooLarge: (size: string, limit: string) =>
      `This file has ${size}, the limit is ${limit}. Choose a smaller file.`,
    wrongKind: (name: string, limits: string) =>
      `The file ${name} is not of an accepted kind. Choose another one: ${limits}.`,
    empty: (name: string) => `The file ${name} is empty. Choose another file.`,
  },
)

export const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'id'
export const say = words[locale]
