import type { Result } from '../../foundation/result.ts'

/** What was found out about a file from its content. Sizes are pixels. */
export type Inspected = Readonly<{
  mediaType: 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp'
  pages: number | null
  width: number | null
  height: number | null
}>

/** A picture made from a file: `page-1` of a PDF, `w800` of a picture. */
export type RenderedPicture = Readonly<{
  name: string
  content: Uint8Array
  mediaType: 'image/webp' | 'image/jpeg'
  width: number
  height: number
}>

/** Looks into files and makes pictures of them, outside of the thread that answers requests. */
export type Media = Readonly<{
  /** Type by content, never by name; refuses empty, renamed, corrupted and oversized content with a clear sentence. */
  inspect: (path: string, accepted: readonly Inspected['mediaType'][]) => Promise<Result<Inspected>>
  /** Re-encodes a picture without its metadata at widths of 320, 800 and 1600 pixels (never enlarged). */
  renderPicture: (path: string) => Promise<readonly RenderedPicture[]>
  /** Pictures of a PDF's first pages, 1200 pixels wide. */
  renderPages: (path: string, maxPages: number) => Promise<readonly RenderedPicture[]>
  close: () => Promise<void>
}>
