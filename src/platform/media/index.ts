export { createMedia } from './create-media.ts'
export type { Inspected, Media, MediaType, RenderedPicture } from './media.ts'
