import { catalogue } from '../../platform/translations.ts'

/** Words about stars that end soon: the page, the task, and the letter to the office. */
export const endingWords = catalogue(
  {
    title: 'Bintang yang segera berakhir',
    lead: (days: string) =>
      `Bintang yang berakhir dalam ${days} hari. Supaya tidak terputus, produknya perlu dievaluasi ulang sebelum itu.`,
    product: 'Produk',
    stars: 'Bintang',
    endsOn: 'Hari terakhir',
    left: 'Sisa hari',
    place: 'Kabupaten/kota',
    none: 'Tidak ada bintang yang segera berakhir',
    noneText: 'Bintang tampil di sini mendekati hari terakhirnya, sesuai ketentuan program.',
    toReevaluation: 'Evaluasi ulang',
    task: 'Bintang yang segera berakhir',
    taskText: (product: string, day: string) => `Yang pertama: ${product}, berlaku sampai ${day}.`,
    you: 'Anda',
    subject: (count: string) => `${count} bintang segera berakhir`,
    line: (product: string, maker: string, stars: string, of: string, day: string, left: string) =>
      `- ${product}, ${maker}: ${stars} dari ${of} bintang, berlaku sampai ${day} (${left} hari lagi)`,
    text: (name: string, lines: string, link: string) =>
      `Yth. ${name},\n\nbintang produk berikut di wilayah Anda segera berakhir:\n\n${lines}\n\nPeriksa kesiapan produknya sejak sekarang, dan usulkan pada edisi yang dibuka berikutnya. Daftar lengkapnya ada di sini:\n${link}\n`,
  },
  {
    title: 'Stars that end soon',
    lead: days =>
      `Stars that end within ${days} days. For them not to lapse, the products need to be evaluated again before that.`,
    product: 'Product',
    stars: 'Stars',
    endsOn: 'Last day',
    left: 'Days left',
    place: 'Regency/city',
    none: 'No star ends soon',
    noneText: 'Stars appear here as their last day comes near, as the programme says.',
    toReevaluation: 'Re-evaluation',
    task: 'Stars that end soon',
    taskText: (product, day) => `The first: ${product}, valid until ${day}.`,
    you: 'You',
    subject: count => (count === '1' ? 'One star ends soon' : `${count} stars end soon`),
    line: (product, maker, stars, of, day, left) =>
      `- ${product}, ${maker}: ${stars} of ${of} stars, valid until ${day} (${left} days left)`,
    text: (name, lines, link) =>
      `Dear ${name},\n\nthe stars of these products in your area end soon:\n\n${lines}\n\nCheck how ready the products are now, and nominate them in the next edition that opens. The whole list is here:\n${link}\n`,
  },
)
