// on the embedded database: what the rules say beside a star does not depend on which database holds it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { pdfText } from '../../scripts/test/pdfsig.ts'
import {
  act,
  assessedEdition,
  decisionPeople,
  shippedText,
  type AssessedEdition,
} from '../../tests/builders/assessed-edition.ts'
import { annexIn, listIn } from '../../tests/builders/decree-annex.ts'
import { decideIt, releaseIt, signList } from '../../tests/builders/decided-edition.ts'
import { checkedByPython } from '../../tests/builders/deciding-anew.ts'
import { loadRegions } from '../../tests/builders/offices.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import { testEnvironment } from '../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../tests/builders/test-site.ts'
import type { ActionResult, Environment } from '../actions/index.ts'
import type { Reader } from '../platform/database/index.ts'
import { catalogueRoutes, catalogueStep } from '../modules/catalogue/index.ts'
import { certificateStep } from '../modules/certificates/index.ts'
import {
  decisionsInvariants,
  decisionsRoutes,
  exportEdition,
  recomputeResults,
  recordAwaited,
  settleNomination,
  signRecommendation,
} from '../modules/decisions/index.ts'
import { loadCases } from '../modules/decisions/cases/plenary-case.ts'
import { listNominationsByIds } from '../modules/nominations/index.ts'
import { roomStrip } from '../modules/plenary/pages/room-parts.ts'

const people = decisionPeople()
const t = (id: string) => ({ id, en: `en ${id}` })
type Written = Readonly<Record<'gates' | 'facts' | 'scales', readonly object[]>>
const { gates, facts, scales } = JSON.parse(shippedText) as Written
const change = {
  scales: [
    ...scales,
    {
      id: 'tanda',
      title: t('Tanda mutu'),
      bands: [
        { id: 'emas', title: t('Tanda emas'), from: '85.00' },
        { id: 'perak', title: t('Tanda perak'), from: '65.00' },
      ],
    },
  ],
  levels: [
    { id: 'provinsi', title: t('Tingkat provinsi') },
    { id: 'pusat', title: t('Tingkat pusat') },
  ],
  routing: [
    { id: 'ke-provinsi', atLeast: '71.00', to: 'provinsi', reason: t('Mulai 71 provinsi yang memutuskan.') },
    { id: 'ke-pusat', atLeast: '90.00', to: 'pusat', reason: t('Mulai 90 pusat yang memutuskan.') },
  ],
  facts: [...facts, { name: 'sengketa-selesai', kind: 'boolean', title: t('Sengketa selesai') }],
  gates: [
    ...gates,
    {
      id: 'sengketa',
      when: { fact: 'commodity', is: 'tenun' },
      effect: {
        kind: 'suspend',
        until: { text: t('Sampai surat damai diterima.'), when: { fact: 'sengketa-selesai', is: true } },
      },
      per: 'file',
      reason: t('Ada sengketa merek.'),
    },
  ],
  passRules: [
    {
      id: 'serat',
      title: t('Bahan serat'),
      when: { fact: 'commodity', oneOf: ['batik', 'tenun'] },
      relaxed: { where: { fact: 'commodity', is: 'anyaman' }, when: true },
      reason: t('Bahan bukan serat.'),
    },
  ],
}
const [gold, awaited, suspected, failed, relaxed] = [
  'batik-91-tepat',
  'tenun-80-67-belum-bintang-2',
  'batik-dugaan-tiruan-satu-lembar',
  'gerabah-seratus',
  'anyaman-81-tepat',
] as const
const reason = 'Surat itu menyatakan bahwa hal yang ditunggu selesai.'

let environment: Environment
let site: TestSite
let edition: AssessedEdition
before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  const { files } = environment.services
  site = testSite(environment, [...decisionsRoutes([]), ...catalogueRoutes(files)])
  const caseIds = [gold, awaited, suspected, failed, relaxed]
  edition = await assessedEdition(environment, { caseIds, rules: change })
})
after(() => environment.database.close())

const idOf = (caseId: string): string => {
  const found = edition.nominations.find(one => one.caseId === caseId)
  assert.ok(found)
  return found.id
}
const on = (caseId: string) => ({ edition: edition.id, nomination: idOf(caseId) })
const codes = (result: ActionResult): readonly string[] =>
  'problems' in result ? result.problems.map(one => one.code) : [result.kind]
const read = <Value>(work: (reader: Reader) => Promise<Value>): Promise<Value> =>
  environment.database.read(work)
const settle = (caseId: string, stars: string, why = '') =>
  act(environment, people.chair, settleNomination, { ...on(caseId), stars, reason: why })
const record = (caseId: string, given: Record<string, string>, who = people.secretariat, key?: string) =>
  act(environment, who, recordAwaited, { ...on(caseId), paper: 'S-7/2026', reason, ...given }, key ?? null)
const pageOf = async (caseId: string, who = people.chair): Promise<string> =>
  (await site.get(who, `/pleno/${edition.id}/${idOf(caseId)}`)).body

