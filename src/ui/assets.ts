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
  /** The worker that keeps pages for times without a line, under one address for good. */
  worker: string
  urls: PageAssets & Readonly<{ codeReader: string; pictures: Readonly<Record<SampleName, string>> }>
}>

/** The browser floor: the last two years of Chrome, Firefox, Safari and Android's WebView. */
const SCRIPT_TARGET = 'es2022'
const STYLE_TARGET = ['chrome128', 'firefox130', 'safari18']
/** The same library as its author wrote it: what it brings for browsers older than ours is half its size. */
const LEANER = { 'tus-js-client': 'tus-js-client/lib/browser/index.js' }
const CSS = 'text/css; charset=utf-8'
const JS = 'text/javascript; charset=utf-8'
const FONT_PLACE = 'FONT_URL'

/** Shown by the worker where there is no line and no kept page. */
export const OFFLINE_PAGE = '/luring'

const styleFolder = join(import.meta.dirname, 'style')
const partsFolder = join(styleFolder, 'parts')
const browserFolder = join(import.meta.dirname, 'browser')
const entriesFolder = join(browserFolder, 'entries')
/** What a script of a page loads itself once it is wanted, so that no page weighs more by it. */
const codeReaderPath = join(browserFolder, 'on-demand/code-reader.ts')
const fontFile = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource-variable/plus-jakarta-sans/package.json')),
  'files/plus-jakarta-sans-latin-wght-normal.woff2',
)

const namesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith(ending) && !name.endsWith(`.test${ending}`))
    .toSorted()

const minified = async (css: string): Promise<string> =>
  (await transform(css, { loader: 'css', minify: true, target: STYLE_TARGET })).code

/** What every page loads. */
function styleSheet(fontUrl: string): Promise<string> {
  const pieces = namesIn(styleFolder, '.css').map(name => readFileSync(join(styleFolder, name), 'utf8'))
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
    namesIn(partsFolder, '.css').map(async name => {
      const css = readFileSync(join(partsFolder, name), 'utf8')
      return { name: name.replace('.css', ''), css: await minified(css), classes: classesOf(name, css) }
    }),
  )

async function scriptAt(
  path: string,
  define: Readonly<Record<string, string>> = {},
  format: 'iife' | 'esm' = 'iife',
): Promise<string> {
  const made = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: SCRIPT_TARGET,
    // Loaded by the browser when it is asked for.
    external: ['/assets/*'],
    alias: LEANER,
    legalComments: 'none',
    define,
  })
  const file = made.outputFiles[0]
  if (!file) throw new Error('esbuild made no script')
  return file.text
}

/** The attributes and classes that an entry's first line names: pages that have one of them load it. */
function needsOf(name: string, code: string): readonly string[] {
  const named = /^\/\* for: ([a-z, [\]-]+) \*\/\n/.exec(code)?.[1]
  if (!named) throw new Error(`browser/entries/${name}: the first line says for which pages it is`)
  return named.split(', ')
}

const scriptParts = (
  define: Readonly<Record<string, string>>,
): Promise<readonly Readonly<{ name: string; code: string; needs: readonly string[] }>[]> =>
  Promise.all(
    namesIn(entriesFolder, '.ts').map(async name => {
      const path = join(entriesFolder, name)
      const needs = needsOf(name, readFileSync(path, 'utf8'))
      return { name: name.replace('.ts', ''), code: await scriptAt(path, define), needs }
    }),
  )

/** It names every file of the pages, so that another version of any of them is another worker. */
function workerScript(paths: readonly string[]): Promise<string> {
  const precached = [...paths, OFFLINE_PAGE, `/en${OFFLINE_PAGE}`]
  const version = createHash('sha256').update(precached.join(' ')).digest('hex').slice(0, 12)
  return scriptAt(join(browserFolder, 'service-worker/main.ts'), {
    PRECACHED: JSON.stringify(precached),
    VERSION: JSON.stringify(version),
  })
}

/** Builds what the pages load: style sheet, script, font, icon, and the example pictures of `/gaya`. */
export async function buildAssets(): Promise<Assets> {
  const made = await pageFiles()
  const { css, styleParts: styles, js, scriptParts: scripts, codeReader, font, icon } = made.urls
  const parts = [...styles, ...scripts].map(one => one.url)
  const needed = [css, js, codeReader, font, icon, ...parts]
  return { ...made, worker: await workerScript(needed) }
}

async function pageFiles(): Promise<Pick<Assets, 'files' | 'urls'>> {
  const files = new Map<string, AssetFile>()
  const add = (name: string, ending: string, type: string, content: string | Buffer): string => {
    const body = typeof content === 'string' ? Buffer.from(content) : content
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    const path = `/assets/${name}-${hash}.${ending}`
    files.set(path, { body, type })
    return path
  }
  const font = add('plus-jakarta-sans', 'woff2', 'font/woff2', readFileSync(fontFile))
  const codeReader = add('code-reader', 'js', JS, await scriptAt(codeReaderPath, {}, 'esm'))
  const [style, parts, code, scripts] = await Promise.all([
    styleSheet(font),
    styleParts(),
    scriptAt(join(browserFolder, 'main.ts')),
    scriptParts({ CODE_READER: JSON.stringify(codeReader) }),
  ])
  const picture = (name: SampleName): string =>
    add(`contoh-${name}`, 'svg', 'image/svg+xml', samplePictures[name])
  return {
    files,
    urls: {
      css: add('bintang', 'css', CSS, style),
      styleParts: parts.map(({ name, css, classes }) => ({ url: add(name, 'css', CSS, css), classes })),
      js: add('bintang', 'js', JS, code),
      scriptParts: scripts.map(part => ({ url: add(part.name, 'js', JS, part.code), needs: part.needs })),
      codeReader,
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
