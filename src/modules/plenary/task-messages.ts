import { catalogue } from '../../platform/translations.ts'

/** What a member of a session is asked to do. */
export const taskWords = catalogue(
  {
    you: 'Anda',
    today: (number: string) => `Sidang pleno ke-${number} hari ini`,
    on: (number: string, day: string) => `Sidang pleno ke-${number}, ${day}`,
    expected: {
      planned: (place: string) =>
        `Di ${place}. Sekretaris mencatat kehadiran; sesudah sidang dibuka, buka halaman ini di ponsel untuk memilih.`,
      open: (place: string) =>
        `Sedang berlangsung di ${place}. Ikuti usulan satu per satu dan beri suara di ponsel; nyatakan benturan kepentingan sebelum usulan dibahas.`,
      adjourned: (place: string) =>
        `Ditunda; dilanjutkan di ${place}. Halaman ini memberi tahu bila sidang dibuka lagi.`,
    },
  },
  {
    you: 'You',
    today: number => `Plenary session ${number} today`,
    on: (number, day) => `Plenary session ${number}, ${day}`,
    expected: {
      planned: place =>
        `At ${place}. The secretary notes who is there; once the session is open, open this page on your phone to vote.`,
      open: place =>
        `Running at ${place}. Follow the cases one by one and vote on your phone; declare a conflict of interest before a case is discussed.`,
      adjourned: place => `Adjourned; it goes on at ${place}. This page tells you when it is opened again.`,
    },
  },
)
