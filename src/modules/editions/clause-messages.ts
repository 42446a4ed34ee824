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
      suspendUntil: (until: string) => `Hasil ditangguhkan: ${until}`,
      capBand: (band: string) => `Paling tinggi ${band}`,
      capNode: (node: string, points: string) => `Nilai ${node} paling banyak ${points}`,
      noBand: 'tanpa bintang',
    },
    aggregation: {
      mean: 'Nilai akhir adalah rata-rata semua lembar penilaian yang terkunci.',
      median: 'Nilai akhir adalah nilai tengah semua lembar penilaian yang terkunci.',
      consensus: 'Nilai akhir adalah nilai lembar yang disepakati panel sesudah lembar perorangan.',
      secondJury: 'Bila panel kedua menilai, hanya lembarnya yang dihitung.',
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
    criterionNote: {
      evidence: (condition: string, points: string) =>
        `Tanpa bukti (${condition}) nilainya paling banyak ${points}.`,
      linear: 'Di antara dua angka, nilainya mengikuti garis lurus.',
    },
    further: {
      title: 'Yang menentukan di luar nilai',
      pass: 'Aturan yang harus dipenuhi',
      passLine: (condition: string) => `Dipenuhi bila ${condition}.`,
      relaxedLine: (place: string, condition: string) =>
        `Lebih ringan bila ${place}: cukup bila ${condition}.`,
      routing: 'Siapa yang memutuskan',
      routeLine: (points: string, level: string) => `Mulai ${points}: ${level}`,
      selections: 'Pilihan di antara usulan',
      award: (award: string, places: string) => `${award}: ${places}`,
      exception: (group: string, places: string) => `di ${group}: ${places}`,
      per: {
        all: 'Semua usulan bersama-sama.',
        commodity: 'Untuk tiap komoditas sendiri-sendiri.',
        fact: (title: string) => `Untuk tiap ${title} sendiri-sendiri.`,
      },
      byValue: 'Diurutkan menurut nilai yang dibulatkan.',
      byRank: (title: string) => `Diurutkan menurut ${title}.`,
      shortlist: (times: string) => `Daftar pendek memuat ${times} kali jumlah itu.`,
      ties: (nodes: string) => `Nilai yang sama dibedakan menurut ${nodes}.`,
      shared: 'Yang tetap sama berbagi peringkat; bila tempatnya tidak cukup, orang yang memilih.',
      lot: 'Yang tetap sama diurutkan dengan undian yang dicatat.',
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
      suspendUntil: until => `The result is suspended: ${until}`,
      capBand: band => `At most ${band}`,
      capNode: (node, points) => `${node} gives at most ${points}`,
      noBand: 'no star',
    },
    aggregation: {
      mean: 'The final score is the mean of all locked scoresheets.',
      median: 'The final score is the median of all locked scoresheets.',
      consensus: 'The final score is that of the sheet on which the panel agreed after the individual ones.',
      secondJury: 'Where a second jury sat, only its sheets count.',
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
    criterionNote: {
      evidence: (condition, points) => `Without the evidence (${condition}) it gives at most ${points}.`,
      linear: 'Between two numbers the points follow a straight line.',
    },
    further: {
      title: 'What decides beside the score',
      pass: 'Rules that have to be met',
      passLine: condition => `Met if ${condition}.`,
      relaxedLine: (place, condition) => `Easier where ${place}: enough if ${condition}.`,
      routing: 'Who decides',
      routeLine: (points, level) => `From ${points}: ${level}`,
      selections: 'Choices among the nominations',
      award: (award, places) => `${award}: ${places}`,
      exception: (group, places) => `in ${group}: ${places}`,
      per: {
        all: 'All nominations together.',
        commodity: 'For each commodity by itself.',
        fact: title => `For each ${title} by itself.`,
      },
      byValue: 'In the order of the rounded score.',
      byRank: title => `In the order of ${title}.`,
      shortlist: times => `The shortlist has ${times} times as many.`,
      ties: nodes => `Equal scores are told apart by ${nodes}.`,
      shared: 'What is still equal shares its rank; where there are too few places, people choose.',
      lot: 'What is still equal is put in order by a lot that is recorded.',
    },
  },
)
