import type { AreaPath } from '../../foundation/area-path.ts'
import type { Text } from '../../foundation/text.ts'

/** A photo as the catalogue shows it: the size of the original in pixels, from which every width follows. */
export type EntryPhoto = Readonly<{ fileId: string; caption: string; width: number; height: number }>

/** Further public facts, as they were when the result was published. */
export type EntryContent = Readonly<{
  producerId: string
  /** The addresses of the maker's and the sentra's own pages; empty for a product of no sentra. */
  makerSlug: string
  sentraSlug: string
  makerStory: string
  sentra: string
  founded: number | null
  decree: Readonly<{ number: string; date: string }>
  editionNumber: string
}>

/** A starred product as the public sees it. Made once, in the release; later changes of a record don't reach it. */
export type CatalogueEntry = Readonly<{
  slug: string
  nominationId: string
  productId: string
  editionId: string
  editionTitle: Text
  commodity: string
  commodityTitle: Text
  areaPath: AreaPath
  /** The code of the province. */
  province: string
  place: string
  stars: number
  of: number
  scheme: string
  example: boolean
  certificateNumber: string | null
  certificateKey: string | null
  name: string
  maker: string
  about: string
  story: string
  content: EntryContent
  photos: readonly EntryPhoto[]
  publishedAt: Date
  /** Since when its star does not count, its certificate being withdrawn or suspended: the page stays. */
  withdrawnAt: Date | null
}>

/** The code of the entry's regency or city, or of its province where it has none. */
export const areaCodeOf = ({ areaPath, province }: Pick<CatalogueEntry, 'areaPath' | 'province'>): string =>
  areaPath.split('/')[2] || province

/** As a release makes it: nothing is withdrawn at birth. */
export type NewEntry = Omit<CatalogueEntry, 'withdrawnAt'>

/** Lower case, no accents, letters and digits only: stored and looked for in the same form. */
export const folded = (value: string): string =>
  value
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const LONGEST_SLUG = 60

/** `kain-nila-motif-wajik`: readable, of ASCII letters and digits, cut at a word. */
export function slugOf(name: string): string {
  const whole = folded(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  if (whole.length <= LONGEST_SLUG) return whole || 'produk'
  const cut = whole.slice(0, LONGEST_SLUG + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 20)).replaceAll(/-+$/g, '')
}

/** The first of name, name and maker, name and number that is not taken. */
export function freeSlug(name: string, maker: string, taken: ReadonlySet<string>): string {
  const base = slugOf(name)
  const withMaker = slugOf(`${base} ${maker}`)
  for (const candidate of [base, withMaker]) if (!taken.has(candidate)) return candidate
  for (let number = 2; ; number++) {
    const candidate = `${base}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}

/** The address of a sentra: its name and the code of its regency, in which the name is its own. */
export const sentraSlugOf = (name: string, areaPath: AreaPath): string =>
  name === '' ? '' : `${slugOf(name)}-${(areaPath.split('/')[2] ?? '').replace('.', '')}`

/** The widths in which pictures are made, by the name of the rendition. */
export const photoWidths = { w320: 320, w800: 800, w1600: 1600 } as const
export type PhotoRendition = keyof typeof photoWidths
export const isPhotoRendition = (name: string): name is PhotoRendition => Object.hasOwn(photoWidths, name)
