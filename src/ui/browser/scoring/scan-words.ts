import { catalogue } from '../../../platform/translations.ts'

const words = catalogue(
  {
    opening: 'Membuka kamera…',
    looking: 'Arahkan kamera ke kode QR pada label contoh.',
    nothingYet:
      'Belum ada kode yang terbaca. Dekatkan kamera, ratakan labelnya, dan beri cahaya; atau ketik kode butanya.',
    otherCode:
      'Kode yang terbaca bukan kode buta pada label contoh. Arahkan ke label lain, atau ketik kode butanya.',
    noReader: 'Pembaca kode tidak dapat dimuat. Periksa sambungan lalu coba lagi, atau ketik kode butanya.',
    odd: 'Tulisan ini bukan kode buta. Kode buta terdiri atas dua huruf dan empat angka.',
  },
  {
    opening: 'Opening the camera…',
    looking: 'Point the camera at the QR code on the sample’s label.',
    nothingYet:
      'No code could be read yet. Go closer, hold the label flat and give it light; or type the blind code.',
    otherCode:
      'The code that was read is not the blind code of a sample. Point at another label, or type the blind code.',
    noReader:
      'The reader of codes could not be loaded. Check the connection and try again, or type the blind code.',
    odd: 'This is not a blind code. A blind code has two letters and four digits.',
  },
)

/** Not from the words of every page, which would all come along. */
export const say = words[document.documentElement.lang === 'en' ? 'en' : 'id']
