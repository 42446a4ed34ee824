export { localFileStore, type FileStore } from './file-store.ts'
export { Upload } from './upload.ts'
