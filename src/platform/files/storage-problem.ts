import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'

const full = text(
  'Tempat penyimpanan penuh, sehingga belum ada yang disimpan. Isian Anda tetap ada; coba lagi beberapa saat, dan beri tahu administrator bila masih terjadi.',
  'There is no room left to store anything, so nothing was saved. What you typed is still here; try again in a while, and tell the administrator if it still happens.',
)
const away = text(
  'Penyimpanan berkas sedang tidak dapat dihubungi, sehingga tidak ada yang disimpan. Isian Anda tetap ada; coba kirim lagi beberapa saat lagi.',
  'The file storage cannot be reached at the moment, so nothing was stored. What you typed is still here; try to send it again in a while.',
)

/** A store that does not answer, or answers with something else than it should. */
export class StorageAway extends Error {}

/** No room on the disk, or in what this account may use of it; the last code is the database's. */
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', '53100']
export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && fullCodes.includes(error.code)

/** What a person is told where bytes could not be kept for a reason that passes; null for any other error. */
export function storageProblem(error: unknown): Problem | null {
  if (isFull(error)) return problem('storage-full', '', full)
  if (error instanceof StorageAway) return problem('storage-away', '', away)
  return null
}
