import type { Services } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import type { Upload } from '../../platform/files/index.ts'
import { MAX_FILE_BYTES, pictureTypes, receiveFile, type ReceivedFile } from '../files/index.ts'

/** The places for photos in one form: a phone's camera takes one at a time. */
export const photoFields = ['photo1', 'photo2', 'photo3'] as const

/** Looks into the photos of a form before the transaction; every problem at once. */
export async function receivePhotos(
  sent: readonly Readonly<{ field: string; upload: Upload | undefined }>[],
  services: Services,
): Promise<Result<readonly ReceivedFile[]>> {
  const [received, problems]: [ReceivedFile[], Problem[]] = [[], []]
  for (const { field, upload } of sent) {
    if (!upload) continue
    const result = await receiveFile(
      upload,
      { field, types: pictureTypes, maxBytes: MAX_FILE_BYTES },
      services,
    )
    if (result.ok) received.push(result.value)
    else problems.push(...result.problems)
  }
  return problems.length > 0 ? failure(problems) : success(received)
}
