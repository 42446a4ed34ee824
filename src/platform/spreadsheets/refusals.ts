import { text, type Text } from '../../foundation/text.ts'
import { largerThan } from '../files/file-size.ts'
import type { SheetRefusal } from './sheet.ts'

const smaller = text(
  'Hapus gambar dan lembar yang tidak perlu, atau bagi menjadi beberapa berkas.',
  'Remove pictures and sheets that are not needed, or split it into several files.',
)
const sentences: Readonly<Record<Exclude<SheetRefusal['code'], 'too-many-rows' | 'too-large'>, Text>> = {
  empty: text(
    'Berkas ini kosong (0 bita). Simpan lagi dari aplikasi lembar kerja, lalu kirim ulang.',
    'This file is empty (0 bytes). Save it again from the spreadsheet program, then send it.',
  ),
  'too-much': text(
    'Isi berkas ini menjadi terlalu besar bila dibuka. Salin tabelnya ke templat yang baru, lalu kirim templat itu.',
    'The content of this file becomes too large when it is opened. Copy the table into a new template and send that.',
  ),
  'wrong-type': text(
    'Berkas ini bukan lembar kerja Excel (.xlsx) atau CSV. Simpan sebagai .xlsx atau CSV, lalu kirim lagi.',
    'This is no Excel workbook (.xlsx) or CSV file. Save it as .xlsx or CSV, then send it again.',
  ),
  'old-format': text(
    'Berkas ini berformat Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai, pilih .xlsx, lalu kirim hasilnya.',
    'This file has the old Excel format (.xls). Open it in Excel, choose Save As, choose .xlsx, and send the result.',
  ),
  password: text(
    'Berkas ini dilindungi kata sandi. Simpan salinannya tanpa kata sandi, lalu kirim salinan itu.',
    'This file is protected by a password. Save a copy without a password and send the copy.',
  ),
  encoding: text(
    'Huruf dalam berkas ini tidak dapat dibaca. Simpan sebagai "CSV UTF-8" atau .xlsx, lalu kirim lagi.',
    'The characters of this file cannot be read. Save it as "CSV UTF-8" or .xlsx, then send it again.',
  ),
  broken: text(
    'Berkas ini rusak atau tidak lengkap. Buka di Excel, simpan lagi sebagai .xlsx, lalu kirim ulang.',
    'This file is damaged or incomplete. Open it in Excel, save it again as .xlsx, then send it.',
  ),
  'too-slow': text(
    'Berkas ini terlalu lama dibaca. Bagi menjadi beberapa berkas yang lebih kecil.',
    'This file takes too long to read. Split it into several smaller files.',
  ),
}

/** What is wrong with a file, and what to do. */
export function refusalText(
  { code, rows = 0 }: SheetRefusal,
  limits: Readonly<{ bytes: number; rows: number }>,
): Text {
  if (code === 'too-large') return largerThan(limits.bytes, smaller)
  if (code !== 'too-many-rows') return sentences[code]
  const [own, most] = [rows, limits.rows].map(count => count.toLocaleString('id-ID'))
  const [ownEn, mostEn] = [rows, limits.rows].map(count => count.toLocaleString('en-GB'))
  return text(
    `Satu lembar berisi ${own} baris, sedangkan paling banyak ${most} baris. Bagi menjadi beberapa berkas.`,
    `One sheet has ${ownEn} rows, while ${mostEn} is the most. Split it into several files.`,
  )
}
