import { catalogue } from '../../platform/translations.ts'

/** What each page of the editor says one can do next. */
export const nextWords = catalogue(
  {
    title: 'Langkah berikutnya',
    mend: (count: number) =>
      `Perbaiki ${count} hal yang ditemukan pemeriksaan; masing-masing dengan tautannya.`,
    toCheck: 'Lihat pemeriksaan',
    change: 'Belum ada yang diubah. Pilih satu bagian aturan, ubah, lalu simpan.',
    toParts: 'Pilih bagian',
    noCases:
      'Belum ada kasus, dan tanpa kasus versi ini nanti tidak dapat diterbitkan. Coba satu lembar, lalu simpan sebagai kasus.',
    failedCases: 'Ada kasus yang hasilnya berbeda. Buka kasus itu, lalu perbaiki aturannya atau kasusnya.',
    toTrial: 'Lihat dan coba',
    ready:
      'Pemeriksaan bersih dan semua kasus sesuai. Baca perubahannya, uji ulang pada hasil edisi, lalu selesaikan menjadi versi baru.',
    toEnd: 'Selesaikan',
    seeCheck: 'Lihat pemeriksaan dan perubahan di halaman susunan',
    seeTrial: 'Lihat dan coba sebagai penilai',
    seeRehearsal: 'Uji ulang pada hasil edisi yang sudah diumumkan',
    goneTitle: 'Bagian ini sudah berubah tempat',
    gone: 'Orang lain mengeluarkan atau memindahkan bagian ini sewaktu Anda mengisinya. Tidak ada yang tersimpan dari isian Anda, dan bagian lain tidak tersentuh. Buka bagian yang Anda maksud, lalu salin isian di bawah.',
    goneTyped: 'Isian Anda',
    fine: 'Baik',
    compared: 'Untuk mengubah sesuatu, buka susunan aturan edisinya dari halaman edisi.',
    toEditions: 'Ke daftar edisi',
  },
  {
    title: 'Next step',
    mend: count =>
      `Mend ${count === 1 ? 'the 1 thing' : `the ${count} things`} that the check found; each has its link.`,
    toCheck: 'See the check',
    change: 'Nothing has been changed yet. Choose a part of the rules, change it, and save.',
    toParts: 'Choose a part',
    noCases:
      'There are no cases yet, and without cases this version cannot be published later. Try a sheet, then keep it as a case.',
    failedCases: 'A case comes to something else. Open it, then mend the rules or the case.',
    toTrial: 'See and try',
    ready:
      'The check is clean and every case is as expected. Read what changed, rehearse it on the results of an edition, then finish it as a new version.',
    toEnd: 'Finish',
    seeCheck: 'See the check and the changes on the page of the draft',
    seeTrial: 'See and try as an assessor',
    seeRehearsal: 'Rehearse on the results of a published edition',
    goneTitle: 'This part is not where it was',
    gone: 'Somebody else took this part out or moved it while you filled it in. Nothing of what you typed was stored, and no other part was touched. Open the part that you mean, then copy what stands below.',
    goneTyped: 'What you typed',
    fine: 'Fine',
    compared: 'To change something, open the draft of the edition’s rules from the page of the edition.',
    toEditions: 'To the list of editions',
  },
)
