export { createMedia } from './create-media.ts'
export { pictureHash } from './picture-hash.ts'
