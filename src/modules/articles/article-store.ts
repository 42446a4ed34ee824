import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import {
  digestOfText,
  type Article,
  type ArticleStep,
  type ArticleText,
  type ArticleVersion,
} from './article.ts'

type ArticleRow = {
  id: string
  slug: string
  position: number
  newest_version: number
  published_version: number | null
  is_withdrawn: boolean
  row_version: number
  created_at: Date
}
type VersionRow = {
  article_id: string
  number: number
  content: unknown
  digest: string
  taken_from: number | null
  saved_by: string | null
  saved_at: Date
}
type StepRow = {
  article_id: string
  number: number
  kind: ArticleStep['kind']
  version: number
  taken_by: string | null
  taken_at: Date
  reason: string
}
type Tables = { article: ArticleRow; article_version: VersionRow; article_step: StepRow }

const articleFrom = (row: ArticleRow): Article => ({
  id: row.id,
  slug: row.slug,
  position: row.position,
  newestVersion: row.newest_version,
  publishedVersion: row.published_version,
  isWithdrawn: row.is_withdrawn,
  rowVersion: row.row_version,
})

const versionFrom = (row: VersionRow): ArticleVersion => ({
  articleId: row.article_id,
  number: row.number,
  text: row.content as ArticleText,
  digest: row.digest,
  takenFrom: row.taken_from,
  savedBy: row.saved_by,
  savedAt: row.saved_at,
})

const articles = (reader: Reader) => reader.withTables<Tables>().selectFrom('article').selectAll()

export async function findArticle(reader: Reader, id: string): Promise<Article | null> {
  const row = await articles(reader).where('id', '=', id).executeTakeFirst()
  return row ? articleFrom(row) : null
}

export async function findArticleBySlug(reader: Reader, slug: string): Promise<Article | null> {
  const row = await articles(reader).where('slug', '=', slug).executeTakeFirst()
  return row ? articleFrom(row) : null
}

/** All pages in the order in which they are listed. */
export async function listArticles(reader: Reader): Promise<readonly Article[]> {
  const rows = await articles(reader).orderBy('position').orderBy('id').execute()
  return rows.map(articleFrom)
}

export async function findVersion(
  reader: Reader,
  articleId: string,
  number: number,
): Promise<ArticleVersion | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('article_version')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? versionFrom(row) : null
}

/** Throws when there is no such version: for numbers that come from our own records. */
export async function getVersion(reader: Reader, articleId: string, number: number): Promise<ArticleVersion> {
  const version = await findVersion(reader, articleId, number)
  if (!version) throw new Error(`no version ${number} of article ${articleId}`)
  return version
}

/** Every version of a page, the newest first. */
export async function listVersions(reader: Reader, articleId: string): Promise<readonly ArticleVersion[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('article_version')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(versionFrom)
}

/** The newest version of every page, by the page's id. One query. */
export async function listNewestVersions(reader: Reader): Promise<ReadonlyMap<string, ArticleVersion>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('article_version')
    .innerJoin('article', join =>
      join
        .onRef('article.id', '=', 'article_version.article_id')
        .onRef('article.newest_version', '=', 'article_version.number'),
    )
    .selectAll('article_version')
    .execute()
  return new Map(rows.map(row => [row.article_id, versionFrom(row)]))
}

/** What was done with a page, the newest first. */
export async function listSteps(reader: Reader, articleId: string): Promise<readonly ArticleStep[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('article_step')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({
    kind: row.kind,
    version: row.version,
    takenBy: row.taken_by,
    takenAt: row.taken_at,
    reason: row.reason,
  }))
}

/** A page as the public reads it, and since when it reads so. */
export type PublicArticle = Readonly<{ slug: string; text: ArticleText; publishedAt: Date }>

/** The pages that the public reads, in their order; of one address only where it is given. One query. */
export async function listPublic(reader: Reader, slug?: string): Promise<readonly PublicArticle[]> {
  const all = reader
    .withTables<Tables>()
    .selectFrom('article')
    .innerJoin('article_version', join =>
      join
        .onRef('article_version.article_id', '=', 'article.id')
        .onRef('article_version.number', '=', 'article.published_version'),
    )
    .where('article.is_withdrawn', '=', false)
    .select([
      'article.slug',
      'article_version.content',
      sql<Date>`(select max(taken_at) from article_step where article_id = article.id and kind = 'published')`.as(
        'published_at',
      ),
    ])
    .orderBy('article.position')
    .orderBy('article.id')
  const rows = await (slug === undefined ? all : all.where('article.slug', '=', slug)).execute()
  return rows.map(row => ({
    slug: row.slug,
    text: row.content as ArticleText,
    publishedAt: new Date(row.published_at),
  }))
}

/** False when a page has this address already. */
export async function insertArticle(tx: Tx, id: string, slug: string, at: Date): Promise<boolean> {
  const db = tx.withTables<Tables>()
  const { last } = await db
    .selectFrom('article')
    .select(eb => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  const row = await db
    .insertInto('article')
    .values({
      id,
      slug,
      position: Number(last ?? 0) + 1,
      newest_version: 1,
      published_version: null,
      is_withdrawn: false,
      row_version: 1,
      created_at: at,
    })
    .onConflict(conflict => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What is saved as a version, by whom; its number and digest follow from it. */
export type NewVersion = Readonly<{
  text: ArticleText
  takenFrom: number | null
  savedBy: string | null
  savedAt: Date
}>

export async function insertVersion(
  tx: Tx,
  articleId: string,
  number: number,
  made: NewVersion,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('article_version')
    .values({
      article_id: articleId,
      number,
      content: json(made.text),
      digest: digestOfText(made.text),
      taken_from: made.takenFrom,
      saved_by: made.savedBy,
      saved_at: made.savedAt,
    })
    .execute()
}

/** Changes a page; false when it was changed since it was read. */
export async function updateArticle(
  tx: Tx,
  { id, rowVersion }: Article,
  changes: Partial<Pick<Article, 'newestVersion' | 'publishedVersion' | 'isWithdrawn'>>,
): Promise<boolean> {
  const { newestVersion, publishedVersion, isWithdrawn } = changes
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('article')
    .set({
      row_version: rowVersion + 1,
      ...(newestVersion === undefined ? {} : { newest_version: newestVersion }),
      ...(publishedVersion === undefined ? {} : { published_version: publishedVersion }),
      ...(isWithdrawn === undefined ? {} : { is_withdrawn: isWithdrawn }),
    })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export async function insertStep(tx: Tx, articleId: string, step: ArticleStep): Promise<void> {
  const db = tx.withTables<Tables>()
  const { last } = await db
    .selectFrom('article_step')
    .select(eb => eb.fn.max('number').as('last'))
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('article_step')
    .values({
      article_id: articleId,
      number: Number(last ?? 0) + 1,
      kind: step.kind,
      version: step.version,
      taken_by: step.takenBy,
      taken_at: step.takenAt,
      reason: step.reason,
    })
    .execute()
}

/** Every version of every page, for the check of what must always hold. */
export const listAllVersions = async (reader: Reader): Promise<readonly ArticleVersion[]> =>
  (
    await reader
      .withTables<Tables>()
      .selectFrom('article_version')
      .selectAll()
      .orderBy('article_id')
      .orderBy('number')
      .execute()
  ).map(versionFrom)
