import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { articleFacts, digestOfText, type Article, type ArticleText, type ArticleVersion } from './article.ts'
import { articleFields, textFrom } from './article-input.ts'
import {
  findArticle,
  findVersion,
  getVersion,
  insertVersion,
  updateArticle,
  type NewVersion,
} from './article-store.ts'

const nothingNew = text(
  'Teks ini sama dengan versi terbaru, jadi tidak ada yang perlu disimpan.',
  'This is the same as the newest version, so there is nothing to save.',
)

type Change = Readonly<{ article: Article; made: NewVersion }>

/** A new version on top of the newest one. */
function nextVersion(
  article: Article,
  newest: ArticleVersion,
  content: ArticleText,
  takenFrom: number | null,
  { actor, now }: ActionContext,
) {
  const digest = digestOfText(content)
  if (digest === newest.digest) return refuse([problem('nothing-new', '', nothingNew)])
  const change: Change = {
    article,
    made: { text: content, takenFrom, savedBy: actor.personId, savedAt: now },
  }
  const version = article.newestVersion + 1
  return done({
    change,
    event: takenFrom === null ? 'page.drafted' : 'page.version-taken',
    subject: { kind: 'page', id: article.id },
    areaPath: '/',
    detail: { version, digest, ...(takenFrom === null ? {} : { taken_from: takenFrom }) },
    answer: { version },
  })
}

async function save(tx: Tx, { article, made }: Change): Promise<boolean> {
  const newestVersion = article.newestVersion + 1
  if (!(await updateArticle(tx, article, { newestVersion }))) return false
  await insertVersion(tx, article.id, newestVersion, made)
  return true
}

async function loadNewest(reader: Reader, id: string) {
  const article = await findArticle(reader, id)
  return article && { article, newest: await getVersion(reader, id, article.newestVersion) }
}

/** Keeps what was written as a new version; the public goes on reading the published one. */
export const draftArticle = defineAction({
  name: 'page.draft',
  readAction: 'page.manage',
  input: z.object({ id: fields.recordId, version: fields.rowVersion, ...articleFields }),
  load: (reader, { id }) => loadNewest(reader, id),
  facts: ({ article }) => articleFacts(article),
  version: ({ article }) => article.rowVersion,
  handle: ({ article, newest }, given, context) => {
    const outcome = nextVersion(article, newest, textFrom(given), null, context)
    return outcome.kind === 'refused' ? outcome : { ...outcome, next: `/kelola/halaman/${article.id}` }
  },
  save,
})

/** Takes an older version up again: its text becomes the newest draft. */
export const takeVersion = defineAction({
  name: 'page.take',
  readAction: 'page.manage',
  input: z.object({
    id: fields.recordId,
    number: z.coerce.number().int().positive().max(1_000_000),
    version: fields.rowVersion,
  }),
  load: async (reader, { id, number }) => {
    const loaded = await loadNewest(reader, id)
    const older = loaded && (await findVersion(reader, id, number))
    return older && { ...loaded, older }
  },
  facts: ({ article }) => articleFacts(article),
  version: ({ article }) => article.rowVersion,
  handle: ({ article, newest, older }, _, context) => {
    const outcome = nextVersion(article, newest, older.text, older.number, context)
    return outcome.kind === 'refused' ? outcome : { ...outcome, next: `/kelola/halaman/${article.id}/ubah` }
  },
  save,
})
