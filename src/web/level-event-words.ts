/** What happened around criteria that the office of a level answers: part of the words of all acts. */
export const levelEvents = {
  id: {
    'level-answer.saved': 'Draf jawaban tingkat disimpan',
    'level-answer.sent': 'Jawaban tingkat dikirim',
    'level-answer.taken-back': 'Jawaban tingkat ditarik',
  },
  en: {
    'level-answer.saved': 'Draft answers of a level saved',
    'level-answer.sent': 'Answers of a level sent',
    'level-answer.taken-back': 'Answers of a level taken back',
  },
} as const

export const levelKinds = {
  id: { 'level-answer': 'Jawaban tingkat' },
  en: { 'level-answer': 'Answers of a level' },
} as const
