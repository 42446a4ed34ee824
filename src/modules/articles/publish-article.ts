import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { articleFacts, hasDraft, isPublic, type Article } from './article.ts'
import { LONGEST_REASON } from './article-input.ts'
import { findArticle, findVersion, getVersion, insertStep, updateArticle } from './article-store.ts'
import { hindrancesOf } from './hindrances.ts'

const nothingNew = text(
  'Versi terbaru sudah terbit. Tidak ada yang perlu diterbitkan.',
  'The newest version is published already. There is nothing to publish.',
)

type Change = Readonly<{ article: Article; by: string | null; at: Date; reason: string }>

/** Shows the newest version to the public, complete in every language; a withdrawn page comes back with it. */
export const publishArticle = defineAction({
  name: 'page.publish',
  readAction: 'page.manage',
  input: z.object({
    id: fields.recordId,
    version: fields.rowVersion,
    reason: fields.requiredText(LONGEST_REASON, 10),
  }),
  load: async (reader, { id }) => {
    const article = await findArticle(reader, id)
    if (!article) return null
    const { publishedVersion } = article
    return {
      article,
      newest: await getVersion(reader, id, article.newestVersion),
      published: publishedVersion === null ? null : await findVersion(reader, id, publishedVersion),
    }
  },
  facts: ({ article }) => articleFacts(article),
  version: ({ article }) => article.rowVersion,
  handle: ({ article, newest, published }, { reason }, { actor, now }) => {
    if (isPublic(article) && !hasDraft(article)) return refuse([problem('nothing-new', '', nothingNew)])
    const hindrances = hindrancesOf(newest.text)
    if (hindrances.length > 0) return refuse(hindrances.map(one => problem('not-ready', '', one)))
    const change: Change = { article, by: actor.personId, at: now, reason }
    return done({
      change,
      event: 'page.published',
      subject: { kind: 'page', id: article.id },
      areaPath: '/',
      reason,
      detail: { version: newest.number, digest: newest.digest, before: article.publishedVersion },
      before: published?.text,
      after: newest.text,
      next: `/kelola/halaman/${article.id}`,
    })
  },
  save: async (tx: Tx, { article, by, at, reason }: Change) => {
    const version = article.newestVersion
    if (!(await updateArticle(tx, article, { publishedVersion: version, isWithdrawn: false }))) return false
    await insertStep(tx, article.id, { kind: 'published', version, takenBy: by, takenAt: at, reason })
    return true
  },
})
