import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { paperFonts } from './paper-fonts.ts'
import { paperData, paperText, plainPaperText } from './paper-text.ts'

/** What of earlier papers is kept for the next ones; hundreds of certificates in a row would fill the memory otherwise. */
const KEPT_TURNS = 3

let compiler: NodeCompiler | null = null

function getCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: paperFonts().files }] })
  return compiler
}

/**
 * Typesets a Typst template to PDF/A-2b with our own fonts embedded. The template reads its data by
 * `#let data = json(bytes(sys.inputs.data))` and its fonts by `#let fonts = json(bytes(sys.inputs.fonts))`; text in
 * data is never read as markup, and any letter may be in it. The same template, data and moment always give the same
 * bytes.
 */
export const typeset = (template: string, data: unknown, createdAt: Date): Buffer =>
  typesetCounted(template, data, createdAt).pdf

type Typeset = Readonly<{ pdf: Buffer; pages: number }>

function typesetOnce(template: string, data: unknown, createdAt: Date): Typeset {
  const inputs = { data: JSON.stringify(data), fonts: JSON.stringify(paperFonts().names) }
  const args = { mainFileContent: template, inputs }
  const { result } = getCompiler().compile(args)
  const pdf = getCompiler().pdf(result ?? args, {
    pdfStandard: PdfStandard.A_2b,
    creationTimestamp: Math.floor(createdAt.getTime() / 1000),
  })
  getCompiler().evictCache(KEPT_TURNS)
  return { pdf, pages: result?.numOfPages ?? 1 }
}

/** The same, with how many pages it has. */
export function typesetCounted(template: string, data: unknown, createdAt: Date): Typeset {
  try {
    return typesetOnce(template, paperData(data, paperText), createdAt)
  } catch (error) {
    if (!String(error).includes('could not be displayed')) throw error
    return typesetOnce(template, paperData(data, plainPaperText), createdAt)
  }
}
