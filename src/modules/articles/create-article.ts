import { z } from 'zod'
import { defineAction, done, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { digestOfText, type ArticleText } from './article.ts'
import { articleFields, slugField } from './article-input.ts'
import { findArticleBySlug, insertArticle, insertVersion } from './article-store.ts'

const slugTaken = text(
  'Alamat ini sudah dipakai halaman lain. Pilih alamat lain, atau ubah halaman itu.',
  'Another page has this address. Choose another one, or change that page.',
)

type Change = Readonly<{ id: string; slug: string; content: ArticleText; by: string | null; at: Date }>

/** Begins a page: its address, which stays, and its titles. The public sees nothing of it yet. */
export const createArticle = defineAction({
  name: 'page.create',
  input: z.object({ slug: slugField, titleId: articleFields.titleId, titleEn: articleFields.titleEn }),
  load: async (reader, { slug }) => ({ isTaken: (await findArticleBySlug(reader, slug)) !== null }),
  facts: () => ({ areaPath: '/' }),
  handle: ({ isTaken }, { slug, titleId, titleEn }, { actor, now, newId }) => {
    if (isTaken) return refuse([problem('taken', 'slug', slugTaken)])
    const empty = text('', '')
    const content = { title: text(titleId, titleEn), summary: empty, body: empty }
    const change: Change = { id: newId(), slug, content, by: actor.personId, at: now }
    return done({
      change,
      event: 'page.created',
      subject: { kind: 'page', id: change.id },
      areaPath: '/',
      detail: { slug, version: 1, digest: digestOfText(content) },
      next: `/kelola/halaman/${change.id}/ubah`,
      answer: { id: change.id },
    })
  },
  save: async (tx: Tx, { id, slug, content, by, at }: Change) => {
    if (!(await insertArticle(tx, id, slug, at))) return false
    await insertVersion(tx, id, 1, { text: content, takenFrom: null, savedBy: by, savedAt: at })
    return true
  },
})
