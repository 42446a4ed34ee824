import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anActor } from '../../../tests/builders/offices.ts'
import { pageTexts, writtenPage } from '../../../tests/builders/programme-pages.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { runAction, type ActionResult, type AnyAction, type Environment } from '../../actions/index.ts'
import type { Actor } from '../../access/index.ts'
import { verify } from '../../audit/index.ts'
import { readProgramme } from '../../setup/programme.ts'
import {
  findArticle,
  findArticleBySlug,
  getVersion,
  listPublic,
  listSteps,
  listVersions,
} from './article-store.ts'
import { createArticle } from './create-article.ts'
import { draftArticle, takeVersion } from './draft-article.ts'
import { loadShippedArticles } from './index.ts'
import { hindrancesOf } from './hindrances.ts'
import { articlesInvariants } from './invariants.ts'
import { articleBody } from './pages/article-body.ts'
import { publishArticle } from './publish-article.ts'
import { restoreArticle, withdrawArticle } from './withdraw-article.ts'

const { articles: shipped } = readProgramme()
const secretariat = anActor('secretariat')
const auditor = anActor('auditor')
const reason = 'Alasan contoh yang cukup panjang.'
let environment: Environment

before(async () => {
  environment = testEnvironment(await testDatabase())
})
after(() => environment.database.close())

const act = (action: AnyAction, input: object, actor: Actor = secretariat): Promise<ActionResult> =>
  runAction(environment, action, { actor, locale: 'id', input, key: null })
const articleAt = (slug: string) =>
  environment.database.read(async reader => {
    const article = await findArticleBySlug(reader, slug)
    assert.ok(article)
    return article
  })
const publicTitles = async (): Promise<readonly string[]> =>
  (await environment.database.read(reader => listPublic(reader))).map(one => one.text.title.id)
const ledgerOf = async (id: string) => {
  const { rows } = await environment.database.read(reader =>
    sql<{ event: string; reason: string | null; detail: Record<string, unknown> }>`
      select event, reason, detail from ledger where record_kind = 'page' and record_id = ${id} order by seq`.execute(
      reader,
    ),
  )
  return rows
}
const codesOf = (result: ActionResult): readonly string[] =>
  'problems' in result ? result.problems.map(one => one.code) : [result.kind]

test('the shipped pages, on a new database, are published as version 1, once, and can all be published', async () => {
  assert.deepEqual(
    shipped.map(one => one.slug),
    ['sejarah', 'prinsip', 'mitra'],
  )
  await loadShippedArticles(environment, shipped)
  await loadShippedArticles(environment, shipped)
  assert.deepEqual(await publicTitles(), ['Sejarah', 'Prinsip dan kriteria', 'Mitra'])
  const { id } = await articleAt('sejarah')
  const entries = await ledgerOf(id)
  assert.deepEqual(
    entries.map(one => one.event),
    ['page.published'],
  )
  assert.doesNotMatch(JSON.stringify(entries), /Oita/)
})

test('what the secretariat wrote outlives the next start, also where the page was withdrawn', async () => {
  const article = await articleAt('mitra')
  const own = { id: article.id, version: String(article.rowVersion) }
  assert.equal((await act(withdrawArticle, { ...own, reason })).kind, 'done')
  await loadShippedArticles(environment, shipped)
  assert.deepEqual(await publicTitles(), ['Sejarah', 'Prinsip dan kriteria'])
  assert.equal((await articleAt('mitra')).newestVersion, 1)
})

test('a shipped page that no officer could publish stops the start', async () => {
  const [first] = shipped
  assert.ok(first)
  const text = { ...first.text, body: { id: '[x](javascript:x)', en: '' } }
  await assert.rejects(
    loadShippedArticles(environment, [{ slug: 'buruk', text }]),
    /buruk: The text in English/,
  )
})

test('too many cells or headings keep a text from being published, in sentences of both languages', () => {
  const of = (body: string): readonly string[] =>
    hindrancesOf({
      title: { id: 'A', en: 'A' },
      summary: { id: 'A', en: 'A' },
      body: { id: body, en: 'A' },
    }).map(one => `${one.id} ${one.en}`)
  const [cells, ...noMore] = of(`|a|b|\n|-|-|\n${'|1|2|\n'.repeat(1_000)}`)
  assert.match(
    cells ?? '',
    /bahasa Indonesia seluruhnya memuat lebih dari 2\.000 sel.* more than 2,000 cells/,
  )
  assert.deepEqual(noMore, [])
  const [headings, ...nothingElse] = of('# a\n'.repeat(101))
  assert.match(headings ?? '', /lebih dari 100 judul bagian.* more than 100 headings/)
  assert.deepEqual(nothingElse, [])
  assert.deepEqual(of(`${'# a\n'.repeat(100)}|a|b|\n|-|-|\n${'|1|2|\n'.repeat(999)}`), [])
})

