import type { Environment } from '../../actions/index.ts'
import { append, type LedgerEntry } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { newId } from '../../platform/random.ts'
import { digestOfText, type ArticleText } from './article.ts'
import {
  findArticle,
  findArticleBySlug,
  insertArticle,
  insertStep,
  insertVersion,
  updateArticle,
} from './article-store.ts'
import { hindrancesOf } from './hindrances.ts'

/** A page that comes with the programme. */
export type ShippedArticle = Readonly<{ slug: string; text: ArticleText }>

const REASON = 'Shipped with the programme'

const entryOf = (id: string, { slug, text }: ShippedArticle, at: Date): LedgerEntry => ({
  at,
  personId: null,
  role: 'system',
  areaPath: '/',
  action: 'page.publish',
  event: 'page.published',
  subject: { kind: 'page', id },
  record: { kind: 'page', id },
  audience: 'record',
  reason: REASON,
  detail: { slug, version: 1, digest: digestOfText(text) },
  beforeDigest: null,
  afterDigest: digestOfText(text),
})

async function publishFirst(tx: Tx, shipped: ShippedArticle, at: Date): Promise<void> {
  const id = newId()
  if (!(await insertArticle(tx, id, shipped.slug, at))) return
  await insertVersion(tx, id, 1, { text: shipped.text, takenFrom: null, savedBy: null, savedAt: at })
  const article = await findArticle(tx, id)
  if (!article) throw new Error(`no article ${id}`)
  await updateArticle(tx, article, { publishedVersion: 1 })
  const step = { kind: 'published', version: 1, takenBy: null, takenAt: at, reason: REASON } as const
  await insertStep(tx, id, step)
  await append(tx, [entryOf(id, shipped, at)])
}

/**
 * Publishes the programme's pages whose address has no page yet. What is there already is left as it is, so that the
 * secretariat's text outlives the next start. Throws for a page that could not be published by hand.
 */
export async function loadShippedArticles(
  { database, clock }: Environment,
  shipped: readonly ShippedArticle[],
): Promise<void> {
  for (const { slug, text } of shipped) {
    const hindrances = hindrancesOf(text)
    if (hindrances.length > 0) throw new Error(`${slug}: ${hindrances.map(one => one.en).join(' ')}`)
  }
  await database.write(async tx => {
    for (const one of shipped)
      if (!(await findArticleBySlug(tx, one.slug))) await publishFirst(tx, one, clock.now())
  })
}
