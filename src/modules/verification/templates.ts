import { text, type Text } from '../../foundation/text.ts'
import type { CheckKind } from './check-item.ts'

/** A reason that is given often. It says what is wrong and what to do. */
export type ReasonTemplate = Readonly<{ id: string; text: Text }>

export const reasonTemplates: Readonly<Record<CheckKind, readonly ReasonTemplate[]>> = {
  document: [
    {
      id: 'unreadable',
      text: text(
        'Berkas tidak terbaca. Pindai ulang dengan cahaya cukup dan unggah seluruh halamannya.',
        'The file cannot be read. Scan it again in good light and upload all of its pages.',
      ),
    },
    {
      id: 'other-owner',
      text: text(
        'Nama pada dokumen berbeda dari nama IKM yang diusulkan. Unggah dokumen atas nama IKM tersebut.',
        'The name on the document is not that of the nominated producer. Upload one in the producer’s name.',
      ),
    },
    {
      id: 'other-number',
      text: text(
        'Nomor yang diisi berbeda dari nomor pada berkas. Perbaiki nomornya.',
        'The number entered is not the number on the file. Correct the number.',
      ),
    },
    {
      id: 'expired',
      text: text(
        'Masa berlaku dokumen sudah habis atau habis sebelum penetapan. Perpanjang, lalu unggah yang baru.',
        'The document has expired, or expires before the decision. Renew it and upload the new one.',
      ),
    },
    {
      id: 'wrong-document',
      text: text(
        'Dokumen yang diunggah bukan dokumen yang diminta. Unggah dokumen yang sesuai.',
        'This is not the document that is asked for. Upload the right one.',
      ),
    },
    {
      id: 'not-signed',
      text: text(
        'Dokumen belum ditandatangani atau belum dibubuhi cap. Lengkapi, lalu unggah kembali.',
        'The document is not signed or stamped. Complete it and upload it again.',
      ),
    },
    {
      id: 'not-registered',
      text: text(
        'Nomor tidak ditemukan pada penerbitnya. Pastikan nomornya, atau urus kembali dokumennya.',
        'The issuer does not know this number. Make sure of the number, or apply for the document again.',
      ),
    },
  ],
  section: [
    {
      id: 'unclear',
      text: text(
        'Jawaban belum menjelaskan apa yang ditanyakan. Tulis keterangan yang nyata beserta contohnya.',
        'The answer does not say what is asked. Write what is actually done, with examples.',
      ),
    },
    {
      id: 'contradiction',
      text: text(
        'Jawaban tidak sesuai dengan dokumen. Samakan keduanya.',
        'The answer does not agree with the documents. Bring them into line.',
      ),
    },
    {
      id: 'numbers',
      text: text(
        'Angka yang diisi tidak masuk akal atau tidak berjumlah benar. Periksa dan perbaiki.',
        'The numbers are implausible or do not add up. Check and correct them.',
      ),
    },
  ],
  photos: [
    {
      id: 'quality',
      text: text(
        'Foto kurang jelas. Ambil ulang dengan cahaya cukup dan produk terlihat utuh.',
        'The photos are not clear. Take them again in good light, with the whole product in view.',
      ),
    },
    {
      id: 'other-product',
      text: text(
        'Foto menampilkan produk lain. Unggah foto produk yang diusulkan.',
        'The photos show another product. Upload photos of the nominated one.',
      ),
    },
    {
      id: 'identity',
      text: text(
        'Nama usaha atau wajah terlihat pada foto. Ganti dengan foto tanpa keduanya.',
        'The firm’s name or a face can be seen. Replace them by photos without either.',
      ),
    },
  ],
}

/** By which way a document was looked up: kept with the document in these words. */
export const waysOfChecking = {
  paper: text('Dibandingkan dengan berkas yang diunggah', 'Compared with the uploaded file'),
  register: text('Dicari pada daftar penerbit', 'Looked up in the issuer’s register'),
  phone: text('Ditanyakan kepada penerbit', 'Asked of the issuer'),
} as const satisfies Record<string, Text>
export type WayOfChecking = keyof typeof waysOfChecking
