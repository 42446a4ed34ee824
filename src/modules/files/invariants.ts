import { text } from '../../foundation/text.ts'
import { hashOfStored, type FileStore } from '../../platform/files/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { listUnattestedScans, listUnsealed } from './scan-store.ts'
import { listFileBytes, listRenditionBytes, type NamedBytes } from './invariant-store.ts'

/** The rows whose bytes are missing, or are not the bytes that the row names. Every byte is read, once. */
async function wrongBytes(files: FileStore, rows: readonly NamedBytes[]): Promise<readonly string[]> {
  const found = new Map<string, number | null>()
  const wrong: string[] = []
  for (const { id, sha256, bytes } of rows) {
    if (!found.has(sha256)) {
      const stored = await hashOfStored(files, sha256)
      found.set(sha256, stored?.sha256 === sha256 ? stored.bytes : null)
    }
    if (found.get(sha256) !== bytes) wrong.push(id)
  }
  return wrong
}

export const filesInvariants: readonly Invariant[] = [
  {
    id: 'files.bytes',
    says: text(
      'Isi setiap berkas tersimpan utuh: panjang dan SHA-256-nya seperti yang tercatat.',
      'The bytes of every file are kept whole: with the length and SHA-256 that its row names.',
    ),
    find: async ({ reader, files }) => {
      const rows = await listFileBytes(reader)
      return () => wrongBytes(files, rows)
    },
  },
  {
    id: 'files.renditions',
    says: text(
      'Gambar yang dibuat dari setiap berkas tersimpan utuh.',
      'The pictures made from every file are kept whole.',
    ),
    find: async ({ reader, files }) => {
      const rows = await listRenditionBytes(reader)
      return () => wrongBytes(files, rows)
    },
  },
  {
    id: 'files.quarantine',
    says: text(
      'Berkas yang ditemukan berbahaya dikarantina, dan tidak ada gambar yang dibuat darinya.',
      'A file in which something was found is in quarantine, and there is no picture of it.',
    ),
    find: ({ reader }) => listUnsealed(reader),
  },
  {
    id: 'files.scans',
    says: text(
      'Berkas yang dinyatakan bersih atau berbahaya mempunyai saat pemindaiannya.',
      'A file that is said to be clean or infected has the moment of its scan.',
    ),
    find: ({ reader }) => listUnattestedScans(reader),
  },
]
