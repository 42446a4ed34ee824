import { catalogue } from '../../../platform/translations.ts'

/** The words of what the model says, and of further sheets. */
export const supportWords = catalogue(
  {
    title: 'Keyakinan hasil',
    partTitle: 'Pendukung: seberapa yakin hasil ini?',
    partLead:
      'Perkiraan ini membantu memilih usulan yang perlu dibahas. Bintang tetap dihitung dari nilai resmi menurut aturan, tidak pernah dari perkiraan.',
    more: 'Apa arti angka ini?',
    raw: 'Rata-rata lembar',
    fair: 'Nilai setara (perkiraan)',
    fairHint:
      'Nilai yang diperkirakan bila ketat-longgarnya penilai disamakan. Dengan sedikit lembar, perkiraan ditarik mendekati rata-rata semua usulan.',
    interval: 'Rentang 95 dari 100',
    range: (from: string, to: string) => `${from} sampai ${to}`,
    strip: (raw: string, fair: string, range: string) =>
      `R: rata-rata lembar ${raw}. S: nilai setara ${fair}, rentang ${range}. Garis tegak: garis bintang.`,
    chances: 'Peluang tiap hasil menurut nilai, sebelum gerbang aturan',
    chanceShort: (stars: string, percent: string) => `Model: ${stars} ${percent}`,
    unsure: (percent: string) => `Bintang paling mungkin hanya ${percent}`,
    sure: {
      almost: 'Hampir pasti',
      fairly: 'Cukup yakin',
      doubtful: 'Meragukan',
    },
    sureOf: (word: string, stars: string, percent: string) =>
      `${word}: yang paling mungkin ${stars} (${percent}).`,
    severities: 'Ketat-longgarnya penilai lembar ini',
    sheet: 'Lembar',
    inEdition: 'Nomor dalam edisi',
    sheets: 'Lembar',
    severity: 'Dibanding penilai lain',
    spread: 'Sebaran nilai sendiri',
    fit: 'Kesejalanan',
    stricter: (points: string) => `lebih ketat ${points} poin`,
    milder: (points: string) => `lebih longgar ${points} poin`,
    same: 'setara',
    fits: 'sejalan dengan yang lain',
    fitsNot: 'sering menyimpang: baca alasannya',
    fitUnknown: 'lembar masih sedikit',
    numberOf: (number: string) => `P${number}`,
    refused: {
      'too-few':
        'Perkiraan belum ada: baru sedikit lembar terkunci, kurang dari dua usulan atau dua penilai.',
      'few-nominations':
        'Perkiraan belum ada: kurang dari sepuluh usulan mempunyai dua lembar terkunci atau lebih, sehingga keyakinan belum dapat dihitung dengan wajar.',
      alike:
        'Perkiraan tidak dibuat: nilai produk di edisi ini tidak berbeda lebih dari yang dapat terjadi karena kebetulan.',
      'single-sheets':
        'Perkiraan belum ada: terlalu sedikit lembar pada usulan yang sama, sehingga ketatnya penilai tidak dapat dipisahkan dari mutu produk.',
      'not-linked': (groups: string, list: string) =>
        `Perkiraan tidak dibuat: penilai terbagi dalam ${groups} kelompok yang tidak menilai satu usulan pun bersama-sama (${list}). Ketatnya satu kelompok tidak dapat dipisahkan dari mutu produknya.`,
      'no-noise':
        'Perkiraan tidak dibuat: lembar penilai tidak menyisakan perbedaan yang tak terjelaskan, sehingga keyakinan tidak dapat dihitung.',
    },
    group: (assessors: string, nominations: string) => `${assessors} penilai dengan ${nominations} usulan`,
    limitUnused: 'Batas peluang dalam aturan tidak dipakai selama itu; batas yang lain tetap berlaku.',
    never: 'Mengapa bintang tidak mengikuti perkiraan?',
    lead: 'Seberapa yakin hasil edisi ini, seberapa ketat penilainya, dan usulan mana yang dikirim ke satu penilai lagi.',
    crumb: 'Pleno',
    toRepeats: 'Penilaian ulang',
    open: 'Keyakinan hasil dan lembar tambahan',
    surest: 'Keyakinan usulan yang menunggu pleno',
    none: 'Belum ada usulan yang menunggu pleno pada edisi ini.',
    almostRow: 'Hampir pasti (peluang 90 % atau lebih)',
    fairlyRow: 'Cukup yakin (70 sampai 90 %)',
    doubtfulRow: 'Meragukan (di bawah 70 %)',
    nominations: (count: string) => `${count} usulan`,
    differences: 'Dari mana perbedaan nilai berasal',
    ofProducts: 'Perbedaan antarproduk',
    ofAssessors: 'Perbedaan ketatnya penilai',
    ofChance: 'Perbedaan lain dari lembar ke lembar',
    about: (points: string) => `kira-kira ± ${points} poin`,
    assessors: 'Penilai edisi ini',
    assessorsLead:
      'Tanpa nama: nomor P hanya membedakan. Ketat bukan salah; yang penting setiap produk tidak hanya bertemu penilai ketat.',
    assessor: 'Penilai',
    further: 'Lembar tambahan',
    rule: 'Aturan edisi',
    ruleNone: 'Aturan edisi tidak menyebut batas untuk lembar tambahan. Yang meragukan dibahas dalam pleno.',
    ruleLead: (most: string) =>
      `Satu penilai lagi bila salah satu batas ini tercapai, sampai paling banyak ${most} lembar:`,
    rulePlenary: 'Bila salah satu batas ini tercapai, usulan dibahas dalam pleno:',
    limits: {
      spread: (points: string) => `nilai antarpenilai berselisih ${points} poin atau lebih`,
      line: (points: string) => `nilai resmi berjarak ${points} poin atau kurang dari garis bintang`,
      probability: (percent: string) => `peluang bintang yang paling mungkin di bawah ${percent}`,
    },
    wanted: 'Meragukan, belum diputuskan',
    picked: 'Mendapat satu penilai lagi',
    without: 'Tanpa penilai lain yang boleh; dibahas dalam pleno',
    forsaken: 'Menunggu pengganti, karena penilai tambahannya berhenti',
    back: 'Kembali ke pleno, karena tidak ada pengganti',
    closed:
      'Tahap penilaian sedang tidak dibuka. Lembar tambahan baru dapat diminta setelah tahap itu dibuka di halaman edisi.',
    add: 'Minta lembar tambahan',
    addLead: (picked: string, back: string) =>
      back === '0'
        ? `${picked} usulan akan kembali ke tahap penilaian sampai lembar tambahannya terkunci.`
        : `${picked} usulan akan kembali ke tahap penilaian sampai lembar tambahannya terkunci; ${back} usulan kembali ke pleno.`,
    addConfirm: 'Penilai yang bebannya paling ringan dan boleh menilai menerima lembarnya sekarang.',
    addConfirmLabel: 'Ya, minta',
    nothing: 'Tidak ada usulan yang dikirim ke penilai lain saat ini.',
    addOne: 'Minta satu lembar tambahan',
    addOneLead:
      'Aturan mengirim hasil ini ke satu penilai lagi: yang bebannya paling ringan dan boleh menilai. Ia tidak tahu bahwa lembarnya tambahan. Usulan kembali ke pleno setelah lembar itu terkunci.',
    why: 'Nilai resmi dan perkiraan: apa bedanya?',
    explained: [
      'Nilai resmi dihitung dari lembar menurut aturan edisi. Siapa pun dapat menghitungnya ulang dari lembar penilaian. Hanya nilai resmi yang menjadi bintang.',
      'Nilai itu dapat meleset karena kebetulan: satu produk bertemu dua penilai yang ketat, produk lain bertemu yang longgar. Perkiraan membandingkan semua lembar edisi, menghitung seberapa ketat tiap penilai, lalu menyebut seberapa mungkin setiap bintang.',
      'Karena itu aturan mengirim hasil yang meragukan ke satu penilai lagi. Nilai resmi menjadi lebih tepat dengan bertambahnya lembar, bukan dengan rumus. Pada uji tiruan dengan pengaturan contoh, cara ini mengurangi bintang yang keliru sekitar seperlima; perkiraan sendiri akan menguranginya sekitar tiga persepuluh.',
      'Meskipun begitu perkiraan tidak pernah mengubah bintang. Ia memakai anggapan yang tidak disebut aturan mana pun: penilai sama ketatnya bagi semua produk, dan penilai tersambung oleh produk yang dinilai bersama. Hasil satu produk juga akan bergantung pada lembar produk lain. Keputusan harus dapat diterangkan dari lembar produk itu sendiri.',
    ],
  },
  {
    title: 'How sure the results are',
    partTitle: 'Support: how sure is this result?',
    partLead:
      'This estimate helps to choose what needs a discussion. Stars still come from the official score by the rules, never from the estimate.',
    more: 'What do these figures mean?',
    raw: 'Mean of the sheets',
    fair: 'Fair score (estimate)',
    fairHint:
      'The score to expect if all assessors were equally strict. With few sheets it is drawn towards the mean of all nominations.',
    interval: 'Range, 95 of 100',
    range: (from, to) => `${from} to ${to}`,
    strip: (raw, fair, range) =>
      `R: mean of the sheets ${raw}. S: fair score ${fair}, range ${range}. Upright lines: lines of the stars.`,
    chances: 'Probability of each outcome by the score, before gates of the rules',
    chanceShort: (stars, percent) => `Model: ${stars} ${percent}`,
    unsure: percent => `Most probable star only ${percent}`,
    sure: { almost: 'Almost certain', fairly: 'Fairly sure', doubtful: 'In doubt' },
    sureOf: (word, stars, percent) => `${word}: most probable is ${stars} (${percent}).`,
    severities: 'How strict the assessors of these sheets are',
    sheet: 'Sheet',
    inEdition: 'Number in the edition',
    sheets: 'Sheets',
    severity: 'Compared with other assessors',
    spread: 'Spread of the own scores',
    fit: 'Agreement',
    stricter: points => `stricter by ${points} points`,
    milder: points => `milder by ${points} points`,
    same: 'the same',
    fits: 'agrees with the others',
    fitsNot: 'departs often: read the reasons',
    fitUnknown: 'few sheets so far',
    numberOf: number => `P${number}`,
    refused: {
      'too-few': 'No estimate yet: few sheets are locked, of fewer than two nominations or two assessors.',
      'few-nominations':
        'No estimate yet: fewer than ten nominations have two locked sheets or more, so how sure they are cannot be told reasonably.',
      alike: 'No estimate: the products of this edition do not differ by more than chance explains.',
      'single-sheets':
        'No estimate yet: too few sheets are of the same nominations, so strictness cannot be told from the quality of products.',
      'not-linked': (groups, list) =>
        `No estimate: the assessors fall into ${groups} groups that share not one nomination (${list}). How strict a group is cannot be told from the quality of its products.`,
      'no-noise':
        'No estimate: the sheets leave no unexplained difference at all, so how sure they are cannot be worked out.',
    },
    group: (assessors, nominations) =>
      `${assessors === '1' ? 'one assessor' : `${assessors} assessors`} with ${nominations === '1' ? 'one nomination' : `${nominations} nominations`}`,
    limitUnused: 'The probability limit of the rules is not used meanwhile; the other limits are.',
    never: 'Why do stars not follow the estimate?',
    lead: 'How sure the results of this edition are, how strict its assessors are, and which nominations go to one more assessor.',
    crumb: 'Plenary',
    toRepeats: 'Scoring once more',
    open: 'How sure the results are, and further sheets',
    surest: 'How sure the nominations before the plenary are',
    none: 'No nomination of this edition waits for the plenary yet.',
    almostRow: 'Almost certain (probability of 90% or more)',
    fairlyRow: 'Fairly sure (70 to 90%)',
    doubtfulRow: 'In doubt (below 70%)',
    nominations: count => `${count} nominations`,
    differences: 'Where differences between scores come from',
    ofProducts: 'Differences between products',
    ofAssessors: 'Differences in strictness of assessors',
    ofChance: 'Other differences from sheet to sheet',
    about: points => `about ± ${points} points`,
    assessors: 'Assessors of this edition',
    assessorsLead:
      'Without names: the number P only tells them apart. To be strict is no fault; what matters is that no product meets strict assessors only.',
    assessor: 'Assessor',
    further: 'Further sheets',
    rule: 'Rule of the edition',
    ruleNone:
      'The rules of the edition name no limit for further sheets. What is in doubt is discussed in the plenary.',
    ruleLead: most => `One more assessor where one of these limits is reached, up to ${most} sheets:`,
    rulePlenary: 'Where one of these limits is reached, the plenary discusses the nomination:',
    limits: {
      spread: points => `assessors differ by ${points} points or more`,
      line: points => `the official score is ${points} points or less from a star’s line`,
      probability: percent => `the most probable star has a probability below ${percent}`,
    },
    wanted: 'In doubt and not settled',
    picked: 'Get one more assessor',
    without: 'No other assessor may; for the plenary to discuss',
    forsaken: 'Wait for somebody else, as their further assessor stopped',
    back: 'Back to the plenary, as there is nobody else',
    closed:
      'The assessment stage is not open. Further sheets can be asked for once it is opened on the edition’s page.',
    add: 'Ask for further sheets',
    addLead: (picked, back) =>
      back === '0'
        ? `${picked} nominations go back into assessment until their further sheet is locked.`
        : `${picked} nominations go back into assessment until their further sheet is locked; ${back} go back to the plenary.`,
    addConfirm: 'The least loaded assessors who may score them get their sheets now.',
    addConfirmLabel: 'Yes, ask',
    nothing: 'No nomination goes to another assessor at the moment.',
    addOne: 'Ask for one more sheet',
    addOneLead:
      'The rules send this result to one more assessor: the least loaded who may score it. That person is not told that the sheet is a further one. The nomination comes back to the plenary once the sheet is locked.',
    why: 'Official score and estimate: what is the difference?',
    explained: [
      'The official score is computed from the sheets by the rules of the edition. Anyone can compute it again from the scoresheets. Only the official score becomes a star.',
      'That mean can be off by chance: one product meets two strict assessors, another meets mild ones. The estimate compares all sheets of the edition, works out how strict each assessor is, and says how probable each star is.',
      'This is why the rules send a doubtful result to one more assessor. The official score becomes more exact by more sheets, not by a formula. In a simulation with the settings of the example this takes away about a fifth of the wrong stars; the estimate by itself would take away about three tenths.',
      'Even so the estimate never changes a star. It rests on assumptions that no regulation names: that assessors are equally strict towards all products, and that they are linked by products scored together. The result of one product would also depend on the sheets of others. A decision has to be explained from the product’s own sheets.',
    ],
  },
)
