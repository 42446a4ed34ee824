import type { Picture } from '../../ui/index.ts'
import type { Rendition } from '../files/index.ts'
import type { Photo } from './product.ts'

/** Photos with the pictures made of their files. */
export type Album = Readonly<{
  photos: readonly Photo[]
  renditions: ReadonlyMap<string, readonly Rendition[]>
}>

const SHOWN = 'w800'

/**
 * A photo for a page, or null while its pictures are being made. `folder` is the address under which the
 * page's reader gets the pictures: the guarded `/foto`, or the catalogue's own.
 */
export function photoPicture(
  photo: Photo,
  renditions: ReadonlyMap<string, readonly Rendition[]>,
  alt: string,
  folder = '/foto',
): Picture | null {
  const made = renditions.get(photo.fileId) ?? []
  const shown = made.find(one => one.name === SHOWN)
  if (!shown) return null
  const address = (name: string): string => `${folder}/${photo.id}/${name}`
  const widths = new Map(made.map(one => [one.width, `${address(one.name)} ${one.width}w`]))
  return {
    src: address(SHOWN),
    alt: photo.caption || alt,
    width: shown.width,
    height: shown.height,
    sources: [{ type: shown.mediaType, srcset: [...widths.values()].join(', ') }],
    sizes: '(min-width: 60rem) 24rem, 100vw',
  }
}
