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
const FONT_PLACE = 'FONT_URL'

const styleFolder = join(import.meta.dirname, 'style')
const fontFile = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource-variable/plus-jakarta-sans/package.json')),
  'files/plus-jakarta-sans-latin-wght-normal.woff2',
)

async function styleSheet(fontUrl: string): Promise<string> {
  const parts = readdirSync(styleFolder)
    .filter(name => name.endsWith('.css'))
    .toSorted()
    .map(name => readFileSync(join(styleFolder, name), 'utf8'))
  const whole = parts.join('\n').replace(FONT_PLACE, fontUrl)
  return (await transform(whole, { loader: 'css', minify: true, target: STYLE_TARGET })).code
}

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
  const [style, code] = await Promise.all([styleSheet(font), script()])
  const picture = (name: SampleName): string =>
    add(`contoh-${name}`, 'svg', 'image/svg+xml', samplePictures[name])
  return {
    files,
    urls: {
      css: add('bintang', 'css', 'text/css; charset=utf-8', style),
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
