import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { lettersOf, plainFont } from './font-file.ts'

type Family = Readonly<{ name: string; folder: string; files: readonly string[] }>

const { resolve } = createRequire(import.meta.url)

const ofGoogle = (name: string, folder: string, weights: readonly string[]): Family => ({
  name,
  folder: dirname(resolve(`@expo-google-fonts/${folder}/package.json`)),
  files: weights.map(weight => join(weight, `${name.replaceAll(' ', '')}_${weight}.ttf`)),
})

/** Of these there is no package with the plain files; those for the web have one file for each script. */
const ofFontsource = (name: string, folder: string, script: string): Family => ({
  name,
  folder: dirname(resolve(`@fontsource/${folder}/package.json`)),
  files: [join('files', `${folder}-${script}-400-normal.woff`)],
})

const usual = ['400Regular', '700Bold']

/**
 * The typeface of the papers, and behind it those for what it lacks: the rest of the Latin letters, the scripts of
 * Indonesia, signs and emoji. The order is that in which a letter is looked for.
 */
const families: readonly Family[] = [
  ofGoogle('Plus Jakarta Sans', 'plus-jakarta-sans', [
    '400Regular',
    '500Medium',
    '600SemiBold',
    '700Bold',
    '800ExtraBold',
  ]),
  ofGoogle('Noto Sans', 'noto-sans', usual),
  ofGoogle('Noto Sans Javanese', 'noto-sans-javanese', usual),
  ofGoogle('Noto Sans Balinese', 'noto-sans-balinese', usual),
  ofFontsource('Noto Sans Sundanese', 'noto-sans-sundanese', 'sundanese'),
  ofFontsource('Noto Sans Buginese', 'noto-sans-buginese', 'buginese'),
  ofFontsource('Noto Sans Arabic', 'noto-sans-arabic', 'arabic'),
  ofGoogle('Noto Emoji', 'noto-emoji', ['400Regular']),
  ofGoogle('Noto Sans Symbols 2', 'noto-sans-symbols-2', ['400Regular']),
]

type PaperFonts = Readonly<{
  /** The families, in their order, as a template names them. */
  names: readonly string[]
  files: Buffer[]
  /** The letters of each family, in the same order. */
  letters: readonly ReadonlySet<number>[]
}>

let loaded: PaperFonts | null = null

/** The fonts of all papers. Those of the machine are never used: the same paper must come out the same everywhere. */
export function paperFonts(): PaperFonts {
  if (loaded) return loaded
  const files = families.map(({ folder, files: own }) =>
    own.map(file => plainFont(readFileSync(join(folder, file)))),
  )
  loaded = {
    names: families.map(family => family.name),
    files: files.flat(),
    letters: files.map(([first]) => (first ? lettersOf(first) : new Set<number>())),
  }
  return loaded
}
