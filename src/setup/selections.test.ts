// on PostgreSQL: lots that are sent twice at the same moment need more than one connection.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  act,
  assessedEdition,
  decisionPeople,
  type AssessedEdition,
} from '../../tests/builders/assessed-edition.ts'
import { decideIt, releaseIt, tamperWith } from '../../tests/builders/decided-edition.ts'
import { checkedByPython } from '../../tests/builders/deciding-anew.ts'
import { exampleRules, type ExampleCase } from '../../tests/builders/example-rules.ts'
import { anActor, loadRegions } from '../../tests/builders/offices.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import { testEnvironment } from '../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../tests/builders/test-site.ts'
import { openValid } from '../../tests/builders/valid-page.ts'
import type { Actor } from '../access/index.ts'
import type { ActionResult, Environment } from '../actions/index.ts'
import { catalogueRoutes, catalogueStep } from '../modules/catalogue/index.ts'
import { certificateStep } from '../modules/certificates/index.ts'
import {
  decisionsInvariants,
  decisionsRoutes,
  decisionsTasks,
  exportEdition,
  loadCasesIn,
  recomputeResults,
  settleNomination,
  signRecommendation,
  tableDigest,
  type EntrySelection,
} from '../modules/decisions/index.ts'

type Line = Readonly<{ id: string; selections: Readonly<Record<string, Readonly<Record<string, unknown>>>> }>

const people = decisionPeople()
const steps = [certificateStep('https://bintang.contoh'), catalogueStep]
const village = exampleRules('desa-teladan-lulus')
const prizes = exampleRules('penghargaan-berperingkat')
const account = 'Kertas bernomor dari kotak, disaksikan semua yang hadir.'
const why = 'Pleno menilai buktinya tidak cukup kuat.'
const lotsAsDrawn = decisionsInvariants.filter(one => one.id === 'decisions.lots-as-drawn')
let environment: Environment
let site: TestSite

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  const { files } = environment.services
  site = testSite(environment, [...decisionsRoutes(steps), ...catalogueRoutes(files)])
})
after(() => environment.database.close())

