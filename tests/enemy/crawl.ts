import type { Walker } from '../journeys/walker.ts'

const LINK = /<a\b[^>]*href="(\/[^"#]*)/g
const MOST_PAGES = 60

/** The kind of page: ids and codes left out, so that each kind is looked at twice at most. */
const kindOf = (path: string): string =>
  path
    .replace(/\?.*$/, '')
    .replaceAll(/[0-9a-hjkmnp-tv-z]{16}/g, ':id')
    .replaceAll(/[A-Z]{2}-\d{4}/g, ':code')

const ofPublic =
  /^\/(en|katalog|edisi\/|dinas|peraturan|piagam(?!-kelola)|penganugerahan(?!-kelola)|statistik|tentang|program|aksesibilitas|privasi|assets|foto)/
const ofFiles = /\/(berkas|unduh|foto|halaman)\b/

/** Opens what a demo person finds from the first page on, two pages of each kind. */
export async function crawl(walker: Walker, persona: string): Promise<void> {
  await walker.signIn(persona)
  const queue = ['/tugas', '/sesi', '/akun-saya']
  const known = new Set(queue)
  const counts = new Map<string, number>()
  for (let opened = 0; opened < MOST_PAGES; opened++) {
    const path = queue.shift()
    if (path === undefined) return
    for (const [, href = ''] of (await walker.open(path)).matchAll(LINK)) {
      const next = href.replaceAll('&amp;', '&')
      const count = counts.get(kindOf(next)) ?? 0
      if (known.has(next) || count >= 2 || ofPublic.test(next) || ofFiles.test(next)) continue
      counts.set(kindOf(next), count + 1)
      known.add(next)
      queue.push(next)
    }
  }
}
