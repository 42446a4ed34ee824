import { localFileStore, type FileStore } from './file-store.ts'
import { s3FileStore, type S3Settings } from './s3-file-store.ts'

/** The store that the settings name: an object store, or a folder of this machine. */
export const openFileStore = ({
  filesDir,
  s3,
}: Readonly<{ filesDir: string; s3: S3Settings | null }>): FileStore =>
  s3 ? s3FileStore(s3) : localFileStore(filesDir)
