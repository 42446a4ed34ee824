import { id, linkOver, linkTo, type Visitor } from './page-links.ts'
import { roundPages } from './round-pages.ts'

/** The code of a sheet that is not locked. */
const openSheet = /data-open="([A-Z]{2}-\d{4})/

/** Every main page, by the person who comes to it. */
export const mainPages: readonly Visitor[] = [
  {
    paths: [
      '/',
      '/katalog',
      '/peta',
      '/edisi',
      '/hitung-sendiri',
      '/statistik',
      '/cek-kesiapan',
      '/cek-kesiapan?komoditas=makanan-minuman&provinsi=32',
      '/dinas',
      '/piagam',
      '/piagam/TIDAK-ADA',
      '/p',
      '/penganugerahan',
      '/masuk',
      '/lupa-sandi',
      '/program',
      '/tentang',
      '/aksesibilitas',
      '/privasi',
    ],
    first: [
      { list: '/penganugerahan', link: linkTo('/penganugerahan/') },
      { list: '/katalog', link: /href="(\/katalog\/[a-z0-9-]+)"/ },
      { list: '/katalog', link: /href="(\/pembuat\/[a-z0-9-]+)"/ },
      { list: '/katalog', link: /href="(\/wilayah\/[0-9.]+)"/ },
      { list: '/peta', link: /href="(\/wilayah\/[0-9]+)"/ },
      { list: '/edisi', link: /href="(\/edisi\/[a-z0-9-]+)"/ },
      { list: '/program', link: /href="(\/program\/[a-z0-9-]+)"/ },
    ],
  },
  {
    persona: 'operator',
    paths: [
      '/tugas',
      '/impor',
      '/kesiapan',
      '/dokumen-berakhir',
      '/usulan',
      '/usulan/baru',
      '/sentra',
      '/sentra/baru',
      '/produsen',
      '/produsen/baru',
      '/sesi',
      '/akun-saya',
      '/akun-saya/kode',
    ],
    first: [
      { list: '/usulan', link: linkTo('/usulan/') },
      { list: '/sentra', link: linkTo('/sentra/') },
      { list: '/produsen', link: linkTo('/produsen/') },
      { list: '/evaluasi-ulang', link: linkTo('/evaluasi-ulang/') },
      { list: '/impor', link: linkTo('/impor/') },
      { list: '/usulan?status=draft', link: linkTo('/usulan/') },
      {
        list: '/usulan?status=draft&cari=dodol',
        link: [linkTo('/usulan/'), linkOver('/usulan/', '/undangan')],
      },
    ],
  },
  {
    persona: 'operator',
    invites: {
      list: '/usulan?status=draft&cari=dodol',
      link: [linkTo('/usulan/'), linkOver('/usulan/', '/undangan')],
    },
    paths: ['/bagian-saya'],
    first: [
      { list: '/bagian-saya', link: linkTo('/bagian-saya/') },
      { list: '/bagian-saya', link: [linkTo('/bagian-saya/'), linkOver('/bagian-saya/', '/bagian/[a-z-]+')] },
      { list: '/bagian-saya', link: [linkTo('/bagian-saya/'), linkOver('/bagian-saya/', '/foto')] },
      {
        list: '/bagian-saya',
        link: [linkTo('/bagian-saya/'), linkOver('/bagian-saya/', '/dokumen/[a-z-]+')],
      },
    ],
  },
  {
    persona: 'kepala',
    paths: ['/tugas', '/usulan', '/persetujuan', '/persetujuan/pelaksana'],
    first: [
      { list: '/usulan', link: linkTo('/usulan/') },
      {
        list: '/persetujuan',
        link: /value="([^"]+)"[^>]*name="(usulan\.[^"]+)"/,
        to: ([tick = '', box = '']) =>
          `/persetujuan/surat?${new URLSearchParams({ [box]: tick }).toString()}`,
      },
      {
        list: '/usulan?status=submitted',
        link: [linkTo('/usulan/'), /href="[^"]*(\/surat-usulan\/[0-9A-Z-]+)"/],
      },
    ],
  },
  {
    persona: 'provinsi',
    paths: ['/tugas', '/meja-provinsi', '/kesiapan'],
    first: [
      { list: '/meja-provinsi', link: linkTo('/usulan/') },
      { list: '/meja-provinsi', link: new RegExp(`href="(/usulan/${id}/catatan)`) },
    ],
  },
  {
    persona: 'kepala-31',
    paths: ['/tugas', '/persetujuan'],
    first: [{ list: '/persetujuan', link: linkTo('/usulan/') }],
  },
  {
    persona: 'verifikator',
    paths: ['/tugas', '/verifikasi', '/contoh-produk', '/rak-contoh', '/sesi-contoh'],
    first: [
      { list: '/verifikasi', link: linkTo('/verifikasi/') },
      { list: '/contoh-produk', link: linkTo('/contoh-produk/') },
      { list: '/rak-contoh', link: linkTo('/rak-contoh/') },
      { list: '/sesi-contoh', link: linkTo('/sesi-contoh/') },
    ],
  },
  {
    persona: 'penilai-1',
    paths: ['/tugas', '/penilaian'],
    first: [{ list: '/penilaian', link: /href="(\/penilaian\/[A-Z]{2}-\d{4})"/ }],
  },
  {
    persona: 'penilai-7',
    paths: ['/penilaian', '/penilaian/pindai', '/benturan'],
    first: [
      { list: '/penilaian', link: openSheet, to: ([code = '']) => `/penilaian/${code}` },
      { list: '/penilaian', link: openSheet, to: ([code = '']) => `/penilaian/${code}/kunci` },
      { list: '/penilaian', link: openSheet, to: ([code = '']) => `/penilaian/${code}/bandingkan` },
      // What was scored once more, both sheets side by side.
      { list: '/penilaian', link: /href="(\/penilaian\/[A-Z]{2}-\d{4})"(?:(?!<\/tr>).)*<br>/ },
    ],
  },
  {
    persona: 'ketua',
    paths: ['/tugas', '/pleno', '/penetapan', '/lembar-bersama'],
    first: [
      { list: '/pleno', link: linkTo('/pleno/') },
      {
        list: '/pleno',
        link: new RegExp(`href="/pleno/(${id})"`),
        to: ([edition = '']) => `/penugasan/${edition}/ulangan`,
      },
    ],
  },
  {
    persona: 'menteri',
    paths: ['/tugas', '/penetapan', '/piagam-kelola'],
    first: [{ list: '/penetapan', link: linkTo('/penetapan/') }],
  },
  {
    persona: 'penerbit',
    paths: ['/tugas', '/publikasi'],
    first: [{ list: '/publikasi', link: linkTo('/publikasi/') }],
  },
  {
    persona: 'auditor',
    paths: [
      '/tugas',
      '/hitung-ulang',
      '/ekspor-edisi',
      '/aturan-banding',
      '/jejak',
      '/edisi-kelola',
      '/penugasan',
      '/fakta-luar',
      '/kelola/halaman',
      '/riwayat-penghargaan',
      '/riwayat-penghargaan/pernyataan',
      '/evaluasi-ulang',
    ],
    first: [
      { list: '/ekspor-edisi', link: linkTo('/ekspor-edisi/') },
      {
        list: '/edisi-kelola',
        link: linkTo('/edisi-kelola/'),
        to: ([edition = '']) => `${edition}/susun`,
      },
      { list: '/penganugerahan-kelola', link: linkTo('/penganugerahan-kelola/') },
      { list: '/riwayat-penghargaan/pernyataan', link: linkTo('/riwayat-penghargaan/pernyataan/') },
    ],
  },
  {
    persona: 'admin',
    paths: ['/tugas', '/akun', '/akun/baru', '/akun/undang'],
    first: [{ list: '/akun', link: linkTo('/akun/') }],
  },
  ...roundPages,
]
