import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'

/** A PDF written by hand, object by object, with a correct index. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let body = '%PDF-1.7\n'
  const places: number[] = []
  objects.forEach((object, index) => {
    places.push(body.length)
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
  })
  const start = body.length
  const rows = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

const stream = (content: string, dictionary = ''): string =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`

/** A4 pages, each with a dark bar across its upper half and the words given. */
export function paper(pages = 1, words = 'CONTOH'): Buffer {
  const content = stream(`0 0 0 rg 0 500 595 100 re f BT /F1 24 Tf 72 400 Td (${words}) Tj ET`)
  const kids = Array.from({ length: pages }, (_, index) => `${index + 5} 0 R`).join(' ')
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 3 0 R >>'
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    content,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...Array.from({ length: pages }, () => page),
  ])
}

/** Forms that each paint the next ten times: a few hundred bytes that take for ever. */
export function endlessPaper(): Buffer {
  const levels = 12
  const forms = Array.from({ length: levels }, (_, index) => {
    const last = index === levels - 1
    const resources = last ? '' : `/Resources << /XObject << /N ${index + 6} 0 R >> >>`
    const body = last ? '0 0 10 10 re f' : '/N Do '.repeat(10)
    return stream(body, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${resources}`)
  })
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /N 5 0 R >> >> /Contents 4 0 R >>',
    stream('/N Do'),
    ...forms,
  ])
}

const onePage = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'

/** A page, and a program that starts when it is opened, stands among its names, or lies on this machine. */
export function scriptedPaper(how: 'open' | 'names' | 'launch'): Buffer {
  const ways = {
    open: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
    names: '/Names << /JavaScript << /Names [(a) 4 0 R] >> >>',
    launch: '/OpenAction << /S /Launch /F (contoh.exe) >>',
  }
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${ways[how]} >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    onePage,
    '<< /S /JavaScript /JS (app.alert\\(1\\)) >>',
  ])
}

/** A page, and a file that no page shows. */
export const embeddingPaper = (): Buffer =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >> >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    onePage,
    '<< /Type /Filespec /F (a.exe) /UF (a.exe) /EF << /F 5 0 R >> >>',
    stream('MZ contoh', '/Type /EmbeddedFile'),
  ])

/** Says that it is encrypted, with a password nobody knows. */
export const lockedPaper = (): Buffer =>
  pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'5a'.repeat(32)}> /U <${'17'.repeat(32)}> >>`,
    ],
    `/Encrypt 4 0 R /ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>] `,
  )

type Colour = Readonly<{ r: number; g: number; b: number }>
const soga: Colour = { r: 140, g: 90, b: 40 }

const plain = (width: number, height: number, background: Colour = soga) =>
  sharp({ create: { width, height, channels: 3, background } })

/** A photo with noise, so that its file has a body to lose. Different `seed` words give different bytes. */
export function photo(width = 640, height = 480, seed: Colour = soga): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width, height, channels: 3, background: seed, noise } })
    .jpeg()
    .toBuffer()
}
/** A photo that a phone took upright: stored lying, with the turn, the place and the device noted in it. */
export const phonePhoto = (): Promise<Buffer> =>
  plain(640, 480)
    .withExif({
      IFD0: { Make: 'Contoh', Model: 'Telepon Contoh' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 12/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** A photo whose camera noted where and when; each part as the camera would write it. */
export const evidencePhoto = (
  gps: Readonly<Record<string, string>> = {
    GPSLatitudeRef: 'S',
    GPSLatitude: '7/1 58/1 4800/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '112/1 37/1 4800/100',
  },
  taken = '2026:03:12 10:15:30',
): Promise<Buffer> =>
  plain(64, 48)
    .withExif({
      IFD0: { Make: 'Contoh', Software: 'kenari-rahasia' },
      IFD2: { DateTimeOriginal: taken },
      IFD3: gps,
    })
    .jpeg()
    .toBuffer()

export const picturePng = (width: number, height: number): Promise<Buffer> =>
  plain(width, height).png({ compressionLevel: 1 }).toBuffer()
export const pictureWebp = (width: number, height: number): Promise<Buffer> =>
  plain(width, height).webp().toBuffer()

/** The beginning of a phone's HEIC photo. */
export const heicHead = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1')])

/** A folder for a test's files; `discard` takes it away. */
export function specimenFolder(): {
  path: string
  write: (name: string, content: Uint8Array | string) => string
  discard: () => void
} {
  const path = mkdtempSync(join(tmpdir(), 'bintang-'))
  return {
    path,
    write: (name, content) => {
      const file = join(path, name)
      writeFileSync(file, content)
      return file
    },
    discard: () => rmSync(path, { recursive: true, force: true }),
  }
}
