import { catalogue } from '../../platform/translations.ts'

/** The words of letters to offices. They name products and former stars of the office's own area alone. */
export const letterWords = catalogue(
  {
    subject: {
      call: (edition: string) => `Evaluasi ulang penerima bintang: ${edition}`,
      reminder: (edition: string) => `Pengingat: evaluasi ulang ${edition}`,
    },
    opening: {
      call: (edition: string) =>
        `pemegang penghargaan berikut dipanggil untuk dievaluasi ulang dalam ${edition}:`,
      reminder: (edition: string) =>
        `pemegang penghargaan berikut dipanggil untuk dievaluasi ulang dalam ${edition}, dan usulannya belum dikirim:`,
    },
    line: (product: string, maker: string, stars: string, of: string, when: string) =>
      `- ${product}, ${maker}: ${stars} dari ${of} bintang (${when})`,
    until: (deadline: string) => `Usulan dikirim paling lambat ${deadline}.`,
    noDeadline: 'Batas waktunya akan diumumkan pada halaman edisi.',
    text: (name: string, opening: string, lines: string, deadline: string, link: string) =>
      `Yth. ${name},\n\n${opening}\n\n${lines}\n\n${deadline} Pemegang yang tidak ikut akan dinyatakan tidak dievaluasi ulang, dan pernyataan itu terbuka bagi umum.\n\nHasil terdahulu, saran perbaikan, dan dokumen yang perlu diperbarui ada di sini:\n${link}\n`,
  },
  {
    subject: {
      call: edition => `Re-evaluation of star holders: ${edition}`,
      reminder: edition => `Reminder: re-evaluation in ${edition}`,
    },
    opening: {
      call: edition => `the following holders are called to be evaluated again in ${edition}:`,
      reminder: edition =>
        `the following holders are called to be evaluated again in ${edition}, and no nomination of them was sent yet:`,
    },
    line: (product, maker, stars, of, when) => `- ${product}, ${maker}: ${stars} of ${of} stars (${when})`,
    until: deadline => `Nominations close on ${deadline}.`,
    noDeadline: 'The deadline will be announced on the page of the edition.',
    text: (name, opening, lines, deadline, link) =>
      `Dear ${name},\n\n${opening}\n\n${lines}\n\n${deadline} Of a holder who does not come it will be said in public that it was not re-evaluated.\n\nThe former result, its advice and the documents to renew are here:\n${link}\n`,
  },
)
