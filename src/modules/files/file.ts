import type { Evidence } from '../../platform/media/evidence.ts'
import type { MediaType } from '../../platform/media/media.ts'
import type { NewJob } from '../../platform/jobs/index.ts'

/** The largest file that is taken, in bytes; the form's route allows one more, so that the limit itself passes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const FORM_FILE_BYTES = MAX_FILE_BYTES + 1
/** How much may wait of one person that no form took yet: a day's work at a desk. */
export const PERSON_UPLOAD_BYTES = 30 * MAX_FILE_BYTES

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const satisfies readonly MediaType[]

/** What one field of a form takes. `field` is its name: problems are shown there. */
export type AcceptedFile = Readonly<{ field: string; types: readonly MediaType[]; maxBytes: number }>

/** A file that was looked into and whose bytes are kept; it has no row, and nobody sees it, before it is saved. */
export type ReceivedFile = Readonly<{
  sha256: string
  bytes: number
  mediaType: MediaType
  originalName: string
  pages: number | null
  width: number | null
  height: number | null
  /** Where and when a photo was taken: for those who may read the original, and nobody else. */
  evidence?: Evidence | null
}>

/** A received file with the id it is going to have. */
export type NewFile = Readonly<{ id: string; received: ReceivedFile }>

/**
 * `received`: its pictures are being made; `ready`: they are there; `refused`: none can be made of it;
 * `quarantined`: a scanner found something in it, and no address serves it or a picture of it.
 */
export type FileState = 'received' | 'ready' | 'refused' | 'quarantined'

/** What a virus scanner said of it. Whatever no scanner read to its end is `unscanned`, never `clean`. */
export type ScanState = 'unscanned' | 'clean' | 'infected'

export type StoredFile = Readonly<
  ReceivedFile & {
    id: string
    state: FileState
    scan: ScanState
    /** Why it is unscanned; what was found in an infected one. */
    scanNote: string | null
    createdBy: string
    createdAt: Date
  }
>

/** A picture made from a file: `page-1` of a PDF, `w320`, `w800`, `w1600` of a picture. Sizes in pixels. */
export type Rendition = Readonly<{
  fileId: string
  name: string
  sha256: string
  mediaType: string
  bytes: number
  width: number
  height: number
}>

export const RENDER_JOB = 'files.render'

/** The work that makes a file's pictures: goes into the action's `done({ jobs })`. */
export const renderJob = (fileId: string): NewJob => ({
  kind: RENDER_JOB,
  key: fileId,
  payload: { fileId },
})

const endings: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

const MAX_NAME = 120

/**
 * A name that is safe to show and to give back: no folders, no invisible or direction-changing characters,
 * and never empty. It is not a path anywhere: bytes lie under their own digest.
 */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const visible = last.replace(/\p{C}/gu, '').replace(/\s+/g, ' ').trim()
  return Array.from(visible.replace(/^\.+/, '')).slice(-MAX_NAME).join('') || 'berkas'
}

/** The same name with the ending that fits the content, whatever the sender called it. */
export function downloadName(name: string, mediaType: MediaType): string {
  const ending = endings[mediaType]
  const stem = cleanName(name).replace(/\.[A-Za-z0-9]{1,8}$/, '') || 'berkas'
  return `${stem}.${ending}`
}
