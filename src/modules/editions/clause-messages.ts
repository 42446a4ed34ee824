import { catalogue } from '../../platform/translations.ts'

/** The words from which rules are told: conditions, gates, the way from sheets to a score. */
export const clauseWords = catalogue(
  {
    condition: {
      always: 'selalu',
      never: 'tidak pernah',
      and: 'dan',
      or: 'atau',
      not: (clause: string) => `bukan (${clause})`,
      yes: (title: string) => `${title}: ya`,
      no: (title: string) => `${title}: tidak`,
      is: (title: string, value: string) => `${title}: ${value}`,
      oneOf: (title: string, values: string) => `${title} salah satu dari ${values}`,
      atLeast: (title: string, value: string) => `${title} ${value} atau lebih`,
      below: (title: string, value: string) => `${title} kurang dari ${value}`,
      answerIs: (title: string, answer: string) => `jawaban "${title}" adalah "${answer}"`,
    },
    gate: {
      disqualify: 'Tidak mendapat bintang',
      stopScoring: 'Penilaian lembar itu dihentikan dan bernilai nol',
      suspend: 'Hasil ditangguhkan sampai diperiksa',
      capBand: (band: string) => `Paling tinggi ${band}`,
      capNode: (node: string, points: string) => `Nilai ${node} paling banyak ${points}`,
      noBand: 'tanpa bintang',
    },
    aggregation: {
      mean: 'Nilai akhir adalah rata-rata semua lembar penilaian yang terkunci.',
      median: 'Nilai akhir adalah nilai tengah semua lembar penilaian yang terkunci.',
      trimmedMean: (trim: string) =>
        `Nilai akhir adalah rata-rata setelah ${trim} lembar tertinggi dan ${trim} lembar terendah dikeluarkan.`,
      rounding: {
        'half-up': (places: string) =>
          `Dibulatkan ke ${places} angka desimal, setengah dibulatkan ke atas, baru dibandingkan dengan batas bawah.`,
        'half-even': (places: string) =>
          `Dibulatkan ke ${places} angka desimal, setengah ke angka genap terdekat, baru dibandingkan dengan batas bawah.`,
        down: (places: string) =>
          `Dipotong pada ${places} angka desimal, baru dibandingkan dengan batas bawah.`,
      },
    },
  },
  {
    condition: {
      always: 'always',
      never: 'never',
      and: 'and',
      or: 'or',
      not: clause => `not (${clause})`,
      yes: title => `${title}: yes`,
      no: title => `${title}: no`,
      is: (title, value) => `${title}: ${value}`,
      oneOf: (title, values) => `${title} is one of ${values}`,
      atLeast: (title, value) => `${title} is ${value} or more`,
      below: (title, value) => `${title} is below ${value}`,
      answerIs: (title, answer) => `the answer to “${title}” is “${answer}”`,
    },
    gate: {
      disqualify: 'No star',
      stopScoring: 'Scoring of that sheet ends there, and it counts zero',
      suspend: 'The result is suspended until this is looked into',
      capBand: band => `At most ${band}`,
      capNode: (node, points) => `${node} gives at most ${points}`,
      noBand: 'no star',
    },
    aggregation: {
      mean: 'The final score is the mean of all locked scoresheets.',
      median: 'The final score is the median of all locked scoresheets.',
      trimmedMean: trim =>
        `The final score is the mean after the ${trim} highest and the ${trim} lowest sheets are left out.`,
      rounding: {
        'half-up': places =>
          `It is rounded to ${places} decimals, halves upwards, and then compared with the lower bounds.`,
        'half-even': places =>
          `It is rounded to ${places} decimals, halves to the even neighbour, and then compared with the lower bounds.`,
        down: places => `It is cut off after ${places} decimals and then compared with the lower bounds.`,
      },
    },
  },
)
