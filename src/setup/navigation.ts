import { mayEver } from '../access/index.ts'
import { text, type Locale, type Text } from '../foundation/text.ts'
import type { NavigationItem, SignedIn } from '../web/index.ts'

/** Where each role's work lies, what is used most first: shown to those whose role may ever do the action. */
const items: readonly Readonly<{ path: string; needs: string; label: Text }>[] = [
  { path: '/hitung-ulang', needs: 'results.recompute', label: text('Hitung ulang', 'Recompute') },
  { path: '/jejak', needs: 'ledger.read', label: text('Jejak', 'Trail') },
  { path: '/akun', needs: 'person.list', label: text('Akun', 'Accounts') },
  { path: '/bagian-saya', needs: 'contribution.read', label: text('Bagian saya', 'My part') },
  { path: '/persetujuan', needs: 'nomination.approve', label: text('Persetujuan', 'Approvals') },
  { path: '/meja-provinsi', needs: 'province-desk.read', label: text('Meja provinsi', 'Province desk') },
  { path: '/usulan', needs: 'nomination.read', label: text('Usulan', 'Nominations') },
  { path: '/kesiapan', needs: 'readiness.read', label: text('Kesiapan', 'Readiness') },
  { path: '/permintaan-kelola', needs: 'petition.read', label: text('Permintaan', 'Requests') },
  { path: '/produsen', needs: 'producer.register', label: text('IKM', 'Producers') },
  { path: '/sentra', needs: 'sentra.register', label: text('Sentra', 'Sentra') },
  { path: '/impor', needs: 'import.send', label: text('Impor', 'Import') },
  { path: '/verifikasi', needs: 'verification.read', label: text('Verifikasi', 'Verification') },
  {
    path: '/verifikasi/alasan',
    needs: 'verification.statistics',
    label: text('Alasan pengembalian', 'Reasons for returns'),
  },
  { path: '/contoh-produk', needs: 'sample.see-code', label: text('Contoh produk', 'Samples') },
  { path: '/contoh-dinas', needs: 'sample.announce', label: text('Contoh produk', 'Samples') },
  { path: '/penugasan', needs: 'assessment.plan', label: text('Penugasan', 'Assignment') },
  { path: '/penilaian', needs: 'assessment.read', label: text('Penilaian', 'Assessment') },
  { path: '/fakta-luar', needs: 'outside-fact.list', label: text('Fakta dari luar', 'Facts from outside') },
  { path: '/umpan-balik', needs: 'coaching.overview', label: text('Kriteria lemah', 'Weak criteria') },
  { path: '/pleno', needs: 'plenary.read', label: text('Pleno', 'Plenary') },
  { path: '/sidang', needs: 'plenary-session.read', label: text('Sidang', 'Sessions') },
  { path: '/penetapan', needs: 'recommendation.read', label: text('Penetapan', 'Decision') },
  { path: '/publikasi', needs: 'publication.read', label: text('Publikasi', 'Publication') },
  { path: '/sanggahan', needs: 'objection.read', label: text('Sanggahan', 'Objections') },
  { path: '/edisi-kelola', needs: 'edition.manage', label: text('Kelola edisi', 'Editions') },
  { path: '/ekspor-edisi', needs: 'edition.export', label: text('Ekspor edisi', 'Export') },
  { path: '/evaluasi-ulang', needs: 'reevaluation.read', label: text('Evaluasi ulang', 'Re-evaluation') },
  { path: '/piagam-kelola', needs: 'certificate.list', label: text('Piagam', 'Certificates') },
  {
    path: '/penganugerahan-kelola',
    needs: 'conferment.manage',
    label: text('Penganugerahan', 'Conferments'),
  },
  { path: '/kelola/halaman', needs: 'page.manage', label: text('Halaman', 'Pages') },
  { path: '/surat', needs: 'mail.read-log', label: text('Surat', 'Mail') },
  { path: '/pemberitahuan', needs: 'notice.read', label: text('Pemberitahuan', 'Notices') },
  { path: '/riwayat-penghargaan', needs: 'awards.read', label: text('Riwayat', 'Past awards') },
]

/** What everyone can read, beside the frame's own links. */
const publicItems: readonly Readonly<{ path: string; label: Text }>[] = [
  { path: '/cek-kesiapan', label: text('Cek kesiapan', 'Check readiness') },
  { path: '/statistik', label: text('Statistik', 'Statistics') },
]

const itemsFor = ({ actor, confinedTo }: SignedIn) =>
  items.filter(item => mayEver(actor, item.needs) && (confinedTo?.includes(item.path) ?? true))

export const navigationFor = (signedIn: SignedIn | null, locale: Locale): readonly NavigationItem[] =>
  (signedIn === null ? publicItems : itemsFor(signedIn)).map(({ path, label }) => ({
    path,
    label: label[locale],
  }))
