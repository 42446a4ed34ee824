import { catalogue } from '../../../platform/translations.ts'

/** What somebody is told of cases in which the person has an interest. */
export const interestWords = catalogue(
  {
    title: 'Usulan dengan benturan kepentingan Anda',
    lead: 'Nama, nilai, dan lembarnya tidak tampil bagi Anda, dan orang lain yang memutuskannya: dalam sidang anggota yang menerima pimpinan, di luar sidang ketua lain atau Plt/Plh ketua. Sesudah diputuskan, bintangnya tampil di sini.',
    wait: 'Belum diputuskan',
    decision: 'Putusan pleno',
    open: 'Usulan dengan benturan kepentingan Anda',
    ties: 'Hubungan yang saya nyatakan',
    left: 'Usulan dengan benturan kepentingan Anda tidak ikut dihitung di halaman ini. Menetapkan lembar tambahan untuk seluruh edisi dilakukan sekretariat atau ketua lain.',
  },
  {
    title: 'Cases in which you have an interest',
    lead: 'Their names, scores and sheets are not shown to you, and somebody else settles them: in a session the member to whom the lead is handed over, outside of one another chair or an acting chair. Once they are settled, their stars show here.',
    wait: 'Not settled yet',
    decision: 'Decision of the plenary',
    open: 'A case in which you have an interest',
    ties: 'Ties that I declared',
    left: 'Cases in which you have an interest are left out of the figures on this page. The secretariat or another chair gives further sheets for the whole edition.',
  },
)
