/**
 * An area as a path of region codes with a slash at both ends: `/32/32.05/`.
 * The closing slash keeps `/1/` from covering `/11/`. `/` is the whole country.
 */
export type AreaPath = string

export const wholeCountry: AreaPath = '/'

/** True when `inner` is `outer` or lies below it. */
export const covers = (outer: AreaPath, inner: AreaPath): boolean => inner.startsWith(outer)

/** The path of a region code of the form `PP[.KK[.CC[.DDDD]]]`. */
export function areaPathOf(code: string): AreaPath {
  const parts = code.split('.')
  return `/${parts.map((_, index) => parts.slice(0, index + 1).join('.')).join('/')}/`
}

/** The code of the innermost region of a path: `/32/32.05/` is `32.05`; empty for the whole country. */
export const areaCode = (path: AreaPath): string => path.split('/').at(-2) ?? ''

/** The province's path of an area, or the whole country's when it has none. */
export function provinceOf(path: AreaPath): AreaPath {
  const first = path.split('/')[1]
  return first ? `/${first}/` : wholeCountry
}
