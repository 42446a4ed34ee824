import { html } from '../../platform/html.ts'
import { columns, factList, linkButton, panel } from '../components.ts'
import { iconNames } from '../marks/icons.ts'
import { ornamentKinds } from '../marks/ornament.ts'
import { samplePicture, specimen } from './specimen.ts'
import type { Fact } from '../public/product.ts'
import type { GayaContext, Maker } from './specimen.ts'

/** Marks: logo, icons, ornaments, stars, example tag, pictures. */
export const markSpecimens: readonly Maker[] = [
  c =>
    specimen(
      'logoMark',
      c.say('Lambang: bintang tenun delapan sudut', 'The mark: a woven star of eight points'),
    ),
  ...ornamentKinds.map(
    (kind): Maker =>
      () =>
        specimen('ornament', kind, kind),
  ),
  c => specimen('ornament', c.say('tumpal, halus', 'tumpal, fine'), 'tumpal', 'fine'),
  c => specimen('ornament', c.say('wajik, tebal', 'wajik, bold'), 'wajik', 'bold'),
  ...iconNames.map(
    (name): Maker =>
      () =>
        specimen('icon', name, name),
  ),
  c =>
    specimen('stars', c.say('3 dari 3', '3 of 3'), {
      stars: 3,
      of: 3,
      label: c.say('Bintang 3 dari 3', '3 stars of 3'),
    }),
  c =>
    specimen('stars', c.say('dengan keterangan', 'with its words'), {
      stars: 2,
      of: 3,
      label: c.say('Bintang 2 dari 3', '2 stars of 3'),
      withLabel: true,
    }),
  c =>
    specimen('stars', c.say('skema 5 bintang', 'a scheme of 5 stars'), {
      stars: 4,
      of: 5,
      label: c.say('Bintang 4 dari 5', '4 stars of 5'),
      withLabel: true,
    }),
  c =>
    specimen('stars', c.say('tanpa bintang', 'no star'), {
      stars: 0,
      of: 3,
      label: c.say('Tanpa bintang', 'No star'),
      withLabel: true,
    }),
  c =>
    specimen('contohTag', c.say('untuk semua yang rekaan', 'on whatever is made up'), { locale: c.locale }),
  c => specimen('picture', c.say('foto dengan ukuran', 'photo of known size'), samplePicture(c, 'basket')),
]

export const longName = (c: GayaContext): string =>
  c.say(
    'Kelompok Perajin Tenun Ikat Pewarna Alam Perempuan Penenun Mandiri Lembah Sungai Hulu (contoh)',
    'Independent Women Weavers of Naturally Dyed Ikat of the Upper River Valley Group (example)',
  )

const actor = (c: GayaContext) => ({
  person: 'contoh',
  name: c.say('Rahayu Contoh', 'Rahayu Example'),
  roleLabel: c.say('Operator dinas kabupaten', 'District office operator'),
  areaLabel: c.say('Kabupaten Contoh', 'Example Regency'),
  key: 'contoh',
  otherRoles: [
    {
      id: 'grant-1',
      label: c.say('Kepala dinas (Plt.), Kabupaten Contoh', 'Head of office (acting), Example Regency'),
    },
    { id: 'grant-2', label: c.say('Penilai, edisi latihan', 'Assessor, training edition') },
  ],
})

const links = (c: GayaContext) => [
  { label: c.say('Sentra', 'Clusters'), href: '#sentra' },
  { label: c.say('IKM', 'Producers'), href: '#ikm' },
  { label: c.say('Usulan', 'Nominations'), href: '#usulan', count: 12 },
  { label: c.say('Umpan balik', 'Feedback'), href: '#umpan' },
]

