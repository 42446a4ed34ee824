import type { Walker } from '../journeys/walker.ts'
import { idIn } from '../journeys/story-nominating.ts'

const reason = 'Alasan contoh yang cukup panjang.'

/** A page about the programme: begun, written, published, withdrawn, shown again, and an older version taken up. */
export async function writePages(walker: Walker): Promise<void> {
  await walker.signIn('verifikator', 'Sekretariat')
  const made = await walker.submit('/kelola/halaman/baru', 'page.create', {
    slug: 'halaman-uji',
    titleId: 'Halaman uji (contoh)',
    titleEn: 'Test page (example)',
  })
  const page = `/kelola/halaman/${idIn(made)}`
  await walker.submit(`${page}/ubah`, 'page.draft', {
    summaryId: 'Satu kalimat contoh.',
    summaryEn: 'One example sentence.',
    bodyId: 'Isi **contoh**, lihat [dinas](/dinas).',
    bodyEn: '**Example** text, see [offices](/dinas).',
  })
  await walker.submit(`${page}/terbit`, 'page.publish', { reason })
  await walker.submit(page, 'page.withdraw', { reason })
  await walker.submit(page, 'page.restore', { reason })
  await walker.submit(`${page}/versi/1`, 'page.take')
}
