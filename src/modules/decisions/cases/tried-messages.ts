import { catalogue } from '../../../platform/translations.ts'

/** The words of what rules make of a trial that nobody stored. */
export const triedWords = catalogue(
  {
    short: (quorum: string) =>
      `Aturan meminta sekurang-kurangnya ${quorum} lembar sebelum ada hasil. Ini hasil bila yang ada saja yang dihitung.`,
    mean: 'Nilai gabungan, tepat',
    rounded: 'Nilai setelah dibulatkan',
    stars: 'Menurut aturan',
    gates: 'Gerbang',
    gateApplied: (reason: string) => `bekerja: ${reason}`,
    gateSettled: (reason: string) => `tidak menangguhkan lagi, karena yang ditunggu sudah datang: ${reason}`,
    gateTooFew: (sheet: string, reason: string) => `belum bekerja, hanya pada ${sheet}: ${reason}`,
    gatesNone: 'tidak ada yang bekerja',
    sheets: 'Lembar yang dihitung',
    sheet: 'Lembar',
    total: 'Jumlah',
    counts: 'Dihitung',
    counted: 'ya',
    trimmed: 'tidak: nilai di ujung dikeluarkan',
    notCounted: 'tidak',
    strip: 'Sebaran nilai lembar percobaan',
    trace: 'Jalannya perhitungan',
    beside: 'Kriteria demi kriteria',
  },
  {
    short: quorum =>
      `The rules ask for at least ${quorum} sheets before there is a result. This is what those that there are come to.`,
    mean: 'Combined value, exact',
    rounded: 'Value after rounding',
    stars: 'By the rules',
    gates: 'Gates',
    gateApplied: reason => `in effect: ${reason}`,
    gateSettled: reason => `suspends no longer, because what it waited for has come: ${reason}`,
    gateTooFew: (sheet, reason) => `not in effect, on ${sheet} only: ${reason}`,
    gatesNone: 'none in effect',
    sheets: 'Sheets that count',
    sheet: 'Sheet',
    total: 'Total',
    counts: 'Counts',
    counted: 'yes',
    trimmed: 'no: the ends are left out',
    notCounted: 'no',
    strip: 'Spread of the tried sheets',
    trace: 'How it was computed',
    beside: 'Criterion by criterion',
  },
)
