import { catalogue } from '../../../platform/translations.ts'

/** What a producer reads beside the questions of the own part: short, and without the office's words. */
export const ownPartWords = catalogue(
  {
    home: 'Bagian saya',
    lead: 'Jawab dengan kata-kata Anda sendiri. Boleh sebentar-sebentar: yang Anda tulis tersimpan sendiri.',
    save: 'Simpan',
    back: 'Kembali ke daftar bagian saya',
    next: (title: string) => `Lanjut: ${title}`,
    closed:
      'Bagian ini tidak dapat diubah lagi, karena dinas sudah menyetujui atau mengirim berkasnya. Bila ada yang keliru, hubungi dinas.',
    othersSaved: 'Jawaban yang lain sudah tersimpan',
  },
  {
    home: 'My part',
    lead: 'Answer in your own words. You can stop and go on at any time: what you write is saved by itself.',
    save: 'Save',
    back: 'Back to the list of my part',
    next: title => `Next: ${title}`,
    closed:
      'This part cannot be changed any more, since the office has approved or sent the file. If something is wrong, tell the office.',
    othersSaved: 'The other answers are saved',
  },
)
