import { z } from 'zod'
import type { Services } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import { storageProblem, Upload } from '../../platform/files/index.ts'
import { cleanName, type AcceptedFile, type ReceivedFile } from './file.ts'

/** The schema of a file field; a field that was left empty is undefined. */
export const uploaded = z.instanceof(Upload).optional()

const MEGABYTE = 1024 * 1024

/** A form may bring several files, so every sentence names the one it is about, as its sender knows it. */
function about(upload: Upload, field: string, { code, message }: Problem): Problem {
  const name = cleanName(upload.originalName)
  return problem(code, field, text(`${name}: ${message.id}`, `${name}: ${message.en}`))
}

function tooLarge(field: string, maxBytes: number): Problem {
  const limit = Math.floor(maxBytes / MEGABYTE)
  return problem(
    'too-large',
    field,
    text(
      `Berkas ini lebih besar dari ${limit} MB. Perkecil (misalnya pindai dengan 150-200 dpi), lalu unggah lagi.`,
      `This file is larger than ${limit} MB. Make it smaller (for instance scan at 150-200 dpi), then upload it again.`,
    ),
  )
}

/**
 * Looks into an uploaded file and keeps its bytes: for an action's `prepare`, since both take time.
 * Bytes that no row names afterwards, because the action was refused, are reachable by nobody.
 */
export async function receiveFile(
  upload: Upload,
  accepted: AcceptedFile,
  services: Services,
): Promise<Result<ReceivedFile>> {
  if (upload.tooLarge || upload.bytes > accepted.maxBytes)
    return failure([about(upload, accepted.field, tooLarge(accepted.field, accepted.maxBytes))])
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
