import { html } from '../../platform/html.ts'
import { logoMark, productCard, searchForm } from '../components.ts'
import type { CertificateCardProps } from '../public/edition.ts'
import type { ProductCardProps } from '../public/product.ts'
import { factsOf, longName } from './frame-specimens.ts'
import { samplePicture, specimen } from './specimen.ts'
import type { GayaContext, Maker } from './specimen.ts'

const searchProps = (c: GayaContext) => ({
  locale: c.locale,
  action: '/katalog',
  label: c.say('Cari produk, daerah, atau pembuat', 'Search products, places or makers'),
  example: c.say('tenun, guci, keranjang', 'cloth, jar, basket'),
})

const heroTitle = (c: GayaContext) =>
  c.say('Satu desa, satu karya, sampai ke dunia.', 'One village, one work, out to the world.')

const heroLead = (c: GayaContext) =>
  c.say(
    'Temukan produk unggulan daerah yang dinilai tim seleksi dan ditetapkan dengan bintang, lengkap dengan kisah pembuatnya.',
    'Find the finest products of each place, scored by the selection team and awarded a star, with the story of their makers.',
  )

const heroes: readonly Maker[] = [
  c =>
    specimen('hero', c.say('dengan foto dan pencarian', 'with photo and search'), {
      level: 2,
      title: heroTitle(c),
      lead: heroLead(c),
      picture: samplePicture(c, 'cloth'),
      caption: c.say('Kain tenun pewarna nila (gambar contoh)', 'Cloth dyed with indigo (example picture)'),
      body: searchForm({ ...searchProps(c), id: 'cari-hero' }),
    }),
  c =>
    specimen('hero', c.say('tanpa foto', 'without a photo'), {
      level: 2,
      title: longName(c),
      lead: heroLead(c),
      picture: null,
    }),
  c =>
    specimen('searchForm', c.say('dengan kata yang dicari', 'with words searched for'), {
      ...searchProps(c),
      label: c.say('Cari di katalog', 'Search the catalogue'),
      value: c.say('tenun', 'cloth'),
      id: 'cari-katalog',
    }),
  c =>
    specimen('facets', c.say('satu terpilih', 'one chosen'), {
      locale: c.locale,
      label: c.say('Saring katalog contoh', 'Filter the example catalogue'),
      groups: [
        {
          label: c.say('Bintang', 'Stars'),
          options: [
            { label: c.say('Bintang 3', '3 stars'), count: 12, href: '#b3', chosen: true },
            { label: c.say('Bintang 2', '2 stars'), count: 31, href: '#b2' },
          ],
        },
        { label: c.say('Daerah', 'Place'), options: [{ label: longName(c), count: 4, href: '#d' }] },
      ],
      clearHref: '/katalog',
    }),
]

const cardBase = (c: GayaContext) => ({
  locale: c.locale,
  href: '#produk',
  place: c.say('Kabupaten Contoh', 'Example Regency'),
  example: true,
})

const awardOf = (c: GayaContext, count: number): ProductCardProps['award'] => ({
  stars: count,
  of: 3,
  label: c.say(`Bintang ${count} dari 3`, `${count} stars of 3`),
})

const longCard = (c: GayaContext): ProductCardProps => ({
  ...cardBase(c),
  name: longName(c),
  maker: longName(c),
  place: c.say('Kabupaten Contoh, Provinsi Contoh', 'Example Regency, Example Province'),
  award: null,
  photo: null,
})

const cardsOf = (c: GayaContext): readonly ProductCardProps[] => [
  {
    ...cardBase(c),
    name: c.say('Kain nila motif wajik', 'Indigo cloth with lozenges'),
    maker: c.say('Tenun Lembah', 'Valley Weavers'),
    award: awardOf(c, 3),
    photo: samplePicture(c, 'cloth'),
  },
  {
    ...cardBase(c),
    name: c.say('Guci garis tumpal', 'Jar with a band of triangles'),
    maker: c.say('Tembikar Hulu', 'Upriver Potters'),
    award: awardOf(c, 2),
    photo: samplePicture(c, 'pot'),
  },
  {
    ...cardBase(c),
    name: c.say('Keranjang anyam rangkap', 'Double-plaited basket'),
    maker: c.say('Anyam Teduh', 'Teduh Plaiters'),
    award: awardOf(c, 1),
    photo: samplePicture(c, 'basket'),
  },
  longCard(c),
]

const photosOf = (c: GayaContext) =>
  (['food', 'pot', 'basket', 'cloth'] as const).map(name => samplePicture(c, name))

