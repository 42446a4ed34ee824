import { catalogue } from '../../../platform/translations.ts'

/** The words for choices among all nominations of an edition: quotas, shortlists, awards, and lots. */
export const selectionWords = catalogue(
  {
    title: 'Pemilihan',
    lead: 'Aturan edisi memilih di antara semua usulan bersama-sama. Inilah hasilnya dengan putusan sekarang; ia dibekukan bila daftar ditandatangani.',
    signedLead: 'Dipilih menurut aturan di antara semua usulan pada daftar ini, dan dibekukan bersamanya.',
    unsettled: (count: string) =>
      `${count} usulan belum diputuskan; di sini ia dihitung seperti yang diusulkan aturan.`,
    made: 'Pemilihan edisi ini sudah ditetapkan dengan daftar terdahulu. Usulan yang datang kemudian tidak ikut dipilih.',
    kept: 'Usulan dari provinsi Anda atau dengan benturan kepentingan Anda tidak ditampilkan di sini, dan undiannya dicatat oleh ketua lain.',
    rank: 'Peringkat',
    product: 'Produk',
    value: 'Nilai urut',
    award: 'Hasil',
    note: 'Keterangan',
    none: 'Tidak ada yang ikut dipilih.',
    noAward: 'tidak terpilih',
    awaitsLot: 'menunggu undian',
    shortlisted: 'masuk daftar pendek',
    shortlistNote:
      'Daftar pendek menyebut siapa yang boleh ke tahap berikutnya. Tahap itu sendiri berlangsung di luar Bintang.',
    tied: 'sama dengan yang lain; aturan tidak dapat memilih di antaranya, jadi tidak ada yang mendapat tempat itu',
    toDraw: 'sama dengan yang lain; menunggu undian',
    lot: (number: string) => `undian ${number}`,
    all: 'Semua',
    places: (award: string, given: string, places: string) => `${award}: ${given} dari ${places} tempat`,
    placesWait: (count: string) => `${count} tempat menunggu undian`,
    vacant: (count: string) => `${count} tempat tidak terisi`,
    apart: (count: string) => `${count} usulan tidak ikut dipilih, karena tidak memenuhi syarat pemilihan.`,
    byNodes: (nodes: string) => `Yang nilainya sama diurutkan menurut: ${nodes}.`,
    byLot: 'Yang tetap sama dibedakan dengan undian.',
    byShare: 'Yang tetap sama berbagi peringkat dan tidak pernah dipisahkan.',
    drawTitle: (selection: string) => `Undian: ${selection}`,
    drawLead:
      'Undilah di hadapan yang hadir, lalu ketik nomor yang diambil untuk tiap produk. Nomor terkecil didahulukan. Yang sudah diundi tidak diundi lagi.',
    account: 'Cara mengundi dan siapa yang hadir',
    accountHint: 'Misalnya: kertas bernomor dari kotak, diambil Sdr. A, disaksikan B dan C.',
    numberOf: (product: string) => `Nomor untuk ${product}`,
    draw: 'Catat undian',
    drawConfirm: 'Undian dicatat dan tidak dapat diulang. Sudah benarkah nomornya?',
  },
  {
    title: 'Choices',
    lead: 'The rules of the edition choose among all nominations together. This is the outcome as things are settled now; it is frozen when the list is signed.',
    signedLead: 'Chosen by the rules among all nominations of this list, and frozen with it.',
    unsettled: count =>
      count === '1'
        ? 'One nomination is not settled yet; here it counts as the rules propose it.'
        : `${count} nominations are not settled yet; here they count as the rules propose them.`,
    made: 'The choices of this edition were decided with an earlier list. Nominations that come later take no part.',
    kept: 'Nominations of your province, or in which you have an interest, are not shown here, and another chair records their lots.',
    rank: 'Rank',
    product: 'Product',
    value: 'Ordered by',
    award: 'Outcome',
    note: 'Remark',
    none: 'Nobody takes part.',
    noAward: 'not chosen',
    awaitsLot: 'waits for a lot',
    shortlisted: 'on the shortlist',
    shortlistNote:
      'The shortlist says who may go on to a next stage. That stage itself takes place outside of Bintang.',
    tied: 'equal to others; the rules cannot choose among them, so none of them gets that place',
    toDraw: 'equal to others; waits for a lot',
    lot: number => `drew ${number}`,
    all: 'All',
    places: (award, given, places) =>
      places === '1' ? `${award}: ${given} of 1 place` : `${award}: ${given} of ${places} places`,
    placesWait: count => (count === '1' ? 'one place waits for a lot' : `${count} places wait for a lot`),
    vacant: count => (count === '1' ? 'one stays empty' : `${count} stay empty`),
    apart: count =>
      count === '1'
        ? 'One nomination takes no part, since it does not reach what the choice asks for.'
        : `${count} nominations take no part, since they do not reach what the choice asks for.`,
    byNodes: nodes => `Equals are put in order by: ${nodes}.`,
    byLot: 'What is still equal is told apart by lot.',
    byShare: 'What is still equal shares its rank and is never parted.',
    drawTitle: selection => `Lots: ${selection}`,
    drawLead:
      'Draw before the eyes of those present, then type the number that was drawn for each product. The lowest comes first. What was drawn is not drawn again.',
    account: 'How lots were drawn, and who was present',
    accountHint: 'For example: numbered papers from a box, drawn by A, watched by B and C.',
    numberOf: product => `Number for ${product}`,
    draw: 'Record the lots',
    drawConfirm: 'The lots are recorded and cannot be drawn again. Are the numbers right?',
  },
)
