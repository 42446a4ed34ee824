import { catalogue } from '../../../platform/translations.ts'

/** The words for what the rules say beside the star: other scales, the level that decides, rules that are passed or not. */
export const furtherWords = catalogue(
  {
    noBand: 'belum tercapai',
    notYet: 'tidak diberikan',
    before: (band: string) => `sebelum gerbang: ${band}`,
    level: 'Diputuskan oleh',
    levelOf: (level: string) => `Menurut aturan diputuskan oleh ${level}`,
    routed: 'Tingkat yang memutuskan menurut aturan',
    routedNote:
      'Aturan edisi menyebut tingkat yang memutuskan. Daftar ini memuat baris itu dengan nama tingkatnya; putusan tingkat itu dibuat di luar Bintang.',
    failed: 'Aturan yang tidak terpenuhi',
    relaxed: (rule: string) => `Terpenuhi dengan bentuk yang lebih ringan: ${rule}`,
    unknown: (rule: string) => `Belum dapat diperiksa: ${rule}`,
    asComputed:
      'Skala lain dan tingkat yang memutuskan tetap seperti hasil hitung: pleno hanya dapat berbeda pada bintang.',
    steps: {
      outcome: (scale: string, band: string) => `Skala ${scale}: ${band}.`,
      failed: (reason: string) => `Aturan tidak terpenuhi: ${reason}`,
      relaxed: (rule: string) => `Terpenuhi dengan bentuk yang lebih ringan: ${rule}.`,
      settled: (reason: string) =>
        `Gerbang tidak lagi menangguhkan, karena yang ditunggu sudah datang: ${reason}`,
      come: (title: string, value: string, paper: string) =>
        `Tercatat datang: ${title}, ${value} (${paper}).`,
      route: (level: string, reason: string) => `Diputuskan oleh ${level}: ${reason}`,
    },
  },
  {
    noBand: 'none reached',
    notYet: 'not given',
    before: band => `before gates: ${band}`,
    level: 'Decided by',
    levelOf: level => `By the rules decided by ${level}`,
    routed: 'The level that decides by the rules',
    routedNote:
      'The rules of the edition name the level that decides. The list holds such a line under the name of its level; the decision of that level is made outside of Bintang.',
    failed: 'Rules that are not met',
    relaxed: rule => `Met in the easier form: ${rule}`,
    unknown: rule => `Cannot be checked yet: ${rule}`,
    asComputed:
      'Other scales and the level that decides stay as computed: the plenary can depart on the star alone.',
    steps: {
      outcome: (scale, band) => `Scale ${scale}: ${band}.`,
      failed: reason => `A rule is not met: ${reason}`,
      relaxed: rule => `Met in the easier form: ${rule}.`,
      settled: reason => `A gate suspends no longer, because what it waited for has come: ${reason}`,
      come: (title, value, paper) => `Recorded as come: ${title}, ${value} (${paper}).`,
      route: (level, reason) => `Decided by ${level}: ${reason}`,
    },
  },
)

/** The words around a suspension by the rules, and what ends it. */
export const awaitedWords = catalogue(
  {
    title: 'Menunggu sebelum ada hasil',
    lead: 'Aturan edisi menangguhkan hasil usulan ini. Pleno tidak dapat memberi bintang sampai yang ditunggu tercatat datang.',
    reason: 'Sebab',
    until: 'Yang ditunggu',
    noUntil: 'Pemeriksaan atas hal itu selesai.',
    now: 'Yang berlaku sekarang',
    come: 'Sudah datang',
    notCome: 'Belum datang',
    recorded: (when: string, paper: string) => `Dicatat ${when} menurut ${paper}.`,
    bySecretariat: 'Sekretariat mencatatnya setelah menerima suratnya.',
    formTitle: (what: string) => `Catat yang ditunggu: ${what}`,
    choose: 'Catat bahwa sudah datang',
    value: 'Isi yang benar menurut surat',
    hasCome: 'Sudahkah yang ditunggu itu datang?',
    yes: 'Sudah',
    no: 'Belum',
    paper: 'Surat yang menyatakannya',
    paperHint: 'Nomor, tanggal, dan pengirimnya.',
    why: 'Penjelasan',
    whyHint:
      'Apa isi surat itu dan mengapa penangguhan berakhir. Dibaca pleno, Direktur Jenderal, dan Menteri. Jangan menyebut nama penilai.',
    save: 'Catat',
    leave: 'Batal',
    inList: 'Yang ditunggu dan telah datang',
    filter: 'Ditangguhkan oleh aturan',
  },
  {
    title: 'Waiting before there is a result',
    lead: 'The rules of the edition suspend the result of this nomination. The plenary can give no star until what is awaited is on record.',
    reason: 'Cause',
    until: 'What is awaited',
    noUntil: 'That this has been looked into.',
    now: 'What counts now',
    come: 'Has come',
    notCome: 'Has not come',
    recorded: (when, paper) => `Recorded ${when} by ${paper}.`,
    bySecretariat: 'The secretariat records it once it has the paper.',
    formTitle: what => `Record what is awaited: ${what}`,
    choose: 'Record that it has come',
    value: 'What is right by the paper',
    hasCome: 'Has what is awaited come?',
    yes: 'Yes, it has come',
    no: 'Not yet',
    paper: 'The paper that says so',
    paperHint: 'Its number, date and sender.',
    why: 'Explanation',
    whyHint:
      'What the paper says, and why the suspension ends. Read by the plenary, the Director General and the Minister. Do not name assessors.',
    save: 'Record',
    leave: 'Cancel',
    inList: 'What was awaited and has come',
    filter: 'Suspended by the rules',
  },
)
