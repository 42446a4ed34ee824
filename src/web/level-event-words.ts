/** What others than assessors say: offices of levels, and bodies outside. Part of the words of all acts. */
export const levelEvents = {
  id: {
    'level-answer.due': 'Dinas diingatkan akan jawaban tingkat',
    'level-answer.saved': 'Draf jawaban tingkat disimpan',
    'level-answer.sent': 'Jawaban tingkat dikirim',
    'level-answer.taken-back': 'Jawaban tingkat ditarik',
    'outside-fact.brought': 'Fakta dari luar diisi',
    'outside-list.sent': 'Berkas fakta dari luar dikirim',
    'outside-list.cancelled': 'Berkas fakta dari luar dibatalkan',
  },
  en: {
    'level-answer.due': 'Office reminded of the answers of a level',
    'level-answer.saved': 'Draft answers of a level saved',
    'level-answer.sent': 'Answers of a level sent',
    'level-answer.taken-back': 'Answers of a level taken back',
    'outside-fact.brought': 'Facts from outside brought',
    'outside-list.sent': 'File of facts from outside sent',
    'outside-list.cancelled': 'File of facts from outside cancelled',
  },
} as const

export const levelKinds = {
  id: { 'level-answer': 'Jawaban tingkat', 'outside-list': 'Berkas fakta dari luar' },
  en: { 'level-answer': 'Answers of a level', 'outside-list': 'File of facts from outside' },
} as const
