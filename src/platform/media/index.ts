export { createMedia } from './create-media.ts'
