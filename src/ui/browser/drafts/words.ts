import type { Locale } from '../../../foundation/text.ts'
import { catalogue } from '../../../platform/translations.ts'

/** What the scripts say about drafts. */
export const draftWords = catalogue(
  {
    others: (who: string) => `${who} juga membuka bagian ini.`,
    ownTab: 'Bagian ini juga terbuka di tab atau perangkat Anda yang lain.',
    changed: (who: string, title: string, when: string) => `${who} mengubah “${title}” ${when}.`,
    changedByYou: (title: string, when: string) => `“${title}” Anda ubah di tab atau perangkat lain ${when}.`,
    yourself: 'Anda di tab atau perangkat lain',
    conflictTitle: 'Isian ini diubah di dua tempat. Versi mana yang dipakai?',
    mine: 'Versi Anda',
    theirs: (who: string, when: string) => `Versi ${who}, ${when}`,
    useMine: 'Pakai versi saya',
    useTheirs: (who: string) => `Pakai versi ${who}`,
    empty: 'kosong',
    partly: (count: number) =>
      `Tersimpan, kecuali ${count} isian yang juga diubah orang lain. Pilih versinya pada isian itu.`,
    keptHere: (when: string) => `Tersimpan di perangkat ini ${when}, belum terkirim`,
    restored: 'Yang Anda ketik di perangkat ini dan belum terkirim sudah dimuat kembali.',
    signedOut:
      'Sesi Anda berakhir. Yang Anda ketik tersimpan di perangkat ini. Masuk lagi untuk melanjutkan.',
    linkAgain:
      'Halaman ini terlalu lama tidak dipakai. Yang Anda ketik tersimpan di perangkat ini. Buka lagi tautan dari dinas di pesan Anda untuk melanjutkan.',
    signIn: 'Masuk lagi',
    renewed:
      'Halaman ini sudah lama terbuka. Yang Anda ketik tersimpan di perangkat ini. Muat ulang untuk mengirimkannya.',
    reload: 'Muat ulang',
    offline: 'Tanpa sambungan. Yang Anda ketik tersimpan di perangkat ini dan dikirim saat tersambung lagi.',
    notNow: 'Tanpa sambungan: ini belum dapat dikirim. Cobalah lagi saat tersambung.',
    copy: (when: string) =>
      `Tanpa sambungan: ini salinan dari ${when}. Yang Anda ketik disimpan di perangkat ini.`,
    leftBehind: 'Yang Anda ketik di perangkat ini belum terkirim, dan bagian ini tidak dapat diubah lagi.',
    discard: 'Buang dari perangkat ini',
  },
  {
    others: who => `${who} also has this section open.`,
    ownTab: 'You have this section open in another tab or on another device, too.',
    changed: (who, title, when) => `${who} changed “${title}” ${when}.`,
    changedByYou: (title, when) => `You changed “${title}” in another tab or on another device ${when}.`,
    yourself: 'you in another tab or on another device',
    conflictTitle: 'This answer was changed in two places. Which version is used?',
    mine: 'Your version',
    theirs: (who, when) => `Version of ${who}, ${when}`,
    useMine: 'Use my version',
    useTheirs: who => `Use the version of ${who}`,
    empty: 'empty',
    partly: count =>
      `Saved, except ${count === 1 ? '1 answer' : `${count} answers`} that somebody else changed, too. Choose the version there.`,
    keptHere: when => `Saved on this device ${when}, not sent yet`,
    restored: 'What you typed on this device and was not sent yet has been put back.',
    signedOut: 'Your session has ended. What you typed is saved on this device. Sign in again to go on.',
    linkAgain:
      'This page was not used for too long. What you typed is saved on this device. Open the link from the office in your messages again to go on.',
    signIn: 'Sign in again',
    renewed:
      'This page has been open for long. What you typed is saved on this device. Reload the page to send it.',
    reload: 'Reload',
    offline: 'No connection. What you type is saved on this device, and sent once there is a connection.',
    notNow: 'No connection: this cannot be sent now. Try again once there is one.',
    copy: when => `No connection: this is a copy of ${when}. What you type is saved on this device.`,
    leftBehind: 'What you typed on this device was not sent, and this section cannot be changed any more.',
    discard: 'Discard it from this device',
  },
)

export type DraftWords = (typeof draftWords)['id']

export const wordsFor = (locale: Locale): DraftWords => draftWords[locale]
