import { text, type Text } from '../../foundation/text.ts'

const MEGABYTE = 1_000_000

/** A limit of bytes as people read it: never more than is taken. */
export const megabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE)} MB`

/** Goes after the kinds of files that a field takes: `paling besar 10 MB`. */
export const atMost = (maxBytes: number): Text =>
  text(`paling besar ${megabytes(maxBytes)}`, `at most ${megabytes(maxBytes)}`)

/** Says that a file is too large, and then what to do. */
export const largerThan = (maxBytes: number, advice: Text): Text =>
  text(
    `Berkas ini lebih besar dari ${megabytes(maxBytes)}. ${advice.id}`,
    `This file is larger than ${megabytes(maxBytes)}. ${advice.en}`,
  )

/** For files of which none of this kind is ever so large. */
export const meantAnother = text(
  'Periksa apakah ini berkas yang dimaksud.',
  'Check whether this is the file you meant.',
)
