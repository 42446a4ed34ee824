import { runAction, type AnyAction, type Environment } from '../../src/actions/index.ts'
import type { Actor } from '../../src/access/index.ts'
import { findArticleBySlug } from '../../src/modules/articles/article-store.ts'
import { createArticle } from '../../src/modules/articles/create-article.ts'
import { draftArticle } from '../../src/modules/articles/draft-article.ts'
import { publishArticle } from '../../src/modules/articles/publish-article.ts'
import { withdrawArticle } from '../../src/modules/articles/withdraw-article.ts'

const reason = 'Alasan contoh yang cukup panjang.'

/** What a page of the tests says; complete in both languages. */
export const pageTexts = {
  titleId: 'Halaman contoh',
  titleEn: 'Example page',
  summaryId: 'Satu kalimat contoh.',
  summaryEn: 'One example sentence.',
  bodyId: '## Bagian\n\nIsi contoh.',
  bodyEn: '## Part\n\nExample text.',
}

/** A page as its forms know it. */
export type WrittenPage = Readonly<{ id: string; slug: string; version: string }>

async function step(environment: Environment, actor: Actor, action: AnyAction, input: object): Promise<void> {
  const result = await runAction(environment, action, { actor, locale: 'id', input, key: null })
  if (result.kind !== 'done') throw new Error(`${action.name}: ${JSON.stringify(result)}`)
}

const pageAt = (environment: Environment, slug: string): Promise<WrittenPage> =>
  environment.database.read(async reader => {
    const article = await findArticleBySlug(reader, slug)
    if (!article) throw new Error(`no page ${slug}`)
    return { id: article.id, slug, version: String(article.rowVersion) }
  })

/** Writes a page by the secretariat's own acts up to a state: two versions, the newest complete. */
export async function writtenPage(
  environment: Environment,
  actor: Actor,
  slug: string,
  state: 'drafted' | 'published' | 'withdrawn',
): Promise<WrittenPage> {
  const titles = { titleId: pageTexts.titleId, titleEn: pageTexts.titleEn }
  await step(environment, actor, createArticle, { slug, ...titles })
  await step(environment, actor, draftArticle, { ...(await pageAt(environment, slug)), ...pageTexts })
  if (state !== 'drafted')
    await step(environment, actor, publishArticle, { ...(await pageAt(environment, slug)), reason })
  if (state === 'withdrawn')
    await step(environment, actor, withdrawArticle, { ...(await pageAt(environment, slug)), reason })
  return pageAt(environment, slug)
}

/** A page for each act, in the state in which the act is open. */
export type WrittenPages = Readonly<
  Record<'draft' | 'take' | 'publish' | 'withdraw' | 'restore', WrittenPage>
>

export const writtenPages = async (environment: Environment, actor: Actor): Promise<WrittenPages> => ({
  draft: await writtenPage(environment, actor, 'uji-draf', 'published'),
  take: await writtenPage(environment, actor, 'uji-ambil', 'published'),
  publish: await writtenPage(environment, actor, 'uji-terbit', 'drafted'),
  withdraw: await writtenPage(environment, actor, 'uji-tarik', 'published'),
  restore: await writtenPage(environment, actor, 'uji-tampil', 'withdrawn'),
})
