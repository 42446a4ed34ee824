/** What happened around products that assessors score once more: part of the words of all acts. */
export const repeatEvents = {
  id: {
    'repeat.given': 'Ulangan dibagikan',
    'repeat.locked': 'Ulangan dikunci',
    'repeat.marked': 'Ulangan diisi',
    'repeat.set': 'Penilaian ulang diatur',
  },
  en: {
    'repeat.given': 'Repeats given',
    'repeat.locked': 'Repeat locked',
    'repeat.marked': 'Repeat filled in',
    'repeat.set': 'Scoring once more set',
  },
} as const

export const repeatKinds = { id: { repeat: 'Ulangan' }, en: { repeat: 'Repeat' } } as const
