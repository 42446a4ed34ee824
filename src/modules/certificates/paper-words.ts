import type { Locale } from '../../foundation/text.ts'

/** What is printed beside the certificate's own content. */
export type PaperWords = Readonly<{
  example: string
  number: string
  givenTo: string
  forProduct: string
  editionLine: (commodity: string, of: number, edition: string) => string
  decree: string
  decreeValue: (number: string, date: string) => string
  validity: string
  validUntil: (date: string) => string
  fromConferment: (months: number) => string
  withoutEnd: string
  evidence: string
  evidenceValue: (list: string, rules: string) => string
  checkTitle: string
  check: string
  seal: string
  sealedBy: (name: string) => string
  unsealed: string
}>

/** The words printed on a certificate. The Indonesian paper is the certificate; the English one says the same. */
export const paperWords: Readonly<Record<Locale, PaperWords>> = {
  id: {
    example: 'CONTOH',
    number: 'Nomor',
    givenTo: 'diberikan kepada',
    forProduct: 'atas produk',
    editionLine: (commodity, of, edition) => `${commodity} · skema ${of} bintang · ${edition}`,
    decree: 'Penetapan',
    decreeValue: (number, date) => `Keputusan Menteri Nomor ${number} tanggal ${date}`,
    validity: 'Masa berlaku',
    validUntil: date => `Sampai dengan ${date}, atau sampai dicabut`,
    fromConferment: months => `${months} bulan sejak tanggal penganugerahan, atau sampai dicabut`,
    withoutEnd: 'Sampai dicabut atau dievaluasi ulang',
    evidence: 'Sidik digital',
    evidenceValue: (list, rules) => `Daftar ${list}\nAturan ${rules}`,
    checkTitle: 'Keaslian',
    check: 'Pindai kode ini atau buka alamat berikut untuk memeriksanya.',
    seal: 'Segel elektronik',
    sealedBy: name =>
      `Disegel secara elektronik oleh ${name}. Segelnya ada di dalam berkas PDF; cetakan diperiksa dengan kode di samping.`,
    unsealed: 'Berkas ini tanpa segel elektronik; periksa dengan kode di samping.',
  },
  en: {
    example: 'EXAMPLE',
    number: 'Number',
    givenTo: 'awarded to',
    forProduct: 'for the product',
    editionLine: (commodity, of, edition) => `${commodity} · scheme of ${of} stars · ${edition}`,
    decree: 'Decision',
    decreeValue: (number, date) => `Decree of the Minister ${number} of ${date}`,
    validity: 'Validity',
    validUntil: date => `Until ${date}, or until withdrawn`,
    fromConferment: months => `${months} months from the day of its conferment, or until withdrawn`,
    withoutEnd: 'Until withdrawn or evaluated again',
    evidence: 'Digests',
    evidenceValue: (list, rules) => `List ${list}\nRules ${rules}`,
    checkTitle: 'Authenticity',
    check: 'Scan this code or open this address to check it.',
    seal: 'Electronic seal',
    sealedBy: name =>
      `Sealed electronically by ${name}. The seal lies within the PDF file; a print is checked by the code beside this.`,
    unsealed: 'This file has no electronic seal; check it by the code beside this.',
  },
}
