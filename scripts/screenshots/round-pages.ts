import { id, linkOver, linkTo, type Visitor } from './page-links.ts'

/** The id that follows each of these beginnings, in this order. */
const idsAfter = (...starts: readonly string[]): RegExp =>
  new RegExp(starts.map(start => `href="${start}(${id})`).join(String.raw`[\s\S]*?`))

const oneOf = (list: string, start: string, end = '') => ({
  list,
  link: idsAfter(start),
  to: ([found = '']: readonly string[]) => `${start}${found}${end}`,
})

/** The draft of rules: of the newest edition. */
const draft = (end: string) => oneOf('/edisi-kelola', '/edisi-kelola/', `/susun${end}`)

/** A page of one of the small editions for rules of other kinds, by its title in a list. */
const example = (list: string, title: string) => ({
  list,
  link: new RegExp(`href="(${list}/${id})"[^>]*>Contoh: ${title}`),
})

/** Rules of other kinds: an agreed sheet, answers of a level, no points, and choices among all. */
const examplePages: readonly Visitor[] = [
  {
    paths: [],
    first: [
      { list: '/edisi', link: /href="(\/edisi\/contoh-penghargaan[a-z-]+)"/ },
      { list: '/edisi', link: /href="(\/edisi\/contoh-lima[a-z-]+)"/ },
      { list: '/edisi', link: /href="(\/edisi\/contoh-tanpa[a-z-]+)"/ },
    ],
  },
  {
    persona: 'ketua',
    paths: [],
    first: [
      { list: '/lembar-bersama', link: /href="(\/lembar-bersama\/[A-Z]{2}-\d{4})"/ },
      {
        list: '/lembar-bersama',
        link: /href="\/lembar-bersama\/[A-Z]{2}-\d{4}"[\s\S]*?href="(\/lembar-bersama\/[A-Z]{2}-\d{4})"/,
      },
      example('/pleno', 'lulus'),
      example('/pleno', 'penghargaan'),
      example('/pleno', 'lima'),
      {
        list: '/pleno',
        link: [example('/pleno', 'lulus').link, new RegExp(`href="(/pleno/${id}/${id})"`)],
      },
    ],
  },
  ...['penilai-2', 'penilai-4', 'penilai-8'].map(persona => ({ persona, paths: ['/lembar-bersama'] })),
  {
    persona: 'operator',
    paths: ['/nilai-tingkat'],
    first: [{ list: '/nilai-tingkat', link: new RegExp(`href="(/nilai-tingkat/${id}/[a-z]+)"`) }],
  },
  {
    persona: 'kepala',
    paths: ['/nilai-tingkat'],
    first: [{ list: '/nilai-tingkat', link: new RegExp(`href="(/nilai-tingkat/${id}/[a-z]+)"`) }],
  },
  { persona: 'verifikator', role: 'Sekretariat', paths: ['/nilai-tingkat'] },
]

