import type { Locale } from '../../../foundation/text.ts'
import type { Html } from '../../../platform/html.ts'
import { productCard, type Picture } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { starsText } from '../../decisions/index.ts'
import { areaCodeOf, photoWidths, type CatalogueEntry, type EntryPhoto } from '../entry.ts'
import { words } from '../messages.ts'

export const awardOf = (entry: CatalogueEntry, locale: Locale) => ({
  stars: entry.stars,
  of: entry.of,
  label: starsText(entry.stars, entry.of)[locale],
})

/** The address of a picture: public, the same for both languages. `number` counts from 1. */
export const photoAddress = (slug: string, number: number, rendition: string): string =>
  `/katalog/${slug}/foto/${number}/${rendition}`

/** A photo in the widths that are made of it, none wider than the original. */
export function entryPicture(
  entry: CatalogueEntry,
  photo: EntryPhoto,
  index: number,
  sizes: string,
  locale: Locale,
): Picture {
  const number = index + 1
  const shown = Math.min(photo.width, photoWidths.w800)
  // A small original has fewer widths: its larger pictures are all as wide as itself.
  const widths = new Map<number, string>()
  for (const [name, width] of Object.entries(photoWidths)) {
    const made = Math.min(width, photo.width)
    if (!widths.has(made)) widths.set(made, `${photoAddress(entry.slug, number, name)} ${made}w`)
  }
  return {
    src: photoAddress(entry.slug, number, 'w800'),
    alt: photo.caption || words[locale].product.photo(entry.name, String(number)),
    width: shown,
    height: Math.max(1, Math.round((photo.height * shown) / photo.width)),
    sources: [{ type: 'image/webp', srcset: [...widths.values()].join(', ') }],
    sizes,
  }
}

const CARD_SIZES = '(min-width: 60rem) 17rem, (min-width: 36rem) 45vw, 92vw'

/** `lapsed` holds the keys of certificates past their last day. */
export function entryCard(
  entry: CatalogueEntry,
  request: PageRequest,
  level: 2 | 3 = 3,
  lapsed: ReadonlySet<string> = new Set(),
): Html {
  const { locale } = request
  const [photo] = entry.photos
  return productCard({
    locale,
    href: request.link(`/katalog/${entry.slug}`),
    name: entry.name,
    maker: entry.maker,
    makerHref: entry.content.makerSlug ? request.link(`/pembuat/${entry.content.makerSlug}`) : null,
    placeHref: request.link(`/wilayah/${areaCodeOf(entry)}`),
    place: entry.place,
    commodity: entry.commodityTitle[locale],
    award: awardOf(entry, locale),
    photo: photo ? entryPicture(entry, photo, 0, CARD_SIZES, locale) : null,
    example: entry.example,
    ...(lapsed.has(entry.certificateKey ?? '') ? { note: words[locale].product.lapsed } : {}),
    level,
  })
}
