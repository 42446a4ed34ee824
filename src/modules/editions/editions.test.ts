import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { visitor, type Actor } from '../../access/index.ts'
import { runAction, type AnyAction, type Environment } from '../../actions/index.ts'
import { listHistory } from '../../audit/index.ts'
import { rulesDraft } from '../../engine/builders.ts'
import type { Database } from '../../platform/database/index.ts'
import { Upload } from '../../platform/files/index.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { createEdition } from './create-edition.ts'
import { importRules } from './import-rules.ts'
import {
  findOpenEditions,
  commoditiesNow,
  findClockOffset,
  getEdition,
  getRules,
  listEditions,
} from './index.ts'
import { isStageOpen, listStages, publishedRulesOf, seedEditions } from './index.ts'
import { moveClock } from './move-clock.ts'
import { publishRules } from './publish-rules.ts'
import { listRulesVersions } from './rules-store.ts'
import { closeStage, openStage, scheduleStage } from './stage-actions.ts'

const folder = join(import.meta.dirname, '../../../programmes/ovop-id/tiga-bintang-contoh')
const rulesText = readFileSync(join(folder, 'rules.json'), 'utf8')
const casesText = readFileSync(join(folder, 'cases.csv'), 'utf8')

const secretariat: Actor = { ...visitor, personId: 's1', role: 'secretariat', grantId: 'g1' }
const publisher: Actor = { ...secretariat, personId: 's2', grantId: 'g2' }
const operator: Actor = { ...visitor, personId: 'o1', role: 'operator', areaPath: '/1/1.01/' }
const auditor: Actor = { ...visitor, personId: 'a1', role: 'auditor' }

let database: Database
let environment: Environment
before(async () => {
  database = await testDatabase()
  environment = testEnvironment(database)
})
after(() => database.close())

const run = (action: AnyAction, actor: Actor, input: Record<string, unknown>, key: string | null = null) =>
  runAction(environment, action, { actor, locale: 'id', input, key })
const paths = (result: Awaited<ReturnType<typeof run>>): string[] =>
  result.kind === 'refused' ? result.problems.map(one => one.path).toSorted() : [result.kind]

const newEdition = (slug: string, number: string, more: Record<string, string> = {}) => ({
  titleId: 'Edisi uji (contoh)',
  titleEn: 'Test edition (example)',
  slug,
  number,
  kind: 'regular',
  ...more,
})

async function made(slug: string, number: string): Promise<string> {
  const result = await run(createEdition, secretariat, newEdition(slug, number))
  assert.equal(result.kind, 'done')
  return result.kind === 'done' ? String(result.answer['id']) : ''
}

async function imported(id: string, rules = rulesText, cases = casesText): Promise<string> {
  const result = await run(importRules, secretariat, { id, rulesText: rules, casesText: cases })
  assert.equal(result.kind, 'done', JSON.stringify(result).slice(0, 500))
  return result.kind === 'done' ? String(result.answer['id']) : ''
}

const reason = 'Keputusan contoh nomor satu'

test('an edition, created, is prepared and in the ledger; wrong input and taken names are refused at once', async () => {
  const id = await made('uji-satu', '901')
  const edition = await database.read(reader => getEdition(reader, id))
  assert.deepEqual([edition.state, edition.kind, edition.fictional], ['prepared', 'regular', false])
  const taken = await run(createEdition, secretariat, newEdition('uji-satu', '901'))
  assert.deepEqual(paths(taken), ['number', 'slug'])
  const wrong = await run(createEdition, secretariat, newEdition('Uji Satu', 'a b', { kind: 'other' }))
  assert.deepEqual(paths(wrong), ['kind', 'number', 'slug'])
  assert.deepEqual(paths(await run(createEdition, operator, newEdition('uji-lain', '902'))), ['not-found'])
  const history = await database.read(reader => listHistory(reader, { kind: 'edition', id }, ['record']))
  assert.deepEqual(
    history.map(row => row.event),
    ['edition.created'],
  )
})

test('a training edition is always made up', async () => {
  const result = await run(createEdition, secretariat, newEdition('uji-latihan', '903', { kind: 'training' }))
  const id = result.kind === 'done' ? String(result.answer['id']) : ''
  assert.equal((await database.read(reader => getEdition(reader, id))).fictional, true)
})

