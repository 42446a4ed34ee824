import type { PlantedBreach } from './planted-breaches.ts'

export const aroundPages: readonly PlantedBreach[] = [
  {
    invariant: 'articles.version-digest',
    statements: [
      'alter table article_version disable trigger user',
      `update article_version set content = jsonb_set(content, '{title,en}', '"Lain"') where number = 1
        and article_id = (select min(id) from article)`,
    ],
    names: `select min(id) || ' 1' from article`,
  },
  {
    invariant: 'articles.published-whole',
    statements: ['update article set newest_version = 2 where id = (select min(id) from article)'],
    names: 'select min(id) from article',
  },
]
