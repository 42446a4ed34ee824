import { actionButton } from '../components.ts'
import type { RubricCriterionProps } from '../work/scoring.ts'
import { longName } from './frame-specimens.ts'
import { specimen } from './specimen.ts'
import type { GayaContext, Maker } from './specimen.ts'

const criterion = (c: GayaContext): Omit<RubricCriterionProps, 'name'> => ({
  locale: c.locale,
  number: 'A.2',
  title: c.say('Asal bahan baku (contoh)', 'Origin of the raw material (example)'),
  maxPoints: '5',
  options: [
    {
      value: 'local',
      label: c.say('Seluruhnya setempat', 'All local'),
      description: c.say(
        'Semua bahan utama berasal dari kabupaten/kota sendiri.',
        'All main material comes from the own regency.',
      ),
      points: '5',
    },
    {
      value: 'mostly',
      label: c.say('Sebagian besar setempat', 'Mostly local'),
      description: c.say(
        'Paling sedikit empat perlima dari bahan utama.',
        'At least four fifths of the main material.',
      ),
      points: '3',
    },
    {
      value: 'partly',
      label: c.say('Sebagian kecil setempat', 'Partly local'),
      description: c.say('Kurang dari empat perlima.', 'Less than four fifths.'),
      points: '1',
    },
  ],
  reasonHint: c.say(
    'Wajib bila Anda memilih tingkat terendah.',
    'Required when you choose the lowest level.',
  ),
  evidence: [
    { label: c.say('Foto kebun nila', 'Photo of the indigo field'), href: '#foto' },
    { label: c.say('Nota pembelian benang', 'Receipt for the yarn'), href: '#nota' },
  ],
})

const criteria: readonly Maker[] = [
  c =>
    specimen('criterionState', c.say('sudah dinilai', 'scored'), {
      locale: c.locale,
      scored: true,
      maxPoints: '3,00',
    }),
  c =>
    specimen('criterionEvidence', c.say('dua bukti', 'two papers'), {
      locale: c.locale,
      evidence: [
        { label: c.say('Foto', 'Photos'), href: '#bukti-photos' },
        { label: c.say('Contoh produk', 'Sample'), href: '#bukti-sample' },
      ],
    }),
  c =>
    specimen('rubricCriterion', c.say('sudah dinilai', 'scored'), {
      ...criterion(c),
      name: 'bahan',
      chosen: 'mostly',
      reason: c.say(
        'Benang sutra dibeli dari luar, pewarna dari kebun sendiri.',
        'The silk is bought elsewhere, the dye is home-grown.',
      ),
    }),
  c =>
    specimen('rubricCriterion', c.say('belum dinilai, salah', 'not scored, wrong'), {
      ...criterion(c),
      name: 'motif',
      number: 'A.3',
      title: c.say('Keunikan motif (contoh)', 'Uniqueness of the motif (example)'),
      problem: c.say(
        'Pilih satu tingkat sebelum mengunci lembar.',
        'Choose a level before you lock the sheet.',
      ),
      reasonProblem: c.say(
        'Tuliskan alasan untuk tingkat terendah.',
        'Give the reason for the lowest level.',
      ),
      reasonRequired: true,
    }),
  c =>
    specimen('rubricCriterion', c.say('lembar terkunci', 'locked sheet'), {
      ...criterion(c),
      name: 'terkunci',
      chosen: 'local',
      disabled: true,
    }),
]

const aspects = (c: GayaContext) => [
  {
    label: c.say('Produksi dan pengembangan masyarakat', 'Production and community'),
    points: c.say('25,50', '25.50'),
    max: '30',
    share: 0.85,
  },
  {
    label: c.say('Mutu dan keunikan', 'Quality and uniqueness'),
    points: c.say('38,00', '38.00'),
    max: '45',
    share: 0.844,
  },
  { label: c.say('Pemasaran', 'Marketing'), points: c.say('19,00', '19.00'), max: '25', share: 0.76 },
]

const strip = (c: GayaContext) => ({
  locale: c.locale,
  lines: [
    { stars: 1, at: 7100 },
    { stars: 2, at: 8100 },
    { stars: 3, at: 9100 },
  ],
})

