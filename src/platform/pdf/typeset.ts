import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'

const fontFolder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/plus-jakarta-sans/package.json'),
)
const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold', '800ExtraBold']

/** What of earlier papers is kept for the next ones; hundreds of certificates in a row would fill the memory otherwise. */
const KEPT_TURNS = 3

let compiler: NodeCompiler | null = null

function getCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    fontArgs: [
      {
        fontBlobs: weights.map(weight =>
          readFileSync(join(fontFolder, weight, `PlusJakartaSans_${weight}.ttf`)),
        ),
      },
    ],
  })
  return compiler
}

/**
 * Typesets a Typst template to PDF/A-2b with our own fonts embedded. The template reads its data by
 * `#let data = json(bytes(sys.inputs.data))`; text in data is never read as markup. The same template,
 * data and moment always give the same bytes.
 */
export const typeset = (template: string, data: unknown, createdAt: Date): Buffer =>
  typesetCounted(template, data, createdAt).pdf

/** The same, with how many pages it has. */
export function typesetCounted(
  template: string,
  data: unknown,
  createdAt: Date,
): Readonly<{ pdf: Buffer; pages: number }> {
  const args = { mainFileContent: template, inputs: { data: JSON.stringify(data) } }
  const { result } = getCompiler().compile(args)
  const pdf = getCompiler().pdf(result ?? args, {
    pdfStandard: PdfStandard.A_2b,
    creationTimestamp: Math.floor(createdAt.getTime() / 1000),
  })
  getCompiler().evictCache(KEPT_TURNS)
  return { pdf, pages: result?.numOfPages ?? 1 }
}
