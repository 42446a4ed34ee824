import { PAGES, PICTURES } from './names.ts'

const PICTURE = /^(?:\/en)?(\/penilaian\/([A-Z]{2}-[0-9]{4})\/(?:foto|dokumen)\/.+)$/
const SHEET = /^(?:\/en)?\/penilaian\/([A-Z]{2}-[0-9]{4})$/

export const isPicture = (path: string): boolean => PICTURE.test(path)
/** The blind code of a sheet's page. */
export const sheetOf = (path: string): string | null => SHEET.exec(path)?.[1] ?? null

/** The two languages have the same pictures, and of a photo the small one stands for every size. */
export const keptAs = (path: string): string =>
  (PICTURE.exec(path)?.[1] ?? path).replace(/(\/foto\/[0-9]+\/)w[0-9]+$/, '$1w320')

/** Whether a store keeps things of anybody but this person. */
export const ofOthers = (name: string, person: string | null): boolean =>
  [PAGES, PICTURES].some(kind => name.startsWith(kind) && name !== kind + (person ?? ''))

/** From the server, and without a line as it was taken along. */
export async function pictureFor(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    const path = keptAs(new URL(request.url).pathname)
    for (const name of (await caches.keys()).filter(one => one.startsWith(PICTURES))) {
      const found = await (await caches.open(name)).match(path, { ignoreVary: true })
      if (found) return found
    }
    return Response.error()
  }
}

export async function forgetPicturesOf(code: string): Promise<void> {
  for (const name of (await caches.keys()).filter(one => one.startsWith(PICTURES))) {
    const cache = await caches.open(name)
    for (const { url } of await cache.keys())
      if (PICTURE.exec(new URL(url).pathname)?.[2] === code) await cache.delete(url)
  }
}
