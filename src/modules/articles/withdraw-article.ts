import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text, type Text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { articleFacts, stateOf, type Article, type ArticleStep } from './article.ts'
import { LONGEST_REASON } from './article-input.ts'
import { findArticle, insertStep, updateArticle } from './article-store.ts'

const notPublic = text('Halaman ini tidak sedang terbit.', 'This page is not published at present.')
const notWithdrawn = text('Halaman ini tidak sedang ditarik.', 'This page is not withdrawn at present.')

type Change = Readonly<{ article: Article; step: ArticleStep }>

const input = z.object({
  id: fields.recordId,
  version: fields.rowVersion,
  reason: fields.requiredText(LONGEST_REASON, 10),
})

async function save(tx: Tx, { article, step }: Change): Promise<boolean> {
  if (!(await updateArticle(tx, article, { isWithdrawn: step.kind === 'withdrawn' }))) return false
  await insertStep(tx, article.id, step)
  return true
}

/** The two acts differ in where the page must be and where it goes. */
const moving = (
  kind: 'withdrawn' | 'restored',
  from: ReturnType<typeof stateOf>,
  refusal: Text,
  names: Readonly<{ action: string; event: string }>,
) =>
  defineAction({
    name: names.action,
    readAction: 'page.manage',
    input,
    load: (reader, { id }) => findArticle(reader, id),
    facts: articleFacts,
    version: article => article.rowVersion,
    handle: (article, { reason }, { actor, now }) => {
      const version = article.publishedVersion
      if (stateOf(article) !== from || version === null) return refuse([problem('state', '', refusal)])
      const step = { kind, version, takenBy: actor.personId, takenAt: now, reason }
      return done({
        change: { article, step },
        event: names.event,
        subject: { kind: 'page', id: article.id },
        areaPath: '/',
        reason,
        detail: { version },
        before: { state: from },
        after: { state: kind === 'withdrawn' ? 'withdrawn' : 'published' },
        next: `/kelola/halaman/${article.id}`,
      })
    },
    save,
  })

/** Takes a page from the public; its versions stay. */
export const withdrawArticle = moving('withdrawn', 'published', notPublic, {
  action: 'page.withdraw',
  event: 'page.withdrawn',
})

/** Shows a withdrawn page again, as it was. */
export const restoreArticle = moving('restored', 'withdrawn', notWithdrawn, {
  action: 'page.restore',
  event: 'page.restored',
})
