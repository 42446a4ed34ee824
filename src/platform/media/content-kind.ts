import type { MediaType } from './media.ts'

/** What the first bytes of a file say it is. The ones that are not taken are known so that the sender is told. */
export type ContentKind =
  | MediaType
  | 'heic'
  | 'other-picture'
  | 'office'
  | 'text'
  | 'program'
  | 'sound-or-film'
  | 'unknown'

/** How many bytes of a file's beginning are looked at. */
export const HEAD_BYTES = 4_096

const startsWith = (head: Uint8Array, text: string, at = 0): boolean =>
  head.length >= at + text.length &&
  Array.from(text, character => character.charCodeAt(0)).every((code, index) => head[at + index] === code)

type Signature = Readonly<{ kind: ContentKind; text: string; at?: number }>

const signatures: readonly Signature[] = [
  { kind: 'image/jpeg', text: '\xff\xd8\xff' },
  { kind: 'image/png', text: '\x89PNG\r\n\x1a\n' },
  { kind: 'other-picture', text: 'GIF8' },
  { kind: 'other-picture', text: 'II*\0' },
  { kind: 'other-picture', text: 'MM\0*' },
  { kind: 'other-picture', text: 'BM' },
  { kind: 'other-picture', text: '8BPS' },
  { kind: 'office', text: 'PK\x03\x04' },
  { kind: 'office', text: 'PK\x05\x06' },
  { kind: 'office', text: '\xd0\xcf\x11\xe0' },
  { kind: 'office', text: 'Rar!' },
  { kind: 'office', text: '7z\xbc\xaf' },
  { kind: 'office', text: '{\\rtf' },
  { kind: 'program', text: 'MZ' },
  { kind: 'program', text: '\x7fELF' },
  { kind: 'program', text: '#!' },
  { kind: 'sound-or-film', text: 'ID3' },
  { kind: 'sound-or-film', text: 'OggS' },
  { kind: 'sound-or-film', text: '\x1aE\xdf\xa3' },
]

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis']

function containerKind(head: Uint8Array): ContentKind | null {
  if (startsWith(head, 'RIFF')) return startsWith(head, 'WEBP', 8) ? 'image/webp' : 'sound-or-film'
  if (!startsWith(head, 'ftyp', 4)) return null
  return heicBrands.some(brand => startsWith(head, brand, 8)) ? 'heic' : 'sound-or-film'
}

const isText = (head: Uint8Array): boolean =>
  head.length > 0 && head.every(byte => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13)

// Adobe's own reader takes a PDF whose header starts anywhere in the first 1,024 bytes, and some senders'
// programs do put a line of theirs before it.
const PDF_HEADER_WITHIN = 1_024
const hasPdfHeader = (head: Uint8Array): boolean =>
  Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, PDF_HEADER_WITHIN)).includes('%PDF-')

/** The kind of a file by its beginning; a name is never asked. */
export function contentKindOf(head: Uint8Array): ContentKind {
  const known = signatures.find(({ text, at }) => startsWith(head, text, at))
  if (known) return known.kind
  const container = containerKind(head)
  if (container) return container
  if (hasPdfHeader(head)) return 'application/pdf'
  return isText(head) ? 'text' : 'unknown'
}