test('a case shows every scale, the level that decides, and the rules that are met or not', async () => {
  const page = await pageOf(gold)
  assert.match(page, /Tanda mutu<\/dt><dd>Tanda emas/)
  assert.match(page, /Diputuskan oleh<\/dt><dd>Tingkat pusat\. Mulai 90 pusat/)
  assert.match(page, /pleno hanya dapat berbeda pada bintang/)
  assert.match(await pageOf(relaxed), /bentuk yang lebih ringan: Bahan serat/)
  const closed = await pageOf(failed)
  assert.match(closed, /Aturan yang tidak terpenuhi[\s\S]*Bahan bukan serat\./)
  assert.match(closed, /Tanda mutu<\/dt><dd>tidak diberikan \(sebelum gerbang: Tanda emas\)/)
  const refused = await settle(failed, '2', reason)
  assert.deepEqual(codes(refused), ['disqualified'])
  assert.match(JSON.stringify(refused), /bagi produk ini: Bahan bukan serat\. Pleno/)
})

test('the plenary’s table shows them too, and is filtered by the level', async () => {
  const all = (await site.get(people.chair, `/pleno/${edition.id}`)).body
  assert.match(all, /Tanda mutu: Tanda emas/)
  assert.match(all, /Diputuskan oleh: Tingkat pusat/)
  const one = (await site.get(people.chair, `/pleno/${edition.id}?tingkat=provinsi`)).body
  assert.match(one, /anyaman-81-tepat/)
  assert.doesNotMatch(one, /batik-91-tepat/)
  const waiting = (await site.get(people.chair, `/pleno/${edition.id}?tampil=tangguh`)).body
  assert.match(waiting, /tenun-80-67/)
  assert.doesNotMatch(waiting, /batik-91-tepat/)
})

test('the room sees the other scale only once the vote is closed', async () => {
  const [one = null] = await read(async reader =>
    loadCases(reader, await listNominationsByIds(reader, [idOf(gold)])),
  )
  const room = (isCounted: boolean): string => String(roomStrip({ one, isCounted, isBack: false }, 'id'))
  assert.match(room(true), /Tanda mutu: Tanda emas/)
  assert.doesNotMatch(room(false), /Tanda/)
})

