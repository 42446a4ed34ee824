import { agreedEvents, agreedKinds } from './agreed-event-words.ts'

/** What happened to sheets beside the assessors' own first ones: scored once more, or agreed upon. Part of all words. */
export const repeatEvents = {
  id: {
    ...agreedEvents.id,
    'repeat.given': 'Ulangan dibagikan',
    'repeat.locked': 'Ulangan dikunci',
    'repeat.marked': 'Ulangan diisi',
    'repeat.set': 'Penilaian ulang diatur',
  },
  en: {
    ...agreedEvents.en,
    'repeat.given': 'Repeats given',
    'repeat.locked': 'Repeat locked',
    'repeat.marked': 'Repeat filled in',
    'repeat.set': 'Scoring once more set',
  },
} as const

export const repeatKinds = {
  id: { ...agreedKinds.id, repeat: 'Ulangan' },
  en: { ...agreedKinds.en, repeat: 'Repeat' },
} as const