test('the list of contents leads to each heading, parts below their own, also to one that is called as the list is', () => {
  const body = '# Isi\n## Dalam\n### Terdalam\n# Isi\n## Lagi'
  const text = { title: { id: 'A', en: 'A' }, summary: { id: 'A', en: 'A' }, body: { id: body, en: '' } }
  const page = String(
    articleBody({ locale: 'id', text, publicUrl: '', top: 2, prefix: 'b', publishedAt: null }),
  )
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  assert.deepEqual(ids, ['b-isi', 'b-isi-2', 'b-dalam', 'b-terdalam', 'b-isi-3', 'b-lagi'])
  assert.match(page, /aria-labelledby="b-isi"/)
  const links = /<ul>(.*?)<\/nav>/.exec(page)?.[1]
  assert.equal(
    links,
    '<li><a href="#b-isi-2">Isi</a><ul><li><a href="#b-dalam">Dalam</a></li></ul></li><li><a href="#b-isi-3">Isi</a><ul><li><a href="#b-lagi">Lagi</a></li></ul></li></ul>',
  )
})

test('a page begins unseen: its address is checked and belongs to one page only', async () => {
  for (const slug of ['Alamat', 'a b', '-a', 'a--b', 'é', '../x', '']) {
    const result = await act(createArticle, { slug, titleId: 'Contoh' })
    assert.equal(result.kind, 'refused', slug)
  }
  const result = await act(createArticle, { slug: 'cara-diusulkan', titleId: '  Cara\n diusulkan ' })
  assert.equal(result.kind, 'done')
  const article = await articleAt('cara-diusulkan')
  const first = await environment.database.read(reader => getVersion(reader, article.id, 1))
  assert.equal(first.text.title.id, 'Cara diusulkan')
  assert.ok(!(await publicTitles()).includes('Cara diusulkan'))
  assert.deepEqual(codesOf(await act(createArticle, { slug: 'cara-diusulkan', titleId: 'Lain' })), ['taken'])
})

test('an unfinished page is kept as draft and refused for publication, with everything that is missing', async () => {
  const { id } = await articleAt('cara-diusulkan')
  const body = 'Lihat [ini](javascript:x).'
  const draft = { id, version: '1', titleId: 'Cara diusulkan', bodyId: body }
  assert.equal((await act(draftArticle, draft)).kind, 'done')
  const result = await act(publishArticle, { id, version: '2', reason })
  assert.ok(result.kind === 'refused')
  assert.deepEqual(
    result.problems.map(one => one.message.en.slice(0, 40)),
    [
      'The summary in Indonesian is not written',
      'The title in English is not written yet.',
      'The summary in English is not written ye',
      'The text in English is not written yet.',
      'The link to "javascript:x" (Indonesian) ',
    ],
  )
})

test('saving keeps every version, publishing shows the newest, and the ledger has digests, not the text', async () => {
  const { id } = await articleAt('cara-diusulkan')
  assert.equal((await act(draftArticle, { id, version: '2', ...pageTexts })).kind, 'done')
  assert.deepEqual(codesOf(await act(draftArticle, { id, version: '3', ...pageTexts })), ['nothing-new'])
  assert.deepEqual(codesOf(await act(publishArticle, { id, version: '3', reason: 'pendek' })), ['too_small'])
  assert.equal((await act(publishArticle, { id, version: '3', reason })).kind, 'done')
  assert.deepEqual(codesOf(await act(publishArticle, { id, version: '4', reason })), ['nothing-new'])
  assert.ok((await publicTitles()).includes('Halaman contoh'))
  const versions = await environment.database.read(reader => listVersions(reader, id))
  assert.deepEqual(
    versions.map(one => one.number),
    [3, 2, 1],
  )
  const entries = await ledgerOf(id)
  assert.deepEqual(
    entries.map(one => one.event),
    ['page.created', 'page.drafted', 'page.drafted', 'page.published'],
  )
  assert.equal(entries.at(-1)?.detail['digest'], versions[0]?.digest)
  assert.doesNotMatch(JSON.stringify(entries), /Isi contoh/)
})

