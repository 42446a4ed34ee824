import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { corruptedJpeg, emptyFile, lockedPdf, truncatedPdf } from '../../src/demo/papers/broken.ts'
import { MAX_FILE_BYTES } from '../../src/modules/files/index.ts'
import { embeddingPaper, paper, photo, scriptedPaper } from './specimens.ts'

/** A file that must be refused: what the sentence about it says in both languages, beside its name. */
export type HostileFile = Readonly<{ name: string; shown?: string; content: Buffer; id: RegExp; en: RegExp }>

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A picture of a few kilobytes that says it has 60,000 by 60,000 pixels. */
export function bombPng(side = 60_000): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1_000_000), { level: 9 })
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** A JPEG of some hundred bytes whose header says that it has so many pixels. */
export async function bombJpeg(side = 30_000): Promise<Buffer> {
  const whole = Buffer.from(await photo(32, 32))
  const frame = whole.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(whole[at + 1] ?? 0))
  whole.writeUInt16BE(side, frame + 5)
  whole.writeUInt16BE(side, frame + 7)
  return whole
}

/** A ZIP with one file that is a gigabyte of nothing when it is opened. */
export function bombZip(): Buffer {
  const name = Buffer.from('kosong')
  const packed = deflateRawSync(Buffer.alloc(10_000_000), { level: 9 })
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04', 'latin1')
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(1_000_000_000, 22)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.write('PK\x01\x02', 'latin1')
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(1_000_000_000, 24)
  entry.writeUInt16LE(name.length, 28)
  const start = head.length + name.length + packed.length
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(start, 16)
  return Buffer.concat([head, name, packed, entry, name, end])
}

const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(2_000)])
const script = '<script>alert(document.domain)</script>'
const html = Buffer.from(`<!doctype html><title>contoh</title>${script}`)
const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)
const gif = Buffer.from(`GIF89a/*${'\0'.repeat(20)}*/=1;alert(1)//${script}`, 'latin1')
const renamed = /walaupun namanya berakhiran \.\w+.*Simpan ulang.*lalu unggah lagi/
const renamedEn = /although its name ends in \.\w+.*Save it again.*then upload it again/
const empty = { id: /kosong \(0 bita\).*unggah lagi/, en: /empty \(0 bytes\).*upload it again/ }
const large = { id: /lebih besar dari 10 MB\. Perkecil/, en: /larger than 10 MB\. Make it smaller/ }
const broken = { id: /(rusak|terpotong).*lalu unggah lagi/, en: /(damaged|cut off).*then upload it again/ }
const otherKind = { id: /yang diterima di sini.*unggah lagi/, en: /is accepted here.*upload it again/ }

/** Files that a field for photos refuses. */
export async function hostilePhotos(): Promise<readonly HostileFile[]> {
  const whole = await photo()
  const bad = await corruptedJpeg()
  return [
    { name: 'catatan.txt', content: Buffer.from('Hanya teks contoh.'), ...otherKind },
    { name: 'besar.jpg', content: Buffer.concat([whole, Buffer.alloc(MAX_FILE_BYTES)]), ...large },
    { name: 'kosong.jpg', content: emptyFile().content, ...empty },
    { name: 'program.jpg', content: program, id: renamed, en: renamedEn },
    { name: 'surat.jpg', content: paper(), id: renamed, en: renamedEn },
    { name: bad.name, content: bad.content, ...broken },
    { name: 'terpotong.jpg', content: whole.subarray(0, Math.floor(whole.length / 2)), ...broken },
    { name: 'gambar.svg', content: svg, ...otherKind },
    { name: 'halaman.html', content: html, ...otherKind },
    { name: 'dua-wajah.gif', content: gif, ...otherKind },
    {
      name: 'bom.png',
      content: bombPng(),
      id: /60000 x 60000 piksel.*Perkecil/,
      en: /60000 x 60000.*smaller/,
    },
    {
      name: 'raksasa.jpg',
      content: await bombJpeg(),
      id: /30000 x 30000 piksel.*Perkecil/,
      en: /30000 x 30000.*smaller/,
    },
    { name: 'bom.zip', content: bombZip(), ...otherKind },
    {
      name: '../../etc/sandi\u202e.jpg',
      shown: 'sandi.jpg',
      content: html,
      id: renamed,
      en: renamedEn,
    },
  ]
}

const scriptedPapers: readonly HostileFile[] = (['open', 'names', 'launch'] as const).map(how => ({
  name: `program-${how}.pdf`,
  content: scriptedPaper(how),
  id: /memuat program.*unggah lagi/,
  en: /holds a program.*upload it again/,
}))

/** Files that a field for papers refuses. */
export const hostilePapers = (): readonly HostileFile[] => [
  { ...truncatedPdf(), ...broken },
  {
    ...lockedPdf(),
    id: /dikunci dengan kata sandi.*unggah lagi/,
    en: /locked with a password.*upload it again/,
  },
  { ...emptyFile(), ...empty },
  { name: 'izin.pdf', content: program, id: renamed, en: renamedEn },
  { name: 'izin.pdf', content: html, id: renamed, en: renamedEn },
  { name: 'rusak.pdf', content: Buffer.from(`%PDF-1.7\n${script.repeat(40)}`), ...broken },
  { name: 'naskah.docx', content: Buffer.from('PK\x03\x04contoh'), ...otherKind },
  { name: 'bom.zip', content: bombZip(), ...otherKind },
  { name: 'arsip.pdf', content: Buffer.concat([bombZip(), paper()]), id: renamed, en: renamedEn },
  {
    name: 'dua-wajah.pdf',
    content: Buffer.concat([paper(), bombZip()]),
    id: /ada arsip ZIP.*unggah lagi/,
    en: /ZIP archive behind.*upload it again/,
  },
  { name: 'panjang.pdf', content: paper(10_000), id: /10000 halaman.*paling banyak 100/, en: /10000 pages/ },
  ...scriptedPapers,
  {
    name: 'lampiran.pdf',
    content: embeddingPaper(),
    id: /memuat berkas lain.*unggah lagi/,
    en: /holds other files.*upload it again/,
  },
  { name: 'besar.pdf', content: Buffer.concat([paper(), Buffer.alloc(MAX_FILE_BYTES, 0x20)]), ...large },
]
