import { readFile } from 'node:fs/promises'
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium'
import type { RenderedPicture } from './media.ts'
import { encodePage, type PictureFacts } from './pictures.ts'
import { MAX_PAGES, type Refusal } from './refusals.ts'

const WIDTH = 1_200
/** A page is at most this high, so that a paper strip of a hundred metres does not fill the memory. */
const MAX_HEIGHT = 4_800
const TRIAL_WIDTH = 100
/** Above this the library is dropped after the document: its memory grows but never shrinks. */
const MAX_KEPT_BYTES = 200_000_000

/** PDFium rebuilds the index of a file that lost its end, and would show what is left as if it were all. */
const END_WITHIN = 4_096
const hasEnd = (content: Buffer): boolean => content.subarray(-END_WITHIN).includes('%%EOF')

/** The end of a ZIP's list of files; without it no program opens what stands before it. */
const hasArchive = (content: Buffer): boolean =>
  content.indexOf('PK\x05\x06', Math.max(0, content.lastIndexOf('%%EOF')), 'latin1') >= 0

const STARTS_PROGRAM = /\/JavaScript\b|\/S\s*\/Launch\b/

let library: Promise<PDFiumLibrary> | null = null

/** The size of the library's memory, which its types keep private. */
const memoryOf = (opened: PDFiumLibrary): number =>
  (opened as unknown as { module?: { HEAPU8?: Uint8Array } }).module?.HEAPU8?.length ?? 0

async function withDocument<Value>(
  content: Buffer,
  work: (document: PDFiumDocument) => Promise<Value>,
): Promise<Value> {
  library ??= PDFiumLibrary.init()
  const opened = await library
  const document = await opened.loadDocument(content)
  try {
    return await work(document)
  } finally {
    document.destroy()
    if (memoryOf(opened) > MAX_KEPT_BYTES) library = null
  }
}

type Insides = Readonly<{
  _FPDFDoc_GetAttachmentCount: (document: number) => number
  _FPDFDoc_GetJavaScriptActionCount: (document: number) => number
}>

/** What a paper carries that no page shows. The library finds what compression hides; its types keep the way private. */
function insidesOf(document: PDFiumDocument, content: Buffer): Refusal | null {
  const { module: opened, documentIdx } = document as unknown as { module: Insides; documentIdx: number }
  const hasProgram =
    opened._FPDFDoc_GetJavaScriptActionCount(documentIdx) > 0 ||
    STARTS_PROGRAM.test(content.toString('latin1'))
  if (hasProgram) return { code: 'program-inside' }
  return opened._FPDFDoc_GetAttachmentCount(documentIdx) > 0 ? { code: 'files-inside' } : null
}

/** The library names its errors by sentence only. */
const isLocked = (error: unknown): boolean =>
  error instanceof Error && /password|security scheme/i.test(error.message)

/** After a fault inside the library its memory cannot be trusted. */
const isFault = (error: unknown): boolean => error instanceof Error && error.name === 'RuntimeError'

type Painted = Readonly<{ pixels: Uint8Array; size: PictureFacts }>

async function paint(document: PDFiumDocument, index: number, width: number): Promise<Painted | null> {
  const page = document.getPage(index)
  const { originalWidth, originalHeight } = page.getOriginalSize()
  if (!(originalWidth > 0 && originalHeight > 0)) return null
  const scale = Math.min(width / originalWidth, MAX_HEIGHT / originalHeight)
  const size = {
    width: Math.max(1, Math.round(originalWidth * scale)),
    height: Math.max(1, Math.round(originalHeight * scale)),
  }
  // The visible sign of an electronic signature is a form field.
  const { data } = await page.render({ ...size, render: 'bitmap', renderFormFields: true })
  return { pixels: data, size }
}

export type PaperFacts = Readonly<{ pages: number }>

/** Opens a PDF and paints its first page small. */
export async function inspectPaper(path: string): Promise<PaperFacts | Refusal> {
  const content = await readFile(path)
  try {
    return await withDocument(content, async document => {
      const pages = document.getPageCount()
      if (pages === 0) return { code: 'no-pages' as const }
      if (pages > MAX_PAGES) return { code: 'too-many-pages' as const, pages }
      if (hasArchive(content)) return { code: 'archive-behind' as const }
      if (!hasEnd(content)) return { code: 'truncated' as const }
      const insides = insidesOf(document, content)
      if (insides) return insides
      const painted = await paint(document, 0, TRIAL_WIDTH)
      return painted ? { pages } : { code: 'corrupted' as const }
    })
  } catch (error) {
    if (isFault(error)) library = null
    if (isLocked(error)) return { code: 'encrypted' }
    return { code: hasEnd(content) ? 'corrupted' : 'truncated' }
  }
}

/** One page, counted from 0, or null when there is no such page. */
export async function renderPage(path: string, index: number): Promise<RenderedPicture | null> {
  const content = await readFile(path)
  try {
    return await withDocument(content, async document => {
      if (index >= document.getPageCount()) return null
      const painted = await paint(document, index, WIDTH)
      if (!painted) throw new Error(`page ${index + 1} cannot be painted`)
      return await encodePage(painted.pixels, painted.size, `page-${index + 1}`)
    })
  } catch (error) {
    if (isFault(error)) library = null
    throw error
  }
}
