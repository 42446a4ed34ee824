/** How many bytes of signature fit: a signature with its certificates takes about a third. */
const SIGNATURE_BYTES = 8_192
/** A place for four numbers of up to ten digits. */
const RANGE_WIDTH = 48

/** What the signature's dictionary says beside the signature itself. */
export type SignatureWords = Readonly<{ name: string; reason: string; at: Date }>

/** A paper with room for a signature, and which of its bytes are signed. */
export type Prepared = Readonly<{ pdf: Buffer; range: readonly [number, number, number, number] }>

type PdfObject = Readonly<{ number: number; body: string }>

const latin = (pdf: Buffer): string => pdf.toString('latin1')

/** ISO 32000-1, 7.9.2.2: text beyond ASCII is UTF-16BE with a byte order mark; in hex no sign needs escaping. */
function textString(text: string): string {
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  return `<${utf16.toString('hex')}>`
}

/** ISO 32000-1, 7.9.4: `D:YYYYMMDDHHmmSS` with the offset from UTC. */
const dateString = (at: Date): string => `(D:${at.toISOString().replaceAll(/[-T:]|\.\d+Z$/g, '')}+00'00')`

/** The body of one object, between `<<` and the `>>` before `endobj`. */
function dictionaryOf(source: string, number: number): string {
  const start = source.lastIndexOf(`\n${number} 0 obj\n<<`)
  const end = source.indexOf('\nendobj', start)
  const body = source.slice(source.indexOf('<<', start) + 2, end).trimEnd()
  if (start < 0 || end < 0 || !body.endsWith('>>')) throw new Error(`object ${number} is no dictionary`)
  return body.slice(0, -2)
}

const found = (source: string, pattern: RegExp): string => {
  const match = pattern.exec(source)?.[1]
  if (match === undefined) throw new Error(`no ${pattern.source} in this paper`)
  return match
}

/** ISO 32000-1, 7.5.5: what the file's own trailer says. */
function trailerOf(source: string) {
  const trailer = source.slice(source.lastIndexOf('\ntrailer'))
  return {
    size: Number(found(trailer, /\/Size (\d+)/)),
    root: Number(found(trailer, /\/Root (\d+) 0 R/)),
    info: found(trailer, /\/Info (\d+) 0 R/),
    id: found(trailer, /\/ID (\[[^\]]*\])/),
    start: Number(found(trailer, /startxref\s+(\d+)/)),
  }
}

/** ISO 32000-1, 12.8.1 and ETSI EN 319 142-1: the time stands in `/M`, not in the signature. */
const signatureBody = ({ name, reason, at }: SignatureWords): string =>
  `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name ${textString(name)} /Reason ${textString(reason)} /M ${dateString(at)}
/ByteRange ${'['.padEnd(RANGE_WIDTH - 1)}]
/Contents <${'0'.repeat(2 * SIGNATURE_BYTES)}> >>`

/**
 * The objects that a signature adds or replaces: the signature, its field (ISO 32000-1, 12.7.4.5; without a picture,
 * printed and locked, as PDF/A wants it of a field of no size), the page that carries the field and the catalogue
 * that names the form (12.7.2; `SigFlags` 3: there are signatures, and the file may only be appended to).
 */
