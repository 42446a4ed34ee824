/** What happened around sheets on which panels agree: part of the words of all acts. */
export const agreedEvents = {
  id: {
    'agreed-sheet.agreed': 'Penilai setuju dengan lembar bersama',
    'agreed-sheet.locked': 'Lembar bersama dikunci',
    'agreed-sheet.opened': 'Lembar bersama dibuka kembali oleh ketua',
    'agreed-sheet.refused': 'Penilai tidak setuju dengan lembar bersama',
    'agreed-sheet.saved': 'Lembar bersama diisi',
    'agreed-sheet.taken-over': 'Jawaban yang sama diisikan ke lembar bersama',
  },
  en: {
    'agreed-sheet.agreed': 'Assessor agreed to the agreed sheet',
    'agreed-sheet.locked': 'Agreed sheet locked',
    'agreed-sheet.opened': 'Agreed sheet opened again by the chair',
    'agreed-sheet.refused': 'Assessor did not agree to the agreed sheet',
    'agreed-sheet.saved': 'Agreed sheet filled in',
    'agreed-sheet.taken-over': 'Answers that are alike filled into the agreed sheet',
  },
} as const

export const agreedKinds = {
  id: { 'agreed-sheet': 'Lembar bersama' },
  en: { 'agreed-sheet': 'Agreed sheet' },
} as const
