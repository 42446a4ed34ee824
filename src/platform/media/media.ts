import type { Result } from '../../foundation/result.ts'
import type { Evidence } from './evidence.ts'

/** The kinds of file that the platform takes; any other is refused. */
export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp'

/** What was found out about a file from its content. Sizes are pixels, as the reader sees the picture. */
export type Inspected = Readonly<{
  mediaType: MediaType
  pages: number | null
  width: number | null
  height: number | null
  /** For photos that tell where and when they were taken. */
  evidence: Evidence | null
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
  /**
   * Type by content, never by name; refuses empty, renamed, corrupted and oversized content with a clear
   * sentence (`path` of the problem is empty). `name` is the name on the sender's device: only the sentence
   * about a renamed file reads it.
   */
  inspect: (path: string, accepted: readonly MediaType[], name?: string) => Promise<Result<Inspected>>
  /**
   * Re-encodes a picture without its metadata at widths of 320, 800 and 1600 pixels (never enlarged).
   * Throws `Unreadable` for content that no second attempt will read.
   */
  renderPicture: (path: string) => Promise<readonly RenderedPicture[]>
  /** Pictures of a PDF's first pages, 1200 pixels wide. Throws `Unreadable` as above. */
  renderPages: (path: string, maxPages: number) => Promise<readonly RenderedPicture[]>
  close: () => Promise<void>
}>

/** Content that cannot be shown, however often it is tried. */
export class Unreadable extends Error {}
