import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { digestOfText, missingPlaces } from './article.ts'
import { listAllVersions, listArticles } from './article-store.ts'

async function wrongDigests(reader: Reader): Promise<readonly string[]> {
  const versions = await listAllVersions(reader)
  return versions
    .filter(one => digestOfText(one.text) !== one.digest)
    .map(one => `${one.articleId} ${one.number}`)
}

/** Pages whose versions are not numbered without a gap, or that show the public what is not there or not whole. */
async function wrongPages(reader: Reader): Promise<readonly string[]> {
  const versions = Map.groupBy(await listAllVersions(reader), one => one.articleId)
  return (await listArticles(reader))
    .filter(({ id, newestVersion, publishedVersion }) => {
      const own = versions.get(id) ?? []
      const published = own.find(one => one.number === publishedVersion)
      const isWhole = publishedVersion === null || (published && missingPlaces(published.text).length === 0)
      return own.length !== newestVersion || own.at(-1)?.number !== newestVersion || !isWhole
    })
    .map(one => one.id)
}

export const articlesInvariants: readonly Invariant[] = [
  {
    id: 'articles.version-digest',
    says: text(
      'Setiap versi halaman program sama dengan sidik yang dicatat saat disimpan.',
      'Every version of a programme page has the digest that was recorded when it was saved.',
    ),
    find: ({ reader }) => wrongDigests(reader),
  },
  {
    id: 'articles.published-whole',
    says: text(
      'Versi setiap halaman program bernomor urut, dan yang terbit lengkap dalam semua bahasa.',
      'The versions of every programme page are numbered without a gap, and the published one is whole in every language.',
    ),
    find: ({ reader }) => wrongPages(reader),
  },
]
