import { z } from 'zod'
import type { Services } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import { largerThan, storageProblem, Upload } from '../../platform/files/index.ts'
import { cleanName, type AcceptedFile, type ReceivedFile } from './file.ts'

/** The schema of a file field; a field that was left empty is undefined. */
export const uploaded = z.instanceof(Upload).optional()

/** A form may bring several files, so every sentence names the one it is about, as its sender knows it. */
function about(upload: Upload, field: string, { code, message }: Problem): Problem {
  const name = cleanName(upload.originalName)
  return problem(code, field, text(`${name}: ${message.id}`, `${name}: ${message.en}`))
}

/** Where a form takes a file or its content, and got both. */
export const pastedAndSent = text(
  'Isi ditempel di sini, sedangkan berkas juga dikirim. Kirim salah satu saja: kosongkan kotak ini, atau jangan memilih berkas.',
  'Content was pasted here, and a file was sent, too. Send only one of them: empty this box, or choose no file.',
)

const smaller = text(
  'Perkecil (misalnya pindai dengan 150-200 dpi), lalu unggah lagi.',
  'Make it smaller (for instance scan at 150-200 dpi), then upload it again.',
)

/**
 * Looks into an uploaded file and keeps its bytes: for an action's `prepare`, since both take time.
 * Bytes that no row names afterwards, because the action was refused, are reachable by nobody.
 */
export async function receiveFile(
  upload: Upload,
  accepted: AcceptedFile,
  services: Services,
): Promise<Result<ReceivedFile>> {
  const { field, maxBytes } = accepted
  if (upload.tooLarge || upload.bytes > maxBytes)
    return failure([about(upload, field, problem('too-large', field, largerThan(maxBytes, smaller)))])
  const inspected = await services.media.inspect(upload.path, accepted.types, upload.originalName)
  if (!inspected.ok) return failure(inspected.problems.map(one => about(upload, accepted.field, one)))
  try {
    await services.files.putFile(upload.path, upload.sha256)
  } catch (error) {
    const told = storageProblem(error)
    if (told) return failure([told])
    throw error
  }
  const { sha256, bytes, originalName } = upload
  return success({ sha256, bytes, originalName: cleanName(originalName), ...inspected.value })
}