test('broken rules are refused with every problem and its place, and nothing is stored', async () => {
  const id = await made('uji-rusak', '904')
  const draft = rulesDraft({
    commodities: [{ id: 'cloth', title: { id: 'Kain' }, rubric: 'none' }],
    panel: { size: 2, quorum: 3, ownProvince: 'excluded', verifierMayScore: false },
  })
  const result = await run(importRules, secretariat, { id, rulesText: JSON.stringify(draft) })
  assert.ok(result.kind === 'refused')
  assert.deepEqual(
    new Set(result.problems.map(one => one.code)),
    new Set(['missing-language', 'unknown-rubric', 'panel-impossible']),
  )
  assert.ok(result.problems.every(one => one.path !== '' && one.message.id !== '' && one.message.en !== ''))
  assert.deepEqual(await database.read(reader => listRulesVersions(reader, id)), [])
  assert.deepEqual(paths(await run(importRules, secretariat, { id, rulesText: 'not json' })), [''])
  assert.deepEqual(paths(await run(importRules, secretariat, { id })), ['rulesFile'])
  const cases = await run(importRules, secretariat, { id, rulesText, casesText: 'case,wrong\n1,2' })
  assert.ok(cases.kind === 'refused' && cases.problems.every(one => one.path.startsWith('cases line')))
  assert.deepEqual(await database.read(reader => listRulesVersions(reader, id)), [])
})

test('rules are published only when every case holds and a reason is given; then they are frozen', async () => {
  const id = await made('uji-terbit', '905')
  const without = await imported(id, rulesText, '')
  assert.ok((await run(publishRules, publisher, { id, rules: without, reason })).kind === 'refused')
  const wrongCases = casesText.replace('100.00,bintang-3,-', '99.00,bintang-2,-')
  const failing = await imported(id, rulesText, wrongCases)
  const refused = await run(publishRules, publisher, { id, rules: failing, reason })
  assert.deepEqual(paths(refused), ['cases line 2', 'cases line 2'])
  const rules = await imported(id)
  assert.deepEqual(paths(await run(publishRules, publisher, { id, rules, reason: '' })), ['reason'])
  assert.deepEqual(paths(await run(publishRules, operator, { id, rules, reason })), ['not-found'])
  assert.deepEqual(paths(await run(publishRules, auditor, { id, rules, reason })), ['not-allowed'])
  const result = await run(publishRules, publisher, { id, rules, reason }, 'publish-1')
  assert.equal(result.kind, 'done')
  const again = await run(publishRules, publisher, { id, rules, reason }, 'publish-1')
  assert.ok(again.kind === 'done' && again.repeated)
  assert.ok((await run(publishRules, publisher, { id, rules, reason })).kind === 'refused')

  const [edition, stages, loaded] = await database.read(async reader => [
    await getEdition(reader, id),
    await listStages(reader, id),
    await publishedRulesOf(reader, id),
  ])
  assert.equal(edition.state, 'open')
  assert.deepEqual(stages.map(stage => stage.kind).slice(0, 3), ['nominate', 'verify', 'sample'])
  assert.equal(loaded?.id, rules)
  assert.equal(loaded?.hash, (await database.read(reader => getRules(reader, rules))).rules.hash)
  await assert.rejects(
    database.write(tx => sql`update edition_rules set cases = '' where id = ${rules}`.execute(tx)),
    /published rules never change/,
  )
})

test('rules sent as a file are read as UTF-8; one that is too large or no text is refused by its field', async () => {
  const id = await made('uji-berkas', '910')
  const path = join(folder, 'rules.json')
  const upload = { path, originalName: 'rules.json', bytes: 1, sha256: '0'.repeat(64), tooLarge: false }
  const sent = await run(importRules, secretariat, { id, rulesFile: new Upload(upload), casesText })
  assert.equal(sent.kind, 'done')
  const large = new Upload({ ...upload, tooLarge: true })
  assert.deepEqual(paths(await run(importRules, secretariat, { id, rulesFile: large })), ['rulesFile'])
  const photo = new Upload({ ...upload, path: process.execPath })
  assert.deepEqual(paths(await run(importRules, secretariat, { id, rulesFile: photo })), ['rulesFile'])
})

test('a rules version of another edition is not found', async () => {
  const [one, other] = [await made('uji-a', '906'), await made('uji-b', '907')]
  const rules = await imported(one)
  assert.deepEqual(paths(await run(publishRules, publisher, { id: other, rules, reason })), ['not-found'])
})

async function published(slug: string, number: string): Promise<string> {
  const id = await made(slug, number)
  const rules = await imported(id)
  assert.equal((await run(publishRules, publisher, { id, rules, reason })).kind, 'done')
  return id
}
const stageOf = async (id: string, stageId: string) => {
  const stage = (await database.read(reader => listStages(reader, id))).find(one => one.stageId === stageId)
  assert.ok(stage)
  return stage
}

