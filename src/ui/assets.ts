import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build, transform } from 'esbuild'
import type { PageAssets } from './frame/page.ts'
import { samplePictures } from './gaya/sample-pictures.ts'
import type { SampleName } from './gaya/sample-pictures.ts'
import { faviconSvg } from './marks/logo.ts'

export type AssetFile = Readonly<{ body: Buffer; type: string }>

export type Assets = Readonly<{
  /** By path. Names carry a hash of the content: each may be kept for ever. */
  files: ReadonlyMap<string, AssetFile>
  urls: PageAssets & Readonly<{ pictures: Readonly<Record<SampleName, string>> }>
}>

/** The browser floor: the last two years of Chrome, Firefox, Safari and Android's WebView. */
const SCRIPT_TARGET = 'es2020'
const STYLE_TARGET = ['chrome128', 'firefox130', 'safari18']
const CSS = 'text/css; charset=utf-8'
const FONT_PLACE = 'FONT_URL'

const styleFolder = join(import.meta.dirname, 'style')
const partsFolder = join(styleFolder, 'parts')
const fontFile = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource-variable/plus-jakarta-sans/package.json')),
  'files/plus-jakarta-sans-latin-wght-normal.woff2',
)

const cssIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.css'))
    .toSorted()

const minified = async (css: string): Promise<string> =>
  (await transform(css, { loader: 'css', minify: true, target: STYLE_TARGET })).code

/** What every page loads. */
function styleSheet(fontUrl: string): Promise<string> {
  const pieces = cssIn(styleFolder).map(name => readFileSync(join(styleFolder, name), 'utf8'))
  return minified(pieces.join('\n').replace(FONT_PLACE, fontUrl))
}

/** The classes that a part's first line names: pages that have one of them load it. */
function classesOf(name: string, css: string): readonly string[] {
  const named = /^\/\* for: ([a-z, -]+) \*\/\n/.exec(css)?.[1]
  if (!named) throw new Error(`style/parts/${name}: the first line says for which classes it is`)
  return named.split(', ')
}

const styleParts = (): Promise<
  readonly Readonly<{ name: string; css: string; classes: readonly string[] }>[]
> =>
  Promise.all(
    cssIn(partsFolder).map(async name => {
      const css = readFileSync(join(partsFolder, name), 'utf8')
      return { name: name.replace('.css', ''), css: await minified(css), classes: classesOf(name, css) }
    }),
  )

async function script(): Promise<string> {
  const made = await build({
    entryPoints: [join(import.meta.dirname, 'browser/main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: SCRIPT_TARGET,
    legalComments: 'none',
  })
  const file = made.outputFiles[0]
  if (!file) throw new Error('esbuild made no script')
  return file.text
}

/** Builds what the pages load: style sheet, script, font, icon, and the example pictures of `/gaya`. */
export async function buildAssets(): Promise<Assets> {
  const files = new Map<string, AssetFile>()
  const add = (name: string, ending: string, type: string, content: string | Buffer): string => {
    const body = typeof content === 'string' ? Buffer.from(content) : content
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    const path = `/assets/${name}-${hash}.${ending}`
    files.set(path, { body, type })
    return path
  }
  const font = add('plus-jakarta-sans', 'woff2', 'font/woff2', readFileSync(fontFile))
  const [style, parts, code] = await Promise.all([styleSheet(font), styleParts(), script()])
  const picture = (name: SampleName): string =>
    add(`contoh-${name}`, 'svg', 'image/svg+xml', samplePictures[name])
  return {
    files,
    urls: {
      css: add('bintang', 'css', CSS, style),
      styleParts: parts.map(({ name, css, classes }) => ({ url: add(name, 'css', CSS, css), classes })),
      js: add('bintang', 'js', 'text/javascript; charset=utf-8', code),
      font,
      icon: add('bintang', 'svg', 'image/svg+xml', faviconSvg),
      pictures: {
        cloth: picture('cloth'),
        pot: picture('pot'),
        basket: picture('basket'),
        food: picture('food'),
        paper: picture('paper'),
      },
    },
  }
}
