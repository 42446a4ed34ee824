import { catalogue } from '../../../platform/translations.ts'

/** What somebody is told of cases in which the person has an interest, or which are of the own province. */
export const interestWords = catalogue(
  {
    title: 'Usulan yang tidak Anda tangani',
    lead: 'Usulan dari provinsi Anda sendiri dan usulan dengan benturan kepentingan Anda. Nama, nilai, dan lembarnya tidak tampil bagi Anda, dan orang lain yang memutuskannya: dalam sidang anggota yang menerima pimpinan, di luar sidang ketua lain atau Plt/Plh ketua. Sesudah diputuskan, bintangnya tampil di sini.',
    wait: 'Belum diputuskan',
    decision: 'Putusan pleno',
    open: 'Usulan yang tidak Anda tangani',
    ties: 'Hubungan yang saya nyatakan',
    left: 'Usulan dari provinsi Anda dan usulan dengan benturan kepentingan Anda tidak ikut dihitung di halaman ini. Lembar tambahannya ditetapkan sekretariat atau ketua lain.',
    nobody: (count: string) =>
      `${count} usulan belum diputuskan dan tidak ada ketua yang boleh memimpinnya: semua ketua dari provinsinya, atau mempunyai benturan kepentingan. Dalam sidang, serahkan pimpinannya kepada anggota dari provinsi lain. Di luar sidang, mintalah administrator memberi peran ketua kepada orang dari provinsi lain, atau ketua menunjuk Plt/Plh dari provinsi lain.`,
  },
  {
    title: 'Cases that others deal with',
    lead: 'Cases of your own province, and those in which you have an interest. Their names, scores and sheets are not shown to you, and somebody else settles them: in a session the member to whom the lead is handed over, outside of one another chair or an acting chair. Once they are settled, their stars show here.',
    wait: 'Not settled yet',
    decision: 'Decision of the plenary',
    open: 'A case that others deal with',
    ties: 'Ties that I declared',
    left: 'Cases of your province and those in which you have an interest are left out of the figures on this page. The secretariat or another chair gives further sheets for them.',
    nobody: count =>
      `${count === '1' ? 'One case is' : `${count} cases are`} not settled, and no chair may lead: every chair is of the same province, or has an interest. In a session, hand the lead to a member of another province. Outside of one, ask the administrator to make somebody of another province a chair, or let the chair name an acting one from there.`,
  },
)