test('a stage opens and closes by hand; a stale form and a second opening have no effect', async () => {
  const id = await published('uji-tahap', '908')
  const stage = 'pengusulan'
  assert.deepEqual(paths(await run(closeStage, secretariat, { id, stage })), [''])
  assert.equal((await run(openStage, secretariat, { id, stage, version: '1' })).kind, 'done')
  assert.equal((await run(openStage, secretariat, { id, stage, version: '1' })).kind, 'stale')
  assert.deepEqual(paths(await run(openStage, secretariat, { id, stage })), [''])
  const now = environment.clock.now()
  assert.equal(isStageOpen(await database.read(r => listStages(r, id)), 'nominate', now), true)
  const open = await database.read(reader => findOpenEditions(reader, 'nominate', now))
  assert.deepEqual(
    open.map(one => one.edition.id),
    [id],
  )
  assert.equal((await run(closeStage, secretariat, { id, stage, reason: 'latihan selesai' })).kind, 'done')
  const later = environment.clock.now()
  assert.equal(isStageOpen(await database.read(r => listStages(r, id)), 'nominate', later), false)
  assert.deepEqual(await database.read(reader => findOpenEditions(reader, 'nominate', later)), [])
  assert.equal((await run(openStage, secretariat, { id, stage })).kind, 'done')
  assert.equal((await stageOf(id, stage)).closesAt, null)
  assert.deepEqual(paths(await run(openStage, auditor, { id, stage })), ['not-allowed'])
  assert.deepEqual(paths(await run(openStage, operator, { id, stage })), ['not-found'])
  assert.deepEqual(paths(await run(openStage, secretariat, { id, stage: 'none' })), ['not-found'])
})

test('a window is set in WIB; changing one that has begun needs a reason; all problems come at once', async () => {
  const id = await published('uji-waktu', '909')
  const stage = 'pengusulan'
  const wrong = await run(scheduleStage, secretariat, {
    id,
    stage,
    opensDate: '2031-03-31',
    opensTime: '25.00',
    closesDate: '2031-03-01',
    closesTime: 'malam',
  })
  assert.deepEqual(paths(wrong), ['closesTime', 'opensTime'])
  const window = { opensDate: '2031-03-01', opensTime: '08.00', closesDate: '2031-03-31', closesTime: '' }
  const backwards = { ...window, closesDate: '2031-02-01' }
  assert.deepEqual(paths(await run(scheduleStage, secretariat, { id, stage, ...backwards })), ['closesDate'])
  assert.equal((await run(scheduleStage, secretariat, { id, stage, ...window })).kind, 'done')
  const set = await stageOf(id, stage)
  assert.equal(set.opensAt?.toISOString(), '2031-03-01T01:00:00.000Z')
  assert.equal(set.closesAt?.toISOString(), '2031-03-31T16:59:59.999Z')
  environment.clock.moveTo(new Date('2031-03-20T00:00:00Z'))
  const longer = { ...window, closesDate: '2031-04-07' }
  assert.deepEqual(paths(await run(scheduleStage, secretariat, { id, stage, ...longer })), ['reason'])
  const extended = await run(scheduleStage, secretariat, {
    id,
    stage,
    ...longer,
    reason: 'Gangguan jaringan',
  })
  assert.equal(extended.kind, 'done')
  environment.clock.setOffset(0)
})

test('the demo’s clock moves everything and is kept; without the demo there is none', async () => {
  const move = { date: '2031-03-20', time: '09.30' }
  assert.deepEqual(paths(await run(moveClock(environment.clock, false), secretariat, move)), ['not-found'])
  assert.deepEqual(paths(await run(moveClock(environment.clock, true), operator, move)), ['not-found'])
  const wrong = await run(moveClock(environment.clock, true), secretariat, { ...move, time: '9' })
  assert.deepEqual(paths(wrong), ['time'])
  assert.equal((await run(moveClock(environment.clock, true), secretariat, move)).kind, 'done')
  const shift = environment.clock.now().getTime() - new Date('2031-03-20T02:30:00Z').getTime()
  assert.ok(shift >= 0 && shift < 60_000)
  const kept = await database.read(findClockOffset)
  assert.equal(kept, environment.clock.offset())
  environment.clock.setOffset(0)
})

test('a new installation gets the shipped rules once, with an edition for practice', async () => {
  const own = await testDatabase()
  try {
    const fresh = testEnvironment(own)
    const shipped = [{ id: 'tiga-bintang-contoh', rules: rulesText, cases: casesText }]
    await seedEditions(fresh, shipped)
    await seedEditions(fresh, shipped)
    const editions = await own.read(listEditions)
    assert.deepEqual(
      new Set(editions.map(one => `${one.kind} ${one.fictional} ${one.state}`)),
      new Set(['regular true open', 'training true open']),
    )
    assert.equal(editions.length, 2)
    assert.equal((await own.read(commoditiesNow)).length, 5)
  } finally {
    await own.close()
  }
})
