import { Upload } from '../../platform/files/index.ts'
import type { Seed } from './act.ts'

/** Bytes as a form would bring them. They lie in the file store already, so that nothing is left behind. */
export async function uploadOf({ parts }: Seed, content: Uint8Array, originalName: string): Promise<Upload> {
  const { files } = parts.environment.services
  const sha256 = await files.put(content)
  return new Upload({
    path: files.pathOf(sha256),
    originalName,
    bytes: content.byteLength,
    sha256,
    tooLarge: false,
  })
}
