export { fileAnswer } from './answer-file.ts'
export { evidenceLine, scanNotice } from './file-notices.ts'
export { listFilesWithBytes, listSmallPictures } from './alike-store.ts'
export { findFile, listFiles, listRenditions } from './file-store.ts'
export {
  cleanName,
  FORM_FILE_BYTES,
  MAX_FILE_BYTES,
  PERSON_UPLOAD_BYTES,
  pictureTypes,
  renderJob,
  type NewFile,
  type ReceivedFile,
  type Rendition,
  type StoredFile,
} from './file.ts'
export { listMissingFiles } from './invariant-store.ts'
export { filesInvariants } from './invariants.ts'
export { pastedAndSent, receiveFile, uploaded } from './receive-file.ts'
export { fileJobHandlers } from './render-file.ts'
export { newFile, saveFile } from './save-file.ts'
export { rescanFiles } from './scan-file.ts'
export { listQuarantined } from './scan-store.ts'
export { bytesJobHandlers, sweepBytesJob, sweepUploadsJob, uploadJobHandlers } from './sweep-uploads.ts'
