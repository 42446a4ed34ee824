import { forget, listKept } from '../drafts/kept-store.ts'
import { KEEP_HEADER, PAGES, PERSON_HEADER, PICTURES } from '../service-worker/names.ts'
import { forgetPicturesOf, keptAs, sheetOf } from '../service-worker/pictures.ts'
import { locale, say } from './words.ts'

const IMAGE = /<img\b[^>]*\ssrc="([^"]+)"/g
const MB = 1_000_000

const codesIn = (place: HTMLElement, name: 'open' | 'mine'): readonly string[] =>
  (place.dataset[name] ?? '').split(' ').filter(Boolean)

const megabytes = (bytes: number): string =>
  `${(bytes / MB).toLocaleString(locale === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 })} MB`

/** One picture as it is kept; its size in bytes. What is not there yet is left out: the page says so itself. */
async function keepPicture(store: Cache, address: string): Promise<number> {
  const path = keptAs(new URL(address, location.origin).pathname)
  const answer = await fetch(path)
  if (!answer.ok) return 0
  const { size } = await answer.clone().blob()
  await store.put(path, answer)
  return size
}

/** One sheet with its pictures; its size, or null where it is not this person's to keep. */
async function keepSheet(person: string, address: string): Promise<number | null> {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } })
  const isOwn = answer.headers.get(PERSON_HEADER) === person && answer.headers.get(KEEP_HEADER) === 'yes'
  if (!answer.ok || answer.redirected || !isOwn) return null
  const body = await answer.clone().text()
  await (await caches.open(PAGES + person)).put(address, answer)
  const pictures = await caches.open(PICTURES + person)
  let size = body.length
  for (const [, source = ''] of body.matchAll(IMAGE))
    if (source.includes('/penilaian/')) size += await keepPicture(pictures, source)
  return size
}

async function takeAlong(place: HTMLElement, told: HTMLElement): Promise<void> {
  const person = document.body.dataset.person ?? ''
  const codes = codesIn(place, 'open')
  let [kept, size] = [0, 0]
  try {
    for (const [index, code] of codes.entries()) {
      told.textContent = say.keeping(index + 1, codes.length)
      const bytes = await keepSheet(person, `${location.pathname}/${code}`)
      if (bytes !== null) [kept, size] = [kept + 1, size + bytes]
    }
    // Where labels are scanned, so that a sheet is found by its sample without a line, too.
    await keepSheet(person, `${location.pathname}/pindai`)
    told.textContent = say.kept(kept, megabytes(size))
  } catch {
    told.textContent = say.keptPartly(kept, codes.length)
  }
}

/** What is no longer to be filled in leaves the device: locked sheets, and those that were taken back. */
async function forgetTheRest(place: HTMLElement): Promise<void> {
  const [open, mine] = [codesIn(place, 'open'), codesIn(place, 'mine')]
  for (const name of (await caches.keys()).filter(one => one.startsWith(PAGES))) {
    const cache = await caches.open(name)
    for (const { url } of await cache.keys()) {
      const code = sheetOf(new URL(url).pathname)
      if (code === null || open.includes(code)) continue
      await cache.delete(url)
      await forgetPicturesOf(code)
    }
  }
  for (const field of await listKept()) {
    const code = sheetOf(field.page)
    // What was typed and not sent is shown on the page of a locked sheet; of one that is gone nothing is shown any more.
    if (code !== null && !open.includes(code) && (field.stored || !mine.includes(code))) await forget(field)
  }
}

export function startTakeAlong(): void {
  const place = document.querySelector<HTMLElement>('[data-take-along]')
  const button = place?.querySelector('button')
  const told = place?.querySelector<HTMLElement>('[role=status]')
  if (!place || document.documentElement.dataset.copy !== undefined) return
  if (typeof caches === 'undefined') {
    if (told) told.textContent = say.keepNone
    return
  }
  void forgetTheRest(place).catch(() => {})
  if (!button || !told) return
  button.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    void takeAlong(place, told).finally(() => {
      button.disabled = false
    })
  })
}
