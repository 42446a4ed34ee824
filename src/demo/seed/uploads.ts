import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../../platform/digest.ts'
import { Upload } from '../../platform/files/index.ts'
import type { Seed } from './act.ts'

/** Bytes as a form would bring them. They lie where forms put their files, which is swept. */
export async function uploadOf({ parts }: Seed, content: Uint8Array, originalName: string): Promise<Upload> {
  const folder = join(parts.config.dataDir, 'incoming')
  const hash = sha256(content)
  const path = join(folder, hash)
  await mkdir(folder, { recursive: true })
  await writeFile(path, content)
  return new Upload({ path, originalName, bytes: content.byteLength, sha256: hash, tooLarge: false })
}