function addedObjects(source: string, words: SignatureWords): readonly PdfObject[] {
  const { size, root } = trailerOf(source)
  const [signature, field] = [size, size + 1]
  const page = Number(found(source, /\n(\d+) 0 obj\n<<\n\s*\/Type \/Page\n/))
  const pageBody = dictionaryOf(source, page).replace(/\/Annots \[\s*\]/, '')
  return [
    { number: signature, body: signatureBody(words) },
    {
      number: field,
      body: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${signature} 0 R >>`,
    },
    { number: page, body: `<<${pageBody} /Annots [${field} 0 R]\n>>` },
    {
      number: root,
      body: `<<${dictionaryOf(source, root)} /AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>\n>>`,
    },
  ]
}

/** ISO 32000-1, 7.5.4: one section a number, twenty bytes a line. */
const crossReference = (objects: readonly PdfObject[], offsets: ReadonlyMap<number, number>): string =>
  objects
    .map(({ number }) => `${number} 1\n${String(offsets.get(number) ?? 0).padStart(10, '0')} 00000 n \n`)
    .join('')

/**
 * Appends an incremental update (ISO 32000-1, 7.5.6) with an empty signature to a paper of our own typesetter: one
 * section with a plain cross-reference table, no earlier update. Everything before it keeps its bytes.
 */
export function withRoomForSignature(pdf: Buffer, words: SignatureWords): Prepared {
  const source = latin(pdf)
  const { size, root, info, id, start } = trailerOf(source)
  if (source.includes('/ByteRange')) throw new Error('this paper is signed already')
  const objects = addedObjects(source, words).toSorted((one, other) => one.number - other.number)
  const offsets = new Map<number, number>()
  let text = source.endsWith('\n') ? source : `${source}\n`
  for (const { number, body } of objects) {
    offsets.set(number, text.length)
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const table = text.length
  text += `xref\n${crossReference(objects, offsets)}trailer\n<< /Size ${size + 2} /Root ${root} 0 R /Info ${info} 0 R /ID ${id} /Prev ${start} >>\nstartxref\n${table}\n%%EOF\n`
  return withRange(text)
}

/** Writes down which bytes are signed: all but the signature between its angle brackets. */
function withRange(text: string): Prepared {
  const opening = text.lastIndexOf('/Contents <') + '/Contents '.length
  const closing = text.indexOf('>', opening) + 1
  const range = [0, opening, closing, text.length - closing] as const
  const place = text.lastIndexOf('/ByteRange [') + '/ByteRange '.length
  const written = `[${range.join(' ')}`.padEnd(RANGE_WIDTH - 1)
  const whole = `${text.slice(0, place)}${written}${text.slice(place + written.length)}`
  return { pdf: Buffer.from(whole, 'latin1'), range }
}

/** The bytes that a range names. */
export const signedBytes = (pdf: Buffer, [from, length, after, rest]: Prepared['range']): Buffer =>
  Buffer.concat([pdf.subarray(from, from + length), pdf.subarray(after, after + rest)])

/** Puts a signature (DER) into the room that was left for it. */
export function withSignature({ pdf, range }: Prepared, signature: Buffer): Buffer {
  if (signature.length > SIGNATURE_BYTES) throw new Error('the signature is larger than the room for it')
  const signed = Buffer.from(pdf)
  signed.write(signature.toString('hex'), range[1] + 1, 'latin1')
  return signed
}

/** X.690, 8.1.3: how long a structure is with its own head; what follows in the room are zeros. */
function derLength(bytes: Buffer): number {
  const short = bytes[1] ?? 0
  if (short < 0x80) return 2 + short
  const count = Math.min(short & 0x7f, 4)
  return count === 0 || bytes.length < 2 + count ? bytes.length : 2 + count + bytes.readUIntBE(2, count)
}

/** What `dateString` wrote: the last of a file, which stands among the signed bytes of its last signature. */
function lastDateIn(source: string): Date | null {
  const [, year, month, day, hour, minute, second] =
    [...source.matchAll(/\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+00'00'\)/g)].at(-1) ?? []
  return year === undefined ? null : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

export type FoundSignature = Readonly<{ range: Prepared['range']; signature: Buffer; signedAt: Date | null }>

/** The last signature of a paper, the bytes that it covers and the time in it; null where there is none. */
export function signatureIn(pdf: Buffer): FoundSignature | null {
  const source = latin(pdf)
  const ranges = [...source.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)]
  const last = ranges.at(-1)
  if (!last) return null
  const [from = 0, length = 0, after = 0, rest = 0] = last.slice(1).map(Number)
  const room = Buffer.from(source.slice(from + length + 1, after - 1), 'hex')
  const signature = room.subarray(0, derLength(room))
  return { range: [from, length, after, rest], signature, signedAt: lastDateIn(source) }
}
