import { catalogue } from '../../platform/translations.ts'

/** The words of the acts that appear in a nomination's history, those of later modules among them. */
export const historyWords = catalogue(
  {
    history: 'Riwayat',
    historyLead: 'Setiap tindakan tercatat beserta peran dan waktunya.',
    noHistory: 'Belum ada yang tercatat.',
    system: 'Sistem',
    byOpener: (what: string) => `${what}, oleh orang yang juga membuka usulan ini`,
    times: (what: string, times: number) => `${what} (${times} kali)`,
    byRole: (role: string, office: string) => (office === '' ? role : `${role}, ${office}`),
  },
  {
    history: 'History',
    historyLead: 'Every act is recorded with its role and time.',
    noHistory: 'Nothing is recorded yet.',
    system: 'System',
    byOpener: what => `${what}, by the person who also opened this nomination`,
    times: (what, times) => `${what} (${times} times)`,
    byRole: (role, office) => (office === '' ? role : `${role}, ${office}`),
  },
)
