import { catalogue } from '../../../platform/translations.ts'

/** The words of the page on which the chair opens a locked sheet again. */
export const unlockWords = catalogue(
  {
    findTitle: 'Lembar penilaian sebuah produk',
    findLead:
      'Ketik kode buta produknya. Penilai menyebutkan kode ini bersama tanda lembarnya bila meminta lembar dibuka kembali.',
    code: 'Kode buta',
    example: 'KT-4729',
    find: 'Buka',
    unknown: 'Tidak ada produk edisi ini yang sedang atau sudah dinilai dengan kode ini.',
    title: (code: string) => `Lembar penilaian ${code}`,
    lead: 'Setiap lembar bertanda pendek; nama penilainya tidak ditampilkan.',
    sheet: (mark: string) => `Lembar ${mark}`,
    open: 'Sedang dikerjakan penilai.',
    locked: (when: string) => `Terkunci ${when}.`,
    total: (points: string) => `Jumlah: ${points}.`,
    hidden: 'Nilai tampil setelah semua lembar produk ini terkunci.',
    unlock: 'Buka kembali',
    unlockText:
      'Penilai dapat mengubah lembarnya dan menguncinya lagi. Versi yang terkunci sekarang tetap disimpan dan dapat dibaca ketua serta auditor. Tindakan ini tercatat.',
    reason: 'Alasan membuka kembali',
    reasonHint: 'Dibaca oleh penilai. Jangan menulis nilai penilai lain atau nama produsen.',
    kept: (version: number, when: string) => `Versi ${version}, terkunci ${when}`,
    keptWhy: (when: string, reason: string) => `Dibuka kembali ${when}: ${reason}`,
    criterion: 'Kriteria',
    chosen: 'Jawaban',
    why: 'Alasan',
    settled: 'Pleno sudah memutuskan produk ini; lembarnya tidak dapat dibuka lagi.',
    none: 'Belum ada lembar.',
    interest: {
      declared: 'Penilainya menyatakan benturan kepentingan setelah mengunci. Lembar ini tertutup baginya.',
      found:
        'Ditemukan kemungkinan benturan penilainya dengan produk ini. Lembar ini tertutup baginya sampai sekretariat memeriksanya.',
    },
    aside: 'Kesampingkan lembar',
    asideReason: 'Alasan mengesampingkan',
    asideHint: 'Tercatat dalam riwayat. Jangan menulis nama produsen.',
    asideText:
      'Lembar ini tetap tersimpan tetapi tidak dihitung lagi. Produknya kembali ke penilaian, dan sekretariat menugaskan penilai lain.',
    jury: 'Lembar juri kedua',
    juryHidden: 'Nilai tampil setelah semua lembar juri ini terkunci.',
    agreed: 'Lembar bersama',
    agreedOpen: 'Sedang disusun panel.',
    agreedTied: (marks: string) =>
      `Sesudah lembar bersama terkunci diketahui benturan kepentingan penilai lembar ${marks}. Isinya tetap dihitung sampai Anda memutuskan: buka kembali lembar bersama, supaya penilai lain menyatakan setuju lagi. Lembar itu dapat dikesampingkan sesudahnya.`,
    toAgreed: 'Lihat lembar bersama',
    forFurther: 'Ada lembar tambahan dari penilai lain.',
    agreedReasonHint: 'Dibaca oleh semua penilai produk ini. Jangan menulis nama produsen.',
    openAgreedText:
      'Isi lembar tetap dan dapat diubah; semua penilai menyatakan setuju lagi. Versi yang terkunci sekarang tetap disimpan dan dapat dibaca ketua serta auditor. Tindakan ini tercatat.',
  },
  {
    findTitle: 'The scoresheets of a product',
    findLead:
      'Type the product’s blind code. An assessor who asks for a sheet to be opened again names it with the mark of the sheet.',
    code: 'Blind code',
    example: 'KT-4729',
    find: 'Open',
    unknown: 'No product of this edition that is or was scored has this code.',
    title: code => `Scoresheets of ${code}`,
    lead: 'Each sheet has a short mark; the name of its assessor is not shown.',
    sheet: mark => `Sheet ${mark}`,
    open: 'The assessor is working on it.',
    locked: when => `Locked ${when}.`,
    total: points => `Total: ${points}.`,
    hidden: 'Marks are shown once every sheet of this product is locked.',
    unlock: 'Open again',
    unlockText:
      'The assessor can change the sheet and lock it again. The version that is locked now is kept, for the chair and the auditor to read. This act is recorded.',
    reason: 'Reason for opening it again',
    reasonHint: 'The assessor reads it. Do not name marks of other assessors or the producer.',
    kept: (version, when) => `Version ${version}, locked ${when}`,
    keptWhy: (when, reason) => `Opened again ${when}: ${reason}`,
    criterion: 'Criterion',
    chosen: 'Answer',
    why: 'Reason',
    settled: 'The plenary has settled this product; its sheets can no longer be opened.',
    none: 'There is no sheet yet.',
    interest: {
      declared: 'Its assessor declared an interest after the lock. The sheet is closed to them.',
      found:
        'A possible interest of its assessor in this product was found. The sheet is closed to them until the secretariat has looked into it.',
    },
    aside: 'Set the sheet aside',
    asideReason: 'Reason for setting it aside',
    asideHint: 'Kept in the history. Do not name the producer.',
    asideText:
      'The sheet is kept and counts no more. The product goes back to be scored, and the secretariat assigns somebody else.',
    jury: 'Sheets of the second jury',
    juryHidden: 'Marks are shown once every sheet of this jury is locked.',
    agreed: 'Agreed sheet',
    agreedOpen: 'The panel is working on it.',
    agreedTied: marks =>
      `After the agreed sheet was locked, an interest of the assessor of sheet ${marks} came to light. It counts until you decide: open the agreed sheet again, so that the others agree anew. That sheet can be set aside after that.`,
    toAgreed: 'See the agreed sheet',
    forFurther: 'Another assessor gave one more sheet.',
    agreedReasonHint: 'Every assessor of this product reads it. Do not name the producer.',
    openAgreedText:
      'What the sheet says stays and can be changed; every assessor agrees once more. The version that is locked now is kept, for the chair and the auditor to read. This act is recorded.',
  },
)