test('a draft that is newer than the published version changes nothing for the public', async () => {
  const { id, rowVersion } = await articleAt('cara-diusulkan')
  const draft = { id, version: String(rowVersion), ...pageTexts, titleId: 'Judul baru' }
  assert.equal((await act(draftArticle, draft)).kind, 'done')
  assert.ok(!(await publicTitles()).includes('Judul baru'))
})

test('an older version is taken up as the newest draft; the newest itself has nothing to give', async () => {
  const { id, rowVersion, newestVersion } = await articleAt('cara-diusulkan')
  const version = String(rowVersion)
  assert.deepEqual(codesOf(await act(takeVersion, { id, version, number: String(newestVersion) })), [
    'nothing-new',
  ])
  assert.deepEqual(codesOf(await act(takeVersion, { id, version, number: '99' })), ['not-found'])
  assert.equal((await act(takeVersion, { id, version, number: '2' })).kind, 'done')
  const [newest] = await environment.database.read(reader => listVersions(reader, id))
  assert.deepEqual([newest?.number, newest?.takenFrom], [newestVersion + 1, 2])
  assert.equal(newest?.text.body.id, 'Lihat [ini](javascript:x).')
})

test('of two who change a page at once the second is told, and nothing of the first is lost', async () => {
  const page = await writtenPage(environment, secretariat, 'dua-tangan', 'drafted')
  const write = (titleId: string): Promise<ActionResult> =>
    act(draftArticle, { ...page, ...pageTexts, titleId })
  const outcomes = await Promise.all([write('Tangan satu'), write('Tangan dua')])
  assert.deepEqual(outcomes.map(one => one.kind).toSorted(), ['done', 'stale'])
  assert.equal((await write('Tangan tiga')).kind, 'stale')
  assert.deepEqual(codesOf(await act(draftArticle, { ...pageTexts, id: page.id })), ['custom'])
  const versions = await environment.database.read(reader => listVersions(reader, page.id))
  assert.equal(versions.length, 3)
})

test('a page is withdrawn with a reason and shown again as it was; publishing also brings it back', async () => {
  const page = await writtenPage(environment, secretariat, 'naik-turun', 'published')
  const shown = async (): Promise<boolean> =>
    (await environment.database.read(reader => listPublic(reader, 'naik-turun'))).length === 1
  const send = async (action: AnyAction, more: object = {}): Promise<string> => {
    const { rowVersion } = await articleAt('naik-turun')
    return (await act(action, { id: page.id, version: String(rowVersion), reason, ...more })).kind
  }
  assert.equal(await send(restoreArticle), 'refused')
  assert.equal(await send(withdrawArticle, { reason: '' }), 'refused')
  assert.equal(await send(withdrawArticle), 'done')
  assert.equal(await shown(), false)
  assert.equal(await send(withdrawArticle), 'refused')
  assert.equal(await send(restoreArticle), 'done')
  assert.equal(await shown(), true)
  assert.equal(await send(withdrawArticle), 'done')
  assert.equal(await send(publishArticle), 'done')
  assert.equal(await shown(), true)
  const steps = await environment.database.read(reader => listSteps(reader, page.id))
  assert.deepEqual(
    steps.map(one => one.kind),
    ['published', 'withdrawn', 'restored', 'withdrawn', 'published'],
  )
})

test('the auditor reads and changes nothing; others are told that there is no such page', async () => {
  const page = await writtenPage(environment, secretariat, 'bukan-milik', 'drafted')
  for (const action of [draftArticle, publishArticle, withdrawArticle, restoreArticle]) {
    const input = { ...page, ...pageTexts, titleId: 'Ubahan', reason }
    assert.equal((await act(action, input, auditor)).kind, 'not-allowed', action.name)
    assert.equal((await act(action, input, anActor('verifier'))).kind, 'not-found', action.name)
  }
})

test('no version and no step can be changed or deleted in the database', async () => {
  for (const statement of [
    `update article_version set content = '{}'`,
    'delete from article_version',
    `update article_step set reason = 'lain'`,
    'delete from article_step',
  ])
    await assert.rejects(
      environment.database.write(tx => sql.raw(statement).execute(tx)),
      /never changes/,
      statement,
    )
})

test('after all of it the ledger verifies and what must always hold holds', async () => {
  const { database, services } = environment
  assert.equal((await database.read(reader => verify(reader))).ok, true)
  for (const one of articlesInvariants)
    assert.deepEqual(await database.read(reader => one.find({ reader, files: services.files })), [], one.id)
  assert.equal(await database.read(reader => findArticle(reader, 'tidakada')), null)
})
