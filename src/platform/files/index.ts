export { localFileStore, type FileStore } from './file-store.ts'
export { hashOfStored, hashOfStream } from './stored-hash.ts'
export { Upload } from './upload.ts'