test('a suspension is shown with what ends it, and the plenary cannot set it aside', async () => {
  const page = await pageOf(awaited)
  assert.match(page, /Ada sengketa merek\.[\s\S]*Sampai surat damai diterima\./)
  assert.doesNotMatch(page, /plenary\.record-awaited|Catat bahwa sudah datang/)
  const refused = await settle(awaited, '1', reason)
  assert.deepEqual(codes(refused), ['suspended'])
  assert.match(JSON.stringify(refused), /Sampai surat damai diterima\. Pleno tidak dapat mengesampingkannya/)
  assert.equal((await settle(awaited, '0', reason)).kind, 'done')
  const link = /href="[^"]*\?(tunggu=[^"]+)"/.exec(await pageOf(awaited, people.secretariat))?.[1] ?? ''
  const form = (await site.get(people.secretariat, `/pleno/${edition.id}/${idOf(awaited)}?${link}`)).body
  assert.match(form, /value="fact sengketa-selesai"/)
  assert.match(form, /value="plenary\.record-awaited"/)
})

test('only the secretariat records what has come, with its paper; then it is computed again', async () => {
  const key = { awaited: 'fact sengketa-selesai', value: 'yes' }
  assert.equal((await record(awaited, key, people.chair)).kind, 'not-allowed')
  assert.equal((await record(awaited, key, people.operator)).kind, 'not-found')
  assert.deepEqual(codes(await record(awaited, { ...key, awaited: 'fact commodity' })), ['nothing-awaited'])
  assert.deepEqual(codes(await record(gold, key)), ['nothing-awaited'])
  assert.deepEqual(codes(await record(awaited, { ...key, edition: idOf(gold) })), ['not-found'])
  assert.deepEqual(codes(await record(awaited, { ...key, value: 'mungkin' })), ['not-an-option'])
  const short = await record(awaited, { ...key, paper: '', reason: 'x' })
  assert.deepEqual('problems' in short ? short.problems.map(one => one.path) : [], ['reason', 'paper'])
  const once = await record(awaited, { ...key, version: '0' }, people.secretariat, 'same-key-awaited')
  const twice = await record(awaited, { ...key, version: '0' }, people.secretariat, 'same-key-awaited')
  assert.deepEqual([once.kind, twice.kind === 'done' && twice.repeated], ['done', true])
  assert.equal((await record(awaited, { ...key, version: '0' })).kind, 'stale')
  assert.deepEqual(codes(await record(awaited, key)), ['same-value'])
  const page = await pageOf(awaited)
  assert.match(
    page,
    /Tercatat datang: en Sengketa selesai|Tercatat datang: Sengketa selesai, Ya \(S-7\/2026\)/,
  )
  assert.match(page, /Diputuskan oleh<\/dt><dd>Tingkat provinsi/)
  assert.match(page, /putuskan lagi|Usul: Bintang 1/)
})

test('where the rules have only words, the record lets the plenary decide, and its taking back does not', async () => {
  const key = { awaited: 'gate dugaan-tiruan' }
  assert.deepEqual(codes(await settle(suspected, '1', reason)), ['suspended'])
  assert.deepEqual(codes(await record(suspected, { ...key, value: 'no' })), ['same-value'])
  assert.equal((await record(suspected, { ...key, value: 'yes' })).kind, 'done')
  assert.deepEqual(codes(await settle(suspected, '1')), ['reason-needed'])
  for (const [caseId, stars] of [
    [gold, '3'],
    [awaited, '1'],
    [suspected, '1'],
    [failed, '0'],
    [relaxed, '2'],
  ] as const)
    assert.equal((await settle(caseId, stars, reason)).kind, 'done', caseId)
  assert.equal((await record(suspected, { ...key, value: 'no' })).kind, 'done')
  const signed = await act(environment, people.chair, signRecommendation, { edition: edition.id })
  assert.deepEqual(codes(signed), ['still-suspended'])
  assert.equal((await record(suspected, { ...key, value: 'yes' })).kind, 'done')
})

const steps = [certificateStep('https://contoh.example'), catalogueStep]

test('list, annex, result, catalogue and export say the same, and computing again finds no difference', async () => {
  const stars = { [gold]: 2, [awaited]: 1, [suspected]: 1, [failed]: 0, [relaxed]: 2 }
  const listId = await signList(environment, people, edition, stars)
  const { entries } = await listIn(environment, listId)
  const line = (caseId: string) => entries.find(one => one.nominationId === idOf(caseId))
  // A departure is one of the star alone.
  assert.deepEqual([line(gold)?.departed, line(gold)?.further?.outcomes[0]?.band?.id], [true, 'emas'])
  assert.equal(line(failed)?.further?.rules[0]?.verdict, 'failed')
  assert.deepEqual(
    line(awaited)?.awaited?.map(({ fact, value, paper }) => [fact, value, paper]),
    [['sengketa-selesai', true, 'S-7/2026']],
  )
  const page = (await site.get(people.directorGeneral, `/penetapan/${listId}`)).body
  for (const said of [/Tanda mutu: Tanda emas/, /Tingkat provinsi<\/b>: /, /Bahan bukan serat/, /S-7\/2026/])
    assert.match(page, said)
  assert.equal((await record(awaited, { awaited: 'fact sengketa-selesai', value: 'no' })).kind, 'not-allowed')
  await assert.rejects(
    environment.database.write(tx =>
      sql`insert into awaited_fact (nomination_id, gate, fact, value, reason, paper, recorded_by, recorded_at)
        select nomination_id, gate, fact, 'false', reason, paper, recorded_by, recorded_at from awaited_fact`.execute(
        tx,
      ),
    ),
  )
  await assert.rejects(environment.database.write(tx => sql`delete from awaited_fact`.execute(tx)))
  await decideIt(environment, people, listId)
  const annex = await annexIn(environment, listId)
  const paper = (await pdfText(await environment.services.files.read(annex.fileSha256))) ?? ''
  for (const said of ['Tanda mutu', 'Tanda emas', 'Tanda perak', 'Tingkat provinsi'])
    assert.ok(paper.replaceAll(/\s+/g, ' ').includes(said), said)
  await releaseIt(environment, people, listId, steps)
  assert.deepEqual((await read(reader => recomputeResults(reader, edition.id))).different, [])
  for (const { id, find } of decisionsInvariants)
    if (id !== 'decisions.annex-file')
      assert.deepEqual(
        await read(async reader => find({ reader, files: environment.services.files } as never)),
        [],
        id,
      )
})

test('office and public read the other scale beside the star; the export is checked by the second program', async () => {
  const feedback = await site.get(people.operator, `/usulan/${idOf(gold)}/umpan-balik`)
  assert.match(feedback.body, /Tanda mutu<\/dt><dd>Tanda emas/)
  const { rows } = await read(reader =>
    sql<{ slug: string }>`select slug from catalogue_entry where nomination_id = ${idOf(gold)}`.execute(
      reader,
    ),
  )
  const shown = await site.get(null, `/katalog/${rows[0]?.slug}`)
  assert.match(shown.body, /Tanda mutu<\/dt><dd>Tanda emas/)
  const files = (await read(reader => exportEdition(reader, edition.id)))?.files ?? []
  assert.match(checkedByPython(files)[0] ?? '', /"different":0/)
  const other = files.map(file =>
    file.name === 'decisions.json' ? { ...file, content: file.content.replace('"emas"', '"perak"') } : file,
  )
  assert.match(checkedByPython(other)[0] ?? '', /"different":1/)
})
