import { catalogue } from '../../../platform/translations.ts'

export const planWords = catalogue(
  {
    linkageTitle: 'Ikatan antarpenilai',
    tied: (links: number) =>
      `Semua penilai terhubung melalui produk yang sama: bagaimanapun mereka dibagi dua, sekurang-kurangnya ${links} produk dinilai dari kedua sisi.`,
    notTied: (weakest: number, side: string, links: number) =>
      `Belum cukup terhubung: ${side} hanya berbagi ${weakest} produk dengan penilai lain, padahal diminta ${links}. Tambah penilai atau tetapkan produk jangkar, supaya ketatnya penilai dapat dibandingkan.`,
    apart: (groups: number) =>
      `Penilai terbagi dalam ${groups} kelompok yang tidak berbagi satu produk pun; ketatnya tidak dapat dibandingkan.`,
    few: (count: number) => `${count} penilai`,
    bodyMissing: (body: string, wanted: number, count: number) =>
      `Aturan meminta sedikitnya ${wanted} penilai dari ${body} di setiap panel; yang tercatat ${count}. Catat unsur penilai di halaman Penilai.`,
    changeLinks: 'Atur ikatan dan produk jangkar',
    why: 'Mengapa penilai ini',
    pick: (candidates: number, load: number) => `${candidates} calon; beban sebelumnya ${load}`,
    specialist: 'ahli komoditas ini',
    onlyOne: 'tidak ada calon lain',
    dearer: (cost: number) => `pengganti terdekat menambah ketimpangan ${cost}`,
    equal: 'ada calon lain yang setara',
    linking: 'dipilih agar penilai saling terhubung',
    showAll: (count: number) => `Lihat alasan ${count} penugasan`,
    replacement: (product: string) => `Pengganti untuk ${product}`,
    replacementText: (name: string, why: string) =>
      `${name} diusulkan (${why}). Tetapkan penugasan untuk memberlakukannya.`,
    noReplacement: (why: string) => `Belum ada pengganti${why === '' ? '' : `: ${why}`}.`,
    found: 'Benturan yang ditemukan',
    foundCount: (count: number) =>
      `Sistem menemukan ${count} kemungkinan benturan yang menyangkut rencana ini. Penilai itu tidak ditugaskan pada produk tersebut sebelum Anda memeriksanya.`,
    foundElsewhere: 'Halaman pemeriksaan memuat juga yang menyangkut verifikasi dan pleno.',
    lookInto: 'Periksa benturan',
    loadOf: (load: number, most: string) => (most === '' ? `${load} lembar` : `${load} dari ${most}`),
    quality: (objective: number, bound: number) =>
      `Ketimpangan rencana ${objective}; tidak ada rencana yang lebih rendah dari ${bound}.`,
    loadsTitle: 'Beban setelah rencana',
    loadsText:
      'Sudah termasuk lembar yang masih terbuka di edisi lain; “2 dari 6” berarti paling banyak 6 lembar pada saat yang sama.',
    assessors: 'Daftar penilai',
    tooSlow: 'Rencana belum selesai dihitung. Muat ulang halaman ini sebentar lagi.',
  },
  {
    linkageTitle: 'Ties between assessors',
    tied: links =>
      `All assessors are tied by products that they share: however they are split in two, at least ${links} products are scored from both sides.`,
    notTied: (weakest, side, links) =>
      `Not tied well enough: ${side} share only ${weakest} products with the others, where ${links} are asked for. Add assessors or set an anchor product, so that their strictness can be compared.`,
    apart: groups =>
      `The assessors form ${groups} groups that share no product at all; their strictness cannot be compared.`,
    few: count => `${count} assessors`,
    bodyMissing: (body, wanted, count) =>
      `The rules want at least ${wanted} assessors from ${body} on every panel; ${count} are recorded. Record the bodies of assessors on the page Assessors.`,
    changeLinks: 'Set ties and anchor products',
    why: 'Why this assessor',
    pick: (candidates, load) => `${candidates} candidates; load before ${load}`,
    specialist: 'an expert of this commodity',
    onlyOne: 'no other candidate',
    dearer: cost => `the nearest other one would add ${cost} to the unevenness`,
    equal: 'another candidate is as good',
    linking: 'picked to tie the assessors together',
    showAll: count => `See the reasons for ${count} assignments`,
    replacement: product => `Replacement for ${product}`,
    replacementText: (name, why) =>
      `${name} is proposed (${why}). Commit the assignment to put it into effect.`,
    noReplacement: why => `No replacement yet${why === '' ? '' : `: ${why}`}.`,
    found: 'Conflicts that were found',
    foundCount: count =>
      count === 1
        ? 'The system found one possible conflict that concerns this plan. This assessor does not get this product before you have looked into it.'
        : `The system found ${count} possible conflicts that concern this plan. These assessors get none of these products before you have looked into it.`,
    foundElsewhere: 'The page on which you do so also lists those that concern verification and the plenary.',
    lookInto: 'Look into the conflicts',
    loadOf: (load, most) => (most === '' ? `${load} sheets` : `${load} of ${most}`),
    quality: (objective, bound) => `Unevenness of the plan ${objective}; no plan goes below ${bound}.`,
    loadsTitle: 'Loads after the plan',
    loadsText:
      'With the sheets that are still open in other editions; “2 of 6” means at most 6 sheets at the same time.',
    assessors: 'List of assessors',
    tooSlow: 'The plan is not worked out yet. Reload this page in a moment.',
  },
)
