/** What happened with rules of editions, and with what was computed by them. */
export const rulesEvents = {
  id: {
    'edition.exported': 'Edisi diunduh sebagai berkas',
    'results.recomputed': 'Hasil dihitung ulang',
    'rules.imported': 'Aturan diimpor',
    'rules.published': 'Aturan diterbitkan',
    'rules-draft.changed': 'Susunan aturan diubah',
    'rules-draft.dropped': 'Susunan aturan dibuang',
    'rules-draft.finished': 'Susunan aturan menjadi versi baru',
    'rules-draft.started': 'Penyusunan aturan dimulai',
  },
  en: {
    'edition.exported': 'Edition downloaded as files',
    'results.recomputed': 'Results computed again',
    'rules.imported': 'Rules imported',
    'rules.published': 'Rules published',
    'rules-draft.changed': 'Draft of rules changed',
    'rules-draft.dropped': 'Draft of rules dropped',
    'rules-draft.finished': 'Draft of rules became a version',
    'rules-draft.started': 'Draft of rules begun',
  },
}