const results: readonly Maker[] = [
  c =>
    specimen('scoreSummary', c.say('hasil resmi', 'official result'), {
      locale: c.locale,
      caption: c.say('Nilai menurut aspek', 'Score by aspect'),
      rows: aspects(c),
      total: c.say('82,50', '82.50'),
      max: '100',
      outcome: { stars: 2, of: 3, label: c.say('Bintang 2 dari 3', '2 stars of 3') },
      rule: c.say(
        'Rata-rata tiga lembar terkunci, dibulatkan ke bawah pada dua desimal; batas bawah bintang 2: 81,00.',
        'Mean of three locked sheets, rounded down to two decimals; lower bound of 2 stars: 81.00.',
      ),
      example: true,
    }),
  c =>
    specimen('dispersionStrip', c.say('sebaran lebar', 'wide spread'), {
      ...strip(c),
      label: c.say('Kain Lembah (contoh)', 'Valley Cloth (example)'),
      sheets: [
        { letter: 'A', total: 8400 },
        { letter: 'B', total: 7650 },
        { letter: 'C', total: 8990 },
      ],
      mean: 8346,
    }),
  c =>
    specimen('dispersionStrip', c.say('satu lembar', 'one sheet'), {
      ...strip(c),
      label: c.say('Guci Tanah (contoh)', 'Clay Jar (example)'),
      sheets: [{ letter: 'A', total: 7000 }],
    }),
  c =>
    specimen('intervalStrip', c.say('di sekitar garis', 'around a line'), {
      label: c.say(
        'R: 80,4. S: 81,9, rentang 76,9 sampai 86,9 (contoh)',
        'R: 80.4. S: 81.9, range 76.9 to 86.9 (example)',
      ),
      official: { letter: 'R', at: 8040 },
      estimate: { letter: 'S', at: 8190, from: 7690, to: 8690 },
      lines: [
        { stars: 1, at: 7100 },
        { stars: 2, at: 8100 },
        { stars: 3, at: 9100 },
      ],
    }),
]

const starProps =
  (c: GayaContext) =>
  (count: number): { stars: number; of: number; starsLabel: string } => ({
    stars: count,
    of: 3,
    starsLabel: c.say(`Bintang ${count} dari 3`, `${count} stars of 3`),
  })

const place = (c: GayaContext) => c.say('Kabupaten Contoh', 'Example Regency')

const decisions: readonly Maker[] = [
  c =>
    specimen('decisionTable', c.say('daftar rekomendasi', 'recommendation list'), {
      locale: c.locale,
      caption: c.say(
        'Rekomendasi edisi latihan (contoh)',
        'Recommendation of the training edition (example)',
      ),
      empty: c.say('Belum ada rekomendasi.', 'No recommendation yet.'),
      rows: [
        {
          product: c.say('Kain Lembah (contoh)', 'Valley Cloth (example)'),
          href: '#1',
          detail: place(c),
          score: c.say('90,95', '90.95'),
          ...starProps(c)(2),
          before: c.say('Bintang 2', '2 stars'),
          change: 'same',
          flags: [c.say('0,05 di bawah garis bintang 3', '0.05 below the line of 3 stars')],
        },
        {
          product: longName(c),
          detail: place(c),
          score: c.say('92,10', '92.10'),
          ...starProps(c)(3),
          change: 'new',
        },
        {
          product: c.say('Guci Tanah (contoh)', 'Clay Jar (example)'),
          detail: place(c),
          score: c.say('74,30', '74.30'),
          ...starProps(c)(1),
          before: c.say('Bintang 2', '2 stars'),
          change: 'down',
        },
      ],
    }),
  c =>
    specimen('dryRun', c.say('dengan perbedaan', 'with differences'), {
      locale: c.locale,
      title: c.say('Rilis hasil: simulasi', 'Release of results: dry run'),
      counts: [
        { label: c.say('piagam', 'certificates'), count: 77 },
        { label: c.say('surat', 'letters'), count: 89 },
        { label: c.say('entri katalog', 'catalogue entries'), count: 77 },
        { label: c.say('ditahan', 'held back'), count: 0 },
      ],
      since: c.say('Berubah sejak Anda melihatnya', 'Changed since you last looked'),
      differences: [
        {
          label: c.say('Guci Tanah (contoh)', 'Clay Jar (example)'),
          before: c.say('Bintang 2', '2 stars'),
          after: c.say('Bintang 1', '1 star'),
        },
      ],
      action: actionButton({ action: 'results.release', label: c.say('Rilis hasil', 'Release the results') }),
    }),
  c =>
    specimen('dryRun', c.say('tanpa perubahan', 'without changes'), {
      locale: c.locale,
      title: c.say('Rilis hasil: simulasi kedua', 'Release of results: second dry run'),
      counts: [{ label: c.say('piagam', 'certificates'), count: 77 }],
      differences: [],
    }),
]

/** Scoring and deciding. */
export const scoringSpecimens: readonly Maker[] = [...criteria, ...results, ...decisions]