/** What `rules score` prints of the choices in an example. */
const linesOf = (name: string): ReadonlyMap<string, Line['selections']> =>
  new Map(
    readFileSync(join(import.meta.dirname, '../../programmes/contoh', name, 'lines.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map(each => JSON.parse(each) as Line)
      .map(line => [line.id, line.selections]),
  )

const made = (rules: Readonly<Record<string, unknown>>, cases: readonly ExampleCase[], number: string) =>
  assessedEdition(environment, { rules, cases, number, kind: 'training' })
const idOf = (edition: AssessedEdition, name: string): string =>
  edition.nominations.find(one => one.caseId === name)?.id ?? ''
const codes = (result: ActionResult): readonly string[] =>
  'problems' in result ? result.problems.map(one => one.code) : [result.kind]

async function settle(edition: AssessedEdition, none: readonly string[]): Promise<void> {
  for (const { id, caseId } of edition.nominations) {
    const stars = none.includes(caseId) ? '0' : '1'
    const settled = { edition: edition.id, nomination: id, stars, reason: why }
    const result = await act(environment, people.chair, settleNomination, settled)
    assert.equal(result.kind, 'done', `${caseId}: ${JSON.stringify(result)}`)
  }
}
const sign = (edition: AssessedEdition, seen = '', who = people.chair) =>
  act(environment, who, signRecommendation, { edition: edition.id, seen })
/** A chair from whom every tie that waits is kept is not sent to a form that does not stand there. */
async function leavesLotsToOthers(edition: AssessedEdition, who: Actor): Promise<void> {
  const shown = await openValid(site, who, `/pleno/${edition.id}`)
  assert.match(shown, /undian itu dilakukan ketua lain atau Plt\/Plh ketua/)
  assert.doesNotMatch(shown, /Undi dahulu di bagian Pemilihan|value="selection\.draw"/)
  assert.deepEqual(codes(await sign(edition, '', who)), ['lots-of-others'])
}

/** The choices as they stand on the signed list, in the words of a line of `rules score`. */
async function signedLines(edition: AssessedEdition, listId: string) {
  const { rows } = await environment.database.read(reader =>
    sql<{ nominationId: string; selections: readonly EntrySelection[] }>`select
      one ->> 'nominationId' as "nominationId", one -> 'selections' as selections
      from recommendation, jsonb_array_elements(entries) as one where id = ${listId}`.execute(reader),
  )
  const names = new Map(edition.nominations.map(one => [one.id, one.caseId]))
  return new Map(
    rows.map(({ nominationId, selections }) => [
      names.get(nominationId),
      Object.fromEntries(
        selections.map(({ id, group, rank, award, shortlisted, tied }) => [
          id,
          {
            group,
            rank,
            award: award?.id ?? null,
            ...(shortlisted === undefined ? {} : { shortlisted }),
            tied: tied.map(each => names.get(each) ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
          },
        ]),
      ),
    ]),
  )
}

async function assertComputesAgain(edition: AssessedEdition): Promise<void> {
  const again = await environment.database.read(reader => recomputeResults(reader, edition.id))
  assert.deepEqual(again.different, [])
  const exported = await environment.database.read(reader => exportEdition(reader, edition.id))
  const count = edition.nominations.length
  assert.equal(checkedByPython(exported?.files ?? [])[0], `{"cases":${count},"different":0}`)
}

async function publish(edition: AssessedEdition): Promise<string> {
  const signed = await sign(edition)
  assert.equal(signed.kind, 'done', JSON.stringify(signed))
  const listId = 'answer' in signed ? String(signed.answer['id']) : ''
  await decideIt(environment, people, listId, `KEP-${edition.id}`)
  await releaseIt(environment, people, listId, steps)
  return listId
}

/** What the chair is asked to do on one page of the plenary. */
const tasksOf = (path: string) =>
  environment.database.read(async reader => {
    const tasks = await decisionsTasks(reader, people.chair, environment.clock.now(), 'id')
    return tasks.filter(one => one.href.startsWith(path)).map(one => one.title)
  })

const lotOf = (edition: AssessedEdition, name: string): string => `lot-${idOf(edition, name)}`

test('quotas of a programme without points: equals draw lots before those present, and only then it is signed', async () => {
  const edition = await made(village.change, village.cases, '41')
  const path = `/pleno/${edition.id}`
  const early = await openValid(site, people.chair, path)
  assert.match(early, /12 usulan belum diputuskan; di sini/)
  await settle(edition, ['selatan-gagal'])
  const page = await openValid(site, people.chair, path)
  const { body: all } = await site.get(people.chair, '/pleno')
  assert.match(
    all,
    new RegExp(
      `${path}"(?:(?!</tr>)[^])*data-label="Menunggu pleno">0<[^]*?data-label="Sudah diputuskan">12<`,
    ),
  )
  assert.match(page, /<span class="muted">menunggu undian<\/span>/)
  assert.match(page, /Terdaftar: 1 dari 2 tempat \(1 tempat menunggu undian\)/)
  assert.match(page, /Undi dahulu di bagian Pemilihan/)
  assert.doesNotMatch(page, /value="recommendation\.sign"/, 'no signature is offered that is refused')
  assert.deepEqual(await tasksOf(path), ['Undi yang sama peringkatnya'])
  assert.deepEqual(codes(await sign(edition)), ['lots-missing'])

  const tied = { ...people.chair, personId: 'ketua-terikat' }
  await environment.database.write(tx =>
    sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
      values ('terikat', ${tied.personId}, ${idOf(edition, 'utara-1')}, 'family', now())`.execute(tx),
  )
  await leavesLotsToOthers(edition, tied)

  const [b, c] = [lotOf(edition, 'timur-b'), lotOf(edition, 'timur-c')]
  const draw = { action: 'selection.draw', selection: 'kuota', account }
  for (const other of [people.secretariat, people.directorGeneral, people.auditor, people.operator])
    assert.notEqual((await site.post(other, path, { ...draw, [b]: '5', [c]: '2' })).status, 303, other.role)
  for (const wrong of [
    { [b]: '5' },
    { [b]: '5', [c]: '5' },
    { [b]: '', [c]: '2' },
    { [b]: '0', [c]: '-2' },
    { [b]: '5', [c]: "'; drop table lot" },
    { [b]: '5', [c]: '2', account: 'undi' },
    { [b]: '5', [c]: '2', selection: 'lain' },
    { [b]: '5', [c]: '2', [lotOf(edition, 'utara-1')]: '1' },
  ]) {
    const answer = await site.post(people.chair, path, { ...draw, ...wrong })
    assert.equal(answer.status, 422, JSON.stringify(wrong))
    if (wrong[b] === '5' && !('selection' in wrong)) assert.match(answer.body, /value="5"|disaksikan|undi/)
  }
  const both = await Promise.all(
    [1, 2].map(() => site.post(people.chair, path, { ...draw, [b]: '5', [c]: '2' })),
  )
  assert.deepEqual(
    both.map(one => one.status).toSorted((x, y) => x - y),
    [303, 422],
  )
  await assert.rejects(
    environment.database.write(tx => sql`update lot set number = 1 where number = 5`.execute(tx)),
    /never changes/,
  )
  // The file of the other tie brought numbers of its own: they count for nothing.
  assert.deepEqual(codes(await sign(edition)), ['lots-missing'])
  const home = edition.nominations.find(one => one.caseId === 'barat-b')?.areaPath ?? ''
  await leavesLotsToOthers(edition, { ...people.chair, personId: 'ketua-setempat', homeAreaPath: home })
  const [x, y] = [lotOf(edition, 'barat-b'), lotOf(edition, 'barat-c')]
  assert.equal((await site.post(people.chair, path, { ...draw, [x]: '7', [y]: '5' })).status, 422)
  assert.equal((await site.post(people.chair, path, { ...draw, [x]: '7', [y]: '3' })).status, 303)
  const before = await environment.database.read(async reader =>
    tableDigest(await loadCasesIn(reader, edition.id, 'assessed')),
  )
  assert.deepEqual(codes(await sign(edition, before)), ['table-changed'], 'what was read before the lots')
  const drawn = await openValid(site, people.chair, path)
  assert.match(drawn, /value="recommendation\.sign"/)
  assert.deepEqual(await tasksOf(path), ['Daftar rekomendasi siap ditandatangani'])

  const listId = await publish(edition)
  const drawnFirst = { group: 'Contoh Timur', rank: 2, award: 'terdaftar', tied: [] }
  const expected = new Map(linesOf('desa-teladan-lulus'))
    .set('timur-b', { kuota: { ...drawnFirst, rank: 3, award: null } })
    .set('timur-c', { kuota: drawnFirst })
  assert.deepEqual(await signedLines(edition, listId), expected)
  assert.match(await openValid(site, people.minister, `/penetapan/${listId}`), /undian 2/)
  await assertComputesAgain(edition)

  await tamperWith(environment, 'lot', sql`update lot set number = 1 where number = 5`)
  const otherwise = await environment.database.read(reader => recomputeResults(reader, edition.id))
  assert.equal(otherwise.different.length, 2, 'the two whose lots were changed')
  for (const { find } of lotsAsDrawn) {
    const { files } = environment.services
    const breach = await environment.database.read(reader => find({ reader, files }))
    assert.deepEqual(breach, [idOf(edition, 'timur-b')])
  }
  await tamperWith(environment, 'lot', sql`update lot set number = 5 where number = 1`)
})

const counted = {
  ...prizes.change,
  aggregation: { ...(prizes.rules['aggregation'] as object), combine: 'mean' },
}

test('ranked awards: the list, the annex, the office and the public read what `rules score` prints', async () => {
  const edition = await made(counted, prizes.cases, '42')
  await settle(edition, ['segar-tidak-layak'])
  const page = await openValid(site, people.chair, `/pleno/${edition.id}`)
  assert.match(page, /Perak: 0 dari 1 tempat/)
  assert.match(page, /aturan tidak dapat memilih di antaranya/)
  assert.match(page, /Daftar pendek menyebut siapa yang boleh ke tahap berikutnya/)
  assert.doesNotMatch(page, /selection\.draw/)
  const listId = await publish(edition)
  assert.deepEqual(await signedLines(edition, listId), new Map(linesOf('penghargaan-berperingkat')))
  await assertComputesAgain(edition)
  const { rows } = await environment.database.read(reader =>
    sql<{
      cells: unknown
    }>`select one -> 'further' as cells from decree_annex, jsonb_array_elements(content -> 'lines') as one
      where recommendation_id = ${listId} and one ->> 'product' = 'Produk segar-a'`.execute(reader),
  )
  assert.deepEqual(rows[0]?.cells, [{ title: 'Penghargaan (contoh)', value: 'Emas' }])
  const gold = edition.nominations.find(one => one.caseId === 'segar-a')
  const feedback = `/usulan/${gold?.id}/umpan-balik`
  assert.match(await openValid(site, anActor('operator', gold?.areaPath), feedback), /Emas/)
  assert.match(
    await openValid(site, null, '/katalog/produk-segar-a'),
    /Penghargaan \(contoh\)[\s\S]{0,80}Emas/,
  )
})

test('whom the plenary puts lower takes no part, and nothing is signed while others are on their way', async () => {
  const cases = prizes.cases.filter(one => one.form === 'segar')
  const edition = await made(counted, cases, '43')
  await settle(edition, ['segar-a', 'segar-tidak-layak'])
  const late = idOf(edition, 'segar-d')
  await tamperWith(
    environment,
    'nomination',
    sql`update nomination set state = 'submitted' where id = ${late}`,
  )
  assert.deepEqual(codes(await sign(edition)), ['still-coming'])
  await tamperWith(
    environment,
    'nomination',
    sql`update nomination set state = 'assessed' where id = ${late}`,
  )
  const listId = await publish(edition)
  const lines = await signedLines(edition, listId)
  const awards = [...lines].map(([name, own]) => [name, own['penghargaan']?.award ?? null] as const)
  assert.deepEqual(Object.fromEntries(awards), {
    'segar-a': null,
    'segar-b': 'perak',
    'segar-c': 'emas',
    'segar-d': null,
    'segar-tidak-layak': null,
  })
  await assertComputesAgain(edition)
})
