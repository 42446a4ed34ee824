/** The words printed on a certificate. The paper is Indonesian, whatever the reader's language is. */
export const paperWords = {
  example: 'CONTOH',
  number: 'Nomor',
  givenTo: 'diberikan kepada',
  forProduct: 'atas produk',
  editionLine: (commodity: string, of: number, edition: string): string =>
    `${commodity} · skema ${of} bintang · ${edition}`,
  decree: 'Penetapan',
  decreeValue: (number: string, date: string): string => `Keputusan Menteri Nomor ${number} tanggal ${date}`,
  validity: 'Masa berlaku',
  validUntil: (date: string): string => `Sampai dengan ${date}, atau sampai dicabut`,
  withoutEnd: 'Sampai dicabut atau dievaluasi ulang',
  evidence: 'Sidik digital',
  evidenceValue: (list: string, rules: string): string => `Daftar ${list}\nAturan ${rules}`,
  checkTitle: 'Keaslian',
  check: 'Pindai kode ini atau buka alamat berikut untuk memeriksanya.',
} as const