const headers: readonly Maker[] = [
  c =>
    specimen('siteHeader', c.say('sudah masuk, mode demo', 'signed in, demo mode'), {
      locale: c.locale,
      path: '/tugas',
      actor: actor(c),
      nav: links(c),
      demo: true,
      navLabel: c.say('Navigasi contoh petugas', 'Example navigation, officer'),
    }),
  c =>
    specimen('siteHeader', c.say('nama panjang, banyak tautan', 'long names, many links'), {
      locale: c.locale,
      path: '/usulan/42',
      actor: { ...actor(c), name: longName(c), roleLabel: longName(c), otherRoles: [] },
      nav: [
        ...links(c),
        ...links(c).map(item => ({ ...item, href: `${item.href}-2`, label: `${item.label} 2` })),
      ],
      demo: false,
      navLabel: c.say('Navigasi contoh panjang', 'Example navigation, long'),
    }),
  c =>
    specimen('siteFooter', c.say('kaki halaman', 'foot of the page'), {
      locale: c.locale,
      navLabel: c.say('Kaki halaman contoh', 'Example foot'),
    }),
]

const sentence = (c: GayaContext) =>
  c.say(
    'Dinas kabupaten/kota mengusulkan produk. Tim seleksi menilai. Bintang berlaku setelah ditetapkan.',
    'The local office nominates a product. The selection team scores it. A star exists after the decision.',
  )

const threePanels = (c: GayaContext) =>
  [1, 2, 3].map(number =>
    panel({
      title: `${c.say('Langkah', 'Step')} ${number}`,
      body: html`<p>${sentence(c)}</p>`,
      accent: true,
    }),
  )

export const factsOf = (c: GayaContext): readonly Fact[] => [
  {
    label: c.say('Produk berbintang', 'Products with a star'),
    value: '77',
    note: c.say('angka contoh', 'example figure'),
  },
  { label: c.say('Provinsi', 'Provinces'), value: '19', note: c.say('angka contoh', 'example figure') },
  {
    label: c.say('Perajin', 'Makers'),
    value: c.say('1.240', '1,240'),
    note: c.say('angka contoh', 'example figure'),
  },
]

const blocks: readonly Maker[] = [
  c =>
    specimen('pageTitle', c.say('dengan jalan, status dan tombol', 'with its way, a status and a button'), {
      locale: c.locale,
      level: 2,
      title: c.say('Usulan Tenun Lembah (contoh)', 'Nomination of the Valley Weavers (example)'),
      lead: c.say(
        'Lengkapi 2 dokumen, lalu minta persetujuan kepala dinas.',
        'Complete 2 documents, then ask the head of the office for approval.',
      ),
      crumbs: [
        { label: c.say('Tugas saya', 'My tasks'), href: '#tugas' },
        { label: c.say('Usulan', 'Nominations'), href: '#usulan' },
      ],
      tags: html`<span>${c.say('Edisi latihan', 'Training edition')}</span>`,
      actions: linkButton({ href: '#cetak', label: c.say('Cetak', 'Print'), icon: 'printer' }),
    }),
  c =>
    specimen('section', c.say('polos, dengan tautan', 'plain, with a link'), {
      title: c.say('Karya berbintang', 'Works with a star'),
      lead: sentence(c),
      body: columns(threePanels(c)),
      link: { label: c.say('Lihat semua', 'See all'), href: '#semua' },
      level: 3,
    }),
  ...(['paper', 'indigo'] as const).map(
    (tone): Maker =>
      c =>
        specimen('section', tone, {
          title: c.say('Angka edisi', 'The edition in figures'),
          body: factList({ facts: factsOf(c) }),
          tone,
          level: 3,
        }),
  ),
  c =>
    specimen('panel', c.say('biasa', 'usual'), {
      title: c.say('Jadwal', 'Schedule'),
      body: html`<p>${sentence(c)}</p>`,
    }),
  c => specimen('columns', c.say('tiga kotak', 'three panels'), threePanels(c)),
  c =>
    specimen(
      'prose',
      c.say('teks panjang', 'long text'),
      html`<p>${sentence(c)}</p><p>${sentence(c)} ${sentence(c)}</p><ul><li>${sentence(c)}</li><li>${sentence(c)}</li></ul>`,
    ),
  ...(['primary', 'secondary', 'quiet'] as const).map(
    (kind): Maker =>
      c =>
        specimen('linkButton', kind, {
          href: '#tujuan',
          label: c.say('Lanjut ke dokumen', 'On to the documents'),
          kind,
        }),
  ),
]

/** The frame: header, footer, titles, sections, panels. */
export const frameSpecimens: readonly Maker[] = [...headers, ...blocks]
