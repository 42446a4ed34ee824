/** What happened in sessions of the plenary: part of the words of all acts. */
export const plenaryEvents = {
  id: {
    'plenary-case.called': 'Dibahas dalam sidang pleno',
    'plenary-case.reopened': 'Dibuka lagi dalam sidang pleno',
    'plenary-case.stepped-aside': 'Anggota menyatakan benturan kepentingan dalam sidang',
    'plenary-minutes.corrected': 'Berita acara diperbaiki',
    'plenary-motion.lost': 'Usul tidak diterima sidang',
    'plenary-motion.passed': 'Usul diterima sidang',
    'plenary-motion.put': 'Usul diajukan dalam sidang',
    'plenary-motion.tied': 'Suara sidang berimbang',
    'plenary-motion.voided': 'Usul dalam sidang batal: usulan kembali ke penilai',
    'plenary-motion.withdrawn': 'Usul dalam sidang ditarik',
    'plenary-session.adjourned': 'Sidang pleno ditunda',
    'plenary-session.closed': 'Sidang pleno ditutup',
    'plenary-session.member-came': 'Anggota hadir di sidang',
    'plenary-session.member-left': 'Anggota meninggalkan sidang',
    'plenary-session.opened': 'Sidang pleno dibuka',
    'plenary-session.planned': 'Sidang pleno direncanakan',
    'plenary-session.resumed': 'Sidang pleno dilanjutkan',
    'plenary-vote.cast': 'Suara diberikan dalam sidang',
  },
  en: {
    'plenary-case.called': 'Before a plenary session',
    'plenary-case.reopened': 'Opened again in a plenary session',
    'plenary-case.stepped-aside': 'Member declared a conflict of interest in the session',
    'plenary-minutes.corrected': 'Minutes corrected',
    'plenary-motion.lost': 'Motion not carried in the session',
    'plenary-motion.passed': 'Motion carried in the session',
    'plenary-motion.put': 'Motion put in the session',
    'plenary-motion.tied': 'Votes of the session equal',
    'plenary-motion.voided': 'Motion of the session void: the case went back to its assessors',
    'plenary-motion.withdrawn': 'Motion withdrawn in the session',
    'plenary-session.adjourned': 'Plenary session adjourned',
    'plenary-session.closed': 'Plenary session closed',
    'plenary-session.member-came': 'Member came to the session',
    'plenary-session.member-left': 'Member left the session',
    'plenary-session.opened': 'Plenary session opened',
    'plenary-session.planned': 'Plenary session planned',
    'plenary-session.resumed': 'Plenary session resumed',
    'plenary-vote.cast': 'Vote cast in the session',
  },
} as const

/** The kind of record that sessions are. */
export const plenaryKinds = {
  id: { 'plenary-session': 'Sidang pleno' },
  en: { 'plenary-session': 'Plenary session' },
} as const