/** Pages of the panel's round: sessions, interests, objections and what follows, drafts of rules, printing. */
export const roundPages: readonly Visitor[] = [
  {
    persona: 'verifikator',
    role: 'Sekretariat',
    paths: [
      '/tugas',
      '/penugasan',
      '/penilai',
      '/sidang',
      '/sanggahan',
      '/umpan-balik',
      '/verifikasi/alasan',
      '/piagam-kelola',
      '/piagam-kelola/cetak',
      '/bintang-berakhir',
      '/kelola/halaman',
    ],
    first: [
      { list: '/penilai', link: linkTo('/penilai/') },
      // The training edition stands first.
      {
        list: '/penugasan',
        link: idsAfter('/penugasan/', '/penugasan/'),
        to: ([, edition = '']) => `/penugasan/${edition}`,
      },
      {
        list: '/penugasan',
        link: idsAfter('/penugasan/', '/penugasan/'),
        to: ([, edition = '']) => `/penugasan/${edition}/benturan`,
      },
      {
        list: '/penugasan',
        link: idsAfter('/penugasan/', '/penugasan/'),
        to: ([, edition = '']) => `/penugasan/${edition}/ikatan`,
      },
      {
        list: '/penugasan',
        link: idsAfter('/penugasan/', '/penugasan/'),
        to: ([, edition = '']) => `/penugasan/${edition}/coba`,
      },
      oneOf('/sidang', '/sidang/'),
      oneOf('/sanggahan?status=received', '/sanggahan/'),
      { list: '/umpan-balik', link: /href="(\/umpan-balik\/kriteria\/[a-z-]+)"/ },
      { list: '/piagam-kelola/cetak', link: linkTo('/piagam-kelola/cetak/') },
      draft(''),
      draft('/bagian?di=scales%5B0%5D.bands%5B0%5D'),
      draft('/coba'),
      {
        list: '/edisi-kelola',
        link: idsAfter('/edisi-kelola/', '/edisi-kelola/', '/edisi-kelola/', '/edisi-kelola/'),
        to: ([edition = '', , , finished = '']) => `/edisi-kelola/${edition}/susun/uji?edisi=${finished}`,
      },
    ],
  },
  {
    persona: 'ketua',
    paths: ['/sidang', '/sanggahan'],
    first: [
      oneOf('/sidang', '/sidang/'),
      oneOf('/sidang', '/sidang/', '/layar'),
      {
        list: '/sidang',
        link: idsAfter('/sidang/', '/sidang/'),
        to: ([, held = '']) => `/sidang/${held}/berita-acara`,
      },
      { list: '/pleno', link: idsAfter('/pleno/'), to: ([edition = '']) => `/keyakinan/${edition}` },
      {
        list: '/pleno',
        link: idsAfter('/pleno/', '/pleno/'),
        to: ([, finished = '']) => `/keyakinan/${finished}`,
      },
      {
        list: '/pleno',
        link: idsAfter('/pleno/', '/pleno/'),
        to: ([, finished = '']) => `/penugasan/${finished}/ulangan`,
      },
      oneOf('/sanggahan?status=upheld', '/sanggahan/'),
      oneOf('/sanggahan?status=upheld', '/sanggahan/', '/penetapan-baru'),
      oneOf('/sanggahan?status=upheld', '/sanggahan/', '/juri'),
      {
        list: '/sanggahan?status=upheld',
        link: idsAfter('/sanggahan/', '/sanggahan/'),
        to: ([, second = '']) => `/sanggahan/${second}/penetapan-baru`,
      },
      {
        list: '/sanggahan?status=upheld',
        link: idsAfter('/sanggahan/', '/sanggahan/'),
        to: ([, second = '']) => `/sanggahan/${second}/juri`,
      },
    ],
  },
  {
    persona: 'penilai-4',
    paths: ['/tugas', '/sidang'],
    first: [oneOf('/sidang', '/sidang/')],
  },
  { persona: 'penilai-9', paths: ['/penilaian'] },
  { persona: 'penilai-12', paths: ['/benturan'] },
  {
    persona: 'verifikator',
    paths: ['/sanggahan'],
    first: [oneOf('/sanggahan?status=taken-up', '/sanggahan/')],
  },
  {
    persona: 'operator',
    paths: [],
    first: [
      {
        list: '/usulan?edisi=&status=published',
        link: [linkTo('/usulan/'), linkOver('/usulan/', '/umpan-balik')],
      },
    ],
  },
  {
    persona: 'dirjen',
    paths: ['/tugas', '/penetapan'],
  },
  {
    persona: 'menteri',
    paths: [],
    first: [
      oneOf('/penetapan?status=approved', '/penetapan/', '/tetapkan'),
      { list: '/piagam-kelola?status=ditangguhkan', link: /href="(\/piagam\/[A-Z0-9-]+)"/ },
    ],
  },
  {
    persona: 'penerbit-2',
    paths: ['/tugas', '/publikasi'],
    first: [oneOf('/publikasi', '/publikasi/'), oneOf('/publikasi', '/publikasi/', '/waktu')],
  },
  {
    persona: 'auditor',
    paths: ['/sanggahan', '/sidang'],
    first: [oneOf('/hitung-ulang', '/hitung-ulang/'), oneOf('/sanggahan?status=refused', '/sanggahan/')],
  },
  ...examplePages,
]