const products: readonly Maker[] = [
  c =>
    specimen('productCard', c.say('lengkap', 'complete'), {
      ...cardBase(c),
      name: c.say('Sambal kering daun teh', 'Dry tea-leaf relish'),
      maker: c.say('Dapur Teduh', 'Teduh Kitchen'),
      commodity: c.say('Makanan', 'Food'),
      award: awardOf(c, 2),
      photo: samplePicture(c, 'food'),
    }),
  c =>
    specimen(
      'productCard',
      c.say('nama panjang, tanpa foto, tanpa bintang', 'long name, no photo, no star'),
      longCard(c),
    ),
  c =>
    specimen('productGrid', c.say('katalog', 'catalogue'), {
      label: c.say('Produk contoh', 'Example products'),
      items: cardsOf(c).map(card => productCard(card)),
    }),
  c =>
    specimen('photoGallery', c.say('empat foto', 'four photos'), {
      locale: c.locale,
      label: c.say('Foto produk contoh', 'Photos of the example product'),
      photos: photosOf(c).map((photo, index) =>
        index === 0
          ? { ...photo, caption: c.say('Kemasan baru untuk pasar ekspor', 'New packaging for export') }
          : photo,
      ),
    }),
  c =>
    specimen('storyBlock', c.say('dengan foto dan kutipan', 'with photo and quotation'), {
      level: 3,
      title: c.say('Biru yang ditanam sendiri', 'A home-grown blue'),
      paragraphs: [
        c.say(
          'Di tepi sungai, daun nila dipetik sebelum matahari tinggi, lalu direndam dua malam. Warna birunya tidak pernah sama, dan justru itu yang dicari pembeli.',
          'By the river, indigo leaves are picked before the sun is high and soaked for two nights. The blue is never twice the same, and that is what buyers look for.',
        ),
        c.say(
          'Dua puluh empat penenun bekerja dari rumah masing-masing.',
          'Twenty-four weavers work from their own homes.',
        ),
      ],
      picture: samplePicture(c, 'cloth'),
      quote: {
        text: c.say(
          'Kami tidak menjual kain saja, kami menjual cara hidup kami.',
          'We do not sell cloth alone, we sell our way of life.',
        ),
        by: c.say('Ketua kelompok (contoh)', 'Head of the group (example)'),
      },
    }),
  c =>
    specimen('storyBlock', c.say('tanpa foto', 'without a photo'), {
      level: 3,
      title: c.say('Cara merawat', 'How to care for it'),
      paragraphs: [c.say('Cuci dengan tangan, jemur di tempat teduh.', 'Wash by hand, dry in the shade.')],
    }),
  c =>
    specimen('factList', c.say('angka contoh', 'example figures'), {
      facts: factsOf(c),
    }),
]

function certificate(c: GayaContext): Omit<CertificateCardProps, 'state' | 'title' | 'meaning'> {
  return {
    locale: c.locale,
    level: 3,
    number: 'CONTOH-0001',
    example: true,
    qr: html`${logoMark()}`,
    award: {
      product: c.say('Kain nila motif wajik', 'Indigo cloth with lozenges'),
      productHref: '#produk',
      maker: longName(c),
      place: c.say('Kabupaten Contoh', 'Example Regency'),
      stars: 3,
      of: 3,
      starsLabel: c.say('Bintang 3 dari 3', '3 stars of 3'),
      edition: c.say('Edisi latihan', 'Training edition'),
      decided: c.say('18 Oktober', '18 October'),
    },
  }
}

const titles = (c: GayaContext) =>
  ({
    valid: [
      c.say('Piagam ini berlaku', 'This certificate is valid'),
      c.say(
        'Nomor, produk dan bintang cocok dengan penetapan.',
        'Number, product and stars agree with the decision.',
      ),
    ],
    suspended: [
      c.say('Piagam ini ditangguhkan', 'This certificate is suspended'),
      c.say(
        'Sedang diperiksa kembali; jangan dipakai untuk promosi.',
        'Under review; not to be used for promotion.',
      ),
    ],
    withdrawn: [
      c.say('Piagam ini dicabut', 'This certificate is withdrawn'),
      c.say('Bintang tidak lagi berlaku.', 'The star no longer holds.'),
    ],
    lapsed: [
      c.say('Masa berlaku piagam ini sudah lewat', 'This certificate has lapsed'),
      c.say('Produk belum dinilai ulang.', 'The product has not been re-evaluated.'),
    ],
  }) as const

const editions: readonly Maker[] = [
  c =>
    specimen('calendarStrip', c.say('edisi berjalan', 'an edition under way'), {
      locale: c.locale,
      label: c.say('Tahap edisi latihan', 'Stages of the training edition'),
      stages: [
        {
          label: c.say('Sosialisasi', 'Outreach'),
          when: c.say('1 sampai 28 Februari', '1 to 28 February'),
          state: 'past',
        },
        {
          label: c.say('Pengusulan', 'Nomination'),
          when: c.say('1 Maret sampai 30 Juni, 23.59 WIB', '1 March to 30 June, 23:59 WIB'),
          note: '00.59 WITA, 01.59 WIT',
          state: 'now',
        },
        {
          label: c.say('Penilaian', 'Assessment'),
          when: c.say('Agustus sampai September', 'August to September'),
          state: 'next',
        },
        { label: c.say('Penetapan', 'Decision'), when: c.say('Oktober', 'October'), state: 'next' },
      ],
    }),
  ...(['valid', 'suspended', 'withdrawn', 'lapsed'] as const).map(
    (state): Maker =>
      c => {
        const [title, meaning] = titles(c)[state]
        return specimen('certificateCard', state, { ...certificate(c), state, title, meaning })
      },
  ),
  c =>
    specimen('certificateCard', 'unknown', {
      locale: c.locale,
      level: 3,
      state: 'unknown',
      title: c.say('Nomor ini tidak dikenal', 'This number is not known'),
      meaning: c.say(
        'Periksa penulisannya, atau laporkan piagam ini kepada sekretariat.',
        'Check how it is written, or report the certificate to the secretariat.',
      ),
      number: 'CONTOH-9999',
    }),
]

/** Public pages: hero, catalogue, product, edition, certificate. */
export const publicSpecimens: readonly Maker[] = [...heroes, ...products, ...editions]
