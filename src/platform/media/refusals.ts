import { problem, type Problem } from '../../foundation/problem.ts'
import { text, type Text } from '../../foundation/text.ts'
import type { ContentKind } from './content-kind.ts'
import type { MediaType } from './media.ts'

export const MAX_PAGES = 100
export const MAX_PIXELS = 60_000_000

/** Why a file is not taken; what the sentence needs beside the reason travels with it. */
export type Refusal =
  | Readonly<{
      code:
        | 'empty'
        | 'heic'
        | 'corrupted'
        | 'truncated'
        | 'encrypted'
        | 'no-pages'
        | 'too-slow'
        | 'program-inside'
        | 'files-inside'
        | 'archive-behind'
    }>
  | Readonly<{ code: 'wrong-type'; found: ContentKind }>
  | Readonly<{ code: 'too-many-pages'; pages: number }>
  | Readonly<{ code: 'too-many-pixels'; width: number; height: number }>

const typeNames: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
}

const foundNames: Readonly<Record<ContentKind, Text>> = {
  'application/pdf': text('dokumen PDF', 'a PDF document'),
  'image/jpeg': text('gambar JPEG', 'a JPEG picture'),
  'image/png': text('gambar PNG', 'a PNG picture'),
  'image/webp': text('gambar WebP', 'a WebP picture'),
  heic: text('foto HEIC', 'a HEIC photo'),
  'other-picture': text('gambar jenis lain', 'another kind of picture'),
  office: text('berkas Word, Excel, atau ZIP', 'a Word, Excel or ZIP file'),
  text: text('teks biasa', 'plain text'),
  program: text('program', 'a program'),
  'sound-or-film': text('rekaman suara atau video', 'a sound or film recording'),
  unknown: text('isi yang tidak dikenal', 'unknown content'),
}

const typesOfEndings: Readonly<Record<string, MediaType>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

const listOf = (types: readonly MediaType[], word: string): string => {
  const names = types.map(type => typeNames[type])
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`
}

function wrongType(found: ContentKind, accepted: readonly MediaType[], name: string): Problem {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  const claimed = typesOfEndings[ending]
  if (claimed && claimed !== found && accepted.includes(claimed)) {
    const type = typeNames[claimed]
    return problem(
      'renamed',
      '',
      text(
        `Berkas ini bukan ${type} walaupun namanya berakhiran .${ending}; isinya ${foundNames[found].id}. Simpan ulang sebagai ${type}, lalu unggah lagi.`,
        `This file is not a ${type} although its name ends in .${ending}; it holds ${foundNames[found].en}. Save it again as ${type}, then upload it again.`,
      ),
    )
  }
  return problem(
    'wrong-type',
    '',
    text(
      `Berkas ini ${foundNames[found].id}, sedangkan yang diterima di sini ${listOf(accepted, 'atau')}. Simpan ulang sebagai ${listOf(accepted, 'atau')}, lalu unggah lagi.`,
      `This file is ${foundNames[found].en}, while ${listOf(accepted, 'or')} is accepted here. Save it again as ${listOf(accepted, 'or')}, then upload it again.`,
    ),
  )
}

const plain = {
  empty: text(
    'Berkas ini kosong (0 bita). Periksa berkas di perangkat Anda, lalu unggah lagi.',
    'This file is empty (0 bytes). Check the file on your device, then upload it again.',
  ),
  heic: text(
    'Foto ini berbentuk HEIC, yang belum dapat dibaca di sini. Ubah ke JPEG di pengaturan kamera (iPhone: Pengaturan > Kamera > Format > Paling Kompatibel) atau simpan ulang sebagai JPEG, lalu unggah lagi.',
    'This photo is a HEIC, which cannot be read here. Switch to JPEG in the camera settings (iPhone: Settings > Camera > Formats > Most Compatible) or save it again as JPEG, then upload it again.',
  ),
  corrupted: text(
    'Berkas ini rusak sehingga tidak dapat dibuka. Pindai atau simpan ulang dari aslinya, lalu unggah lagi.',
    'This file is damaged and cannot be opened. Scan or save it again from the original, then upload it again.',
  ),
  truncated: text(
    'Berkas ini terpotong: bagian akhirnya tidak ada. Salin atau unduh ulang dari aslinya sampai selesai, lalu unggah lagi.',
    'This file is cut off: its end is missing. Copy or download it again from the original until it is complete, then upload it again.',
  ),
  encrypted: text(
    'PDF ini dikunci dengan kata sandi. Buka, simpan tanpa kata sandi, lalu unggah lagi.',
    'This PDF is locked with a password. Open it, save it without a password, then upload it again.',
  ),
  'no-pages': text(
    'PDF ini tidak memiliki halaman. Simpan ulang dari aslinya, lalu unggah lagi.',
    'This PDF has no pages. Save it again from the original, then upload it again.',
  ),
  'program-inside': text(
    'PDF ini memuat program (JavaScript atau perintah menjalankan sesuatu), yang tidak diterima di sini. Cetak ulang sebagai PDF biasa (Cetak > Simpan sebagai PDF), lalu unggah lagi.',
    'This PDF holds a program (JavaScript or an order to start something), which is not taken here. Print it as a plain PDF (Print > Save as PDF), then upload it again.',
  ),
  'files-inside': text(
    'PDF ini memuat berkas lain sebagai lampiran, yang tidak akan dilihat pemeriksa. Simpan tanpa lampiran dan unggah lampirannya sendiri bila diperlukan, lalu unggah lagi.',
    'This PDF holds other files as attachments, which nobody who checks it would see. Save it without them, upload an attachment by itself where it is needed, then upload it again.',
  ),
  'archive-behind': text(
    'Di belakang PDF ini ada arsip ZIP, sehingga berkasnya bukan PDF biasa. Cetak ulang sebagai PDF biasa, lalu unggah lagi.',
    'There is a ZIP archive behind this PDF, so it is no plain PDF. Print it as a plain PDF, then upload it again.',
  ),
  'too-slow': text(
    'Berkas ini terlalu rumit untuk diperiksa. Cetak ulang sebagai PDF biasa atau pindai sebagai gambar, lalu unggah lagi.',
    'This file is too complex to be checked. Print it as a plain PDF or scan it as a picture, then upload it again.',
  ),
} satisfies Readonly<Record<string, Text>>

/** The sentence for a refused file: what it is and what to do. */
export function refusalProblem(refusal: Refusal, accepted: readonly MediaType[], name: string): Problem {
  switch (refusal.code) {
    case 'wrong-type':
      return wrongType(refusal.found, accepted, name)
    case 'too-many-pages':
      return problem(
        refusal.code,
        '',
        text(
          `PDF ini ${refusal.pages} halaman, sedangkan paling banyak ${MAX_PAGES} halaman. Ambil halaman yang diperlukan saja, lalu unggah lagi.`,
          `This PDF has ${refusal.pages} pages, while at most ${MAX_PAGES} are taken. Keep only the pages that are needed, then upload it again.`,
        ),
      )
    case 'too-many-pixels':
      return problem(
        refusal.code,
        '',
        text(
          `Gambar ini ${refusal.width} x ${refusal.height} piksel, sedangkan paling banyak ${MAX_PIXELS / 1_000_000} megapiksel. Perkecil gambarnya, lalu unggah lagi.`,
          `This picture has ${refusal.width} x ${refusal.height} pixels, while at most ${MAX_PIXELS / 1_000_000} megapixels are taken. Make it smaller, then upload it again.`,
        ),
      )
    default:
      return problem(refusal.code, '', plain[refusal.code])
  }
}
