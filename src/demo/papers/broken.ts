// Files that are not what they seem, for tests of what an upload must refuse or clean.
import sharp from 'sharp'
import { makePaper } from './make-paper.ts'

/** A file with the name under which a person would send it. */
export type Specimen = Readonly<{ name: string; content: Buffer }>

const samplePaper = (): Buffer =>
  makePaper({
    type: 'nib',
    number: '0000000000000',
    holder: 'Usaha Contoh',
    issuer: 'Kantor Perizinan Contoh',
    issuedOn: '2030-01-02',
    lines: ['Bidang usaha: contoh'],
    seed: 1,
  })

const samplePicture = () =>
  sharp({
    create: {
      width: 640,
      height: 480,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
      background: '#888888',
    },
  })

/** A PDF whose end never arrived. */
export function truncatedPdf(): Specimen {
  const whole = samplePaper()
  return { name: 'nib-terpotong.pdf', content: whole.subarray(0, Math.floor(whole.length * 0.6)) }
}

export const emptyFile = (): Specimen => ({ name: 'kosong.pdf', content: Buffer.alloc(0) })

/** A picture under a document's name. */
export async function pngNamedPdf(): Promise<Specimen> {
  const content = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#b08d57' } })
    .png()
    .toBuffer()
  return { name: 'sertifikat.pdf', content }
}

export const textNamedJpeg = (): Specimen => ({
  name: 'foto-produk.jpg',
  content: Buffer.from('Ini bukan gambar, hanya teks contoh.\n'.repeat(40)),
})

/** A JPEG whose header is whole and whose picture data are not: bytes of the scan are turned over. */
export async function corruptedJpeg(): Promise<Specimen> {
  const content = await samplePicture().jpeg({ quality: 80 }).toBuffer()
  const scan = content.indexOf(Buffer.from([0xff, 0xda]))
  const from = scan + 64
  // Runs of set bits look like markers with no meaning, which no decoder can read past.
  for (let at = from; at < content.length - 2; at++) {
    if ((at - from) % 97 < 24) content[at] = content[at]! ^ 0xff
  }
  content.fill(0xff, from + 200, from + 260)
  content.writeUInt16BE(0xffc5, from + 260)
  return { name: 'foto-rusak.jpg', content }
}

/** A PDF that wants to run a script when it is opened. */
export const scriptedPdf = (): Specimen => ({
  name: 'laporan-uji.pdf',
  content: plainPdf([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /Type /Action /S /JavaScript /JS (app.alert\\("contoh"\\);) >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ]),
})

/** A PDF that asks for a password nobody knows. */
export const lockedPdf = (): Specimen => ({
  name: 'sertifikat-terkunci.pdf',
  content: plainPdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`,
    ],
    `/Encrypt 4 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
  ),
})

/** A PDF that opens, blown up to `bytes` by a comment before its end. */
export function tooLargePdf(bytes: number): Specimen {
  const whole = samplePaper()
  const at = whole.lastIndexOf('startxref')
  const room = Math.max(0, bytes - whole.length - 2)
  const filling = Buffer.alloc(room + 2, 0x20)
  filling[0] = 0x25
  filling[filling.length - 1] = 0x0a
  return {
    name: 'pindaian-besar.pdf',
    content: Buffer.concat([whole.subarray(0, at), filling, whole.subarray(at)]),
  }
}

/** The smallest PDF around some objects, numbered from 1; the first is the catalog. */
function plainPdf(objects: readonly string[], trailer = ''): Buffer {
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((object, index) => {
    const from = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return from
  })
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`
  return Buffer.from(`${body}${end}startxref\n${body.length}\n%%EOF\n`, 'latin1')
}
