import { abilities, mayEver } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { namesOf } from '../people/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { articleFacts, type Article, type ArticleVersion } from './article.ts'
import {
  findArticle,
  findVersion,
  getVersion,
  listArticles,
  listNewestVersions,
  listSteps,
  listVersions,
} from './article-store.ts'
import { createArticle } from './create-article.ts'
import { draftArticle, takeVersion } from './draft-article.ts'
import { words as editing } from './editing-messages.ts'
import { words } from './messages.ts'
import { editPage, PREVIEW } from './pages/edit-page.ts'
import { MANAGE, manageArticle, manageList, nameOf, newPage } from './pages/manage-pages.ts'
import { publishPage, versionPage } from './pages/publish-page.ts'
import { publishArticle } from './publish-article.ts'
import { restoreArticle, withdrawArticle } from './withdraw-article.ts'

const acts = ['page.draft', 'page.publish', 'page.withdraw', 'page.restore', 'page.take'] as const

const namesIn = (reader: Reader, people: readonly (string | null)[]) =>
  namesOf(reader, [...new Set(people.filter(one => one !== null))])

async function showList(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale } = request
  const articles = await listArticles(reader)
  const newest = await listNewestVersions(reader)
  const names = await namesIn(
    reader,
    [...newest.values()].map(one => one.savedBy),
  )
  const mayCreate = mayEver(actor, 'page.create')
  const body = manageList(request, { articles, newest, names, mayCreate })
  return { kind: 'page', title: words[locale].manage, body }
}

const showNew = (request: PageRequest): Promise<PageResult> =>
  Promise.resolve({ kind: 'page', title: words[request.locale].newPage, body: newPage(request) })

type Loaded = Readonly<{ article: Article; newest: ArticleVersion }>

async function load({ reader, params }: PageRequest): Promise<Loaded | null> {
  const article = await findArticle(reader, params['id'] ?? '')
  return article && { article, newest: await getVersion(reader, article.id, article.newestVersion) }
}

const titleOf = ({ locale }: PageRequest, { newest }: Loaded): string =>
  newest.text.title[locale] || newest.text.title.id

async function showOne(request: PageRequest): Promise<PageResult> {
  const { reader, actor } = request
  const loaded = await load(request)
  if (!loaded) return notFound
  const { article } = loaded
  const versions = await listVersions(reader, article.id)
  const steps = await listSteps(reader, article.id)
  const people = [...versions.map(one => one.savedBy), ...steps.map(one => one.takenBy)]
  const body = manageArticle(request, {
    ...loaded,
    versions,
    steps,
    names: await namesIn(reader, people),
    may: abilities(actor, acts, articleFacts(article)),
  })
  return { kind: 'page', title: titleOf(request, loaded), body }
}

async function showEdit(request: PageRequest): Promise<PageResult> {
  const loaded = await load(request)
  if (!loaded) return notFound
  const { savedBy } = loaded.newest
  const names = await namesIn(request.reader, [savedBy])
  const body = editPage(request, { ...loaded, savedBy: nameOf(request, names, savedBy) })
  return { kind: 'page', title: editing[request.locale].editTitle(titleOf(request, loaded)), body }
}

async function showPublish(request: PageRequest): Promise<PageResult> {
  const loaded = await load(request)
  if (!loaded) return notFound
  const { id, publishedVersion } = loaded.article
  const published = publishedVersion === null ? null : await getVersion(request.reader, id, publishedVersion)
  const body = publishPage(request, { ...loaded, published })
  return { kind: 'page', title: editing[request.locale].publishTitle(titleOf(request, loaded)), body }
}

async function showVersion(request: PageRequest): Promise<PageResult> {
  const { reader, actor, locale, params } = request
  const loaded = await load(request)
  const number = params['number'] ?? ''
  const shown =
    loaded && /^\d{1,6}$/.test(number) ? await findVersion(reader, loaded.article.id, Number(number)) : null
  if (!loaded || !shown) return notFound
  const names = await namesIn(reader, [shown.savedBy])
  const mayTake = abilities(actor, acts, articleFacts(loaded.article)).has('page.take')
  const body = versionPage(request, {
    ...loaded,
    shown,
    savedBy: nameOf(request, names, shown.savedBy),
    mayTake,
  })
  return { kind: 'page', title: words[locale].versionTitle(titleOf(request, loaded), number), body }
}

export const manageArticleRoutes: readonly Route[] = [
  { path: MANAGE, access: 'page.manage', page: showList },
  { path: `${MANAGE}/baru`, access: 'page.create', page: showNew, actions: [createArticle] },
  {
    path: `${MANAGE}/:id`,
    access: 'page.manage',
    page: showOne,
    actions: [withdrawArticle, restoreArticle],
  },
  {
    path: `${MANAGE}/:id/ubah`,
    access: 'page.draft',
    page: showEdit,
    actions: [draftArticle],
    previews: [PREVIEW],
  },
  { path: `${MANAGE}/:id/terbit`, access: 'page.publish', page: showPublish, actions: [publishArticle] },
  {
    path: `${MANAGE}/:id/versi/:number`,
    access: 'page.manage',
    page: showVersion,
    actions: [takeVersion],
  },
]
