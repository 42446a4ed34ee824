import { catalogue } from '../../../platform/translations.ts'

/** The words about drafts that several people or devices work on. */
export const draftWords = catalogue(
  {
    yourself: 'Anda',
    empty: 'kosong',
    yes: 'Ya',
    no: 'Tidak',
    conflict: (title: string, who: string, when: string) =>
      `“${title}” juga diubah oleh ${who}, ${when}. Pilih versi yang dipakai.`,
    conflictLabel: 'Isian ini diubah di dua tempat. Versi mana yang dipakai?',
    mine: 'Versi Anda',
    theirs: (who: string, when: string) => `Versi ${who}, ${when}`,
    othersSaved: 'Isian lain sudah tersimpan. Pilih versi untuk yang berikut:',
    savedBy: (when: string, who: string) => `Tersimpan ${when} oleh ${who}`,
  },
  {
    yourself: 'you',
    empty: 'empty',
    yes: 'Yes',
    no: 'No',
    conflict: (title, who, when) =>
      `“${title}” was also changed by ${who}, ${when}. Choose the version to use.`,
    conflictLabel: 'This answer was changed in two places. Which version is used?',
    mine: 'Your version',
    theirs: (who, when) => `Version of ${who}, ${when}`,
    othersSaved: 'The other answers have been saved. Choose a version here:',
    savedBy: (when, who) => `Saved ${when} by ${who}`,
  },
)
