import { ERRORS } from '@tus/server'
import { text, type Text } from '../../foundation/text.ts'
import { largerThan, megabytes } from './file-size.ts'
import { isFull } from './storage-problem.ts'

/** An answer of the endpoint for uploads: a status and a sentence for the person. */
export class UploadRefused extends Error {
  readonly status: number
  readonly said: Text
  constructor(status: number, said: Text) {
    super(said.en)
    this.status = status
    this.said = said
  }
}

export const tooLarge = (maxBytes: number): UploadRefused =>
  new UploadRefused(
    413,
    largerThan(
      maxBytes,
      text(
        'Perkecil (misalnya pindai dengan 150-200 dpi), lalu pilih lagi.',
        'Make it smaller (for instance scan at 150-200 dpi), then choose it again.',
      ),
    ),
  )

export const empty = (): UploadRefused =>
  new UploadRefused(
    422,
    text(
      'Berkas ini kosong (0 bita). Periksa berkas di perangkat Anda, lalu pilih lagi.',
      'This file is empty (0 bytes). Check the file on your device, then choose it again.',
    ),
  )

export const tooMuch = (maxBytes: number): UploadRefused =>
  new UploadRefused(
    413,
    text(
      `Berkas Anda yang belum dipakai sudah mencapai batas ${megabytes(maxBytes)}. Simpan dahulu formulir yang berkasnya sudah terkirim, lalu pilih berkas ini lagi.`,
      `Your files that no form has used yet have reached the limit of ${megabytes(maxBytes)}. Save the forms whose files were sent first, then choose this file again.`,
    ),
  )

export const tooMany = (most: number): UploadRefused =>
  new UploadRefused(
    413,
    text(
      `Sudah ada ${most} berkas Anda yang belum dipakai. Simpan dahulu formulir yang berkasnya sudah terkirim, lalu pilih berkas ini lagi.`,
      `There are ${most} files of yours already that no form has used yet. Save the forms whose files were sent first, then choose this file again.`,
    ),
  )

const noRoom = text(
  'Tempat penyimpanan penuh, sehingga berkas belum dapat diterima. Berkas aman di perangkat Anda; coba lagi beberapa saat.',
  'There is no room left to store files, so the file cannot be taken now. It is safe on your device; try again in a while.',
)
const gone = text(
  'Kiriman berkas ini tidak ada atau sudah berakhir. Pilih berkasnya lagi.',
  'This upload does not exist or has ended. Choose the file again.',
)
const broken = text(
  'Kiriman berkas terputus. Yang sudah sampai tetap tersimpan; teruskan dari sana.',
  'The upload was interrupted. What has arrived is kept; go on from there.',
)
const notUnderstood = text(
  'Permintaan kirim berkas ini tidak dapat dipahami. Muat ulang halaman, lalu pilih berkasnya lagi.',
  'This upload request cannot be understood. Load the page again, then choose the file again.',
)
const failed = text(
  'Berkas belum dapat diterima karena gangguan di server. Coba lagi beberapa saat.',
  'The file could not be taken because of a fault on the server. Try again in a while.',
)

const sentences: readonly Readonly<{ error: unknown; status: number; said: Text }>[] = [
  { error: ERRORS.FILE_NOT_FOUND, status: 404, said: gone },
  { error: ERRORS.FILE_NO_LONGER_EXISTS, status: 410, said: gone },
  { error: ERRORS.ABORTED, status: 400, said: broken },
  { error: ERRORS.INVALID_OFFSET, status: 409, said: broken },
  { error: ERRORS.ERR_LOCK_TIMEOUT, status: 423, said: broken },
]

/** The status and sentence for whatever stopped a request; `null` as `said` means that it is a fault of ours. */
export function refusalOf(error: unknown, maxBytes: number): Readonly<{ status: number; said: Text }> {
  if (error instanceof UploadRefused) return error
  if (isFull(error)) return { status: 507, said: noRoom }
  if (error === ERRORS.ERR_MAX_SIZE_EXCEEDED || error === ERRORS.ERR_SIZE_EXCEEDED) return tooLarge(maxBytes)
  const known = sentences.find(one => one.error === error)
  if (known) return known
  const status =
    typeof error === 'object' && error !== null && 'status_code' in error ? error.status_code : 500
  return typeof status === 'number' && status < 500
    ? { status, said: notUnderstood }
    : { status: 500, said: failed }
}
