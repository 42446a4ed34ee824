import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { releasedEdition, type SignedEdition } from '../../../tests/builders/decided-edition.ts'
import { watchTables } from '../../../tests/builders/stored-state.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import type { Environment } from '../../actions/index.ts'
import { rehearse } from '../../engine/index.ts'
import { eachResult, type PublishedResult } from '../decisions/index.ts'
import { findRules } from '../editions/index.ts'
import { insertDraft, findDraft, updateDraft } from './draft-store.ts'
import { rulesOf } from './draft.ts'
import { rulemakingRoutes } from './index.ts'

type Content = {
  scales: { bands: { from: string }[] }[]
  commodities: { id: string }[]
  gates: unknown[]
}

const people = decisionPeople()
let environment: Environment
let site: TestSite
let edition: SignedEdition
let path: string

before(async () => {
  environment = testEnvironment(await testDatabase())
  site = testSite(environment, rulemakingRoutes)
  edition = await releasedEdition(environment, people, [])
  path = `/edisi-kelola/${edition.id}/susun/uji?edisi=${edition.id}`
  await environment.database.write(async tx => {
    const stored = await findRules(tx, edition.rulesId)
    assert.ok(stored)
    const changedAt = environment.clock.now()
    const draft = { editionId: edition.id, content: stored.content, cases: '', basedOn: edition.rulesId }
    await insertDraft(tx, { ...draft, changedBy: 'x', changedAt })
  })
})
after(() => environment.database.close())

const change = (edit: (content: Content) => void) =>
  environment.database.write(async tx => {
    const draft = await findDraft(tx, edition.id)
    assert.ok(draft)
    const content = structuredClone(draft.content) as unknown as Content
    edit(content)
    await updateDraft(tx, { ...draft, content: content as never })
  })

const results = () =>
  environment.database.read(async reader => {
    const found: PublishedResult[] = []
    for await (const one of eachResult(reader)) found.push(one)
    return found
  })

/** Those whose band the command would tell as another one. */
async function differing(): Promise<readonly string[]> {
  const draft = await environment.database.read(reader => findDraft(reader, edition.id))
  const rules = draft && rulesOf(draft.content)
  assert.ok(rules)
  const files = (await results()).map(({ nominationId, trace }) => ({ id: nominationId, trace }))
  return rehearse(rules, files).flatMap(one => (one.changed.length > 0 ? [one.id] : []))
}

const linesOf = async () => {
  const { body } = await site.get(people.secretariat, path.replace('/uji?', '/uji/hasil.csv?'))
  const [, ...lines] = body.trim().split(/\r?\n/)
  return lines.map(line => {
    const [, id = '', move = '', was = ''] = /^(\w{16}).*[,;](same|down|up|lost)[,;](\d)[,;]/.exec(line) ?? []
    return { id, move, was }
  })
}

test('by the rules that it was decided by, nothing moves; the page says that it changes nothing', async () => {
  assert.deepEqual(await differing(), [])
  const body = await openValid(site, people.secretariat, path)
  assert.match(body, /hanya uji ulang/)
  assert.match(body, new RegExp(`${edition.nominations.length} hasil, 0 menjadi lain`))
  assert.match(body, /semua bintang dan hasil lain tetap sama/)
})

test('a raised line: who moves is what the command says, with the part that moved it, and no row changes', async () => {
  await change(content => {
    const line = content.scales[0]?.bands[1]
    assert.ok(line)
    line.from = '88.00'
  })
  const look = watchTables({ environment }, new Set(['session', 'job']))
  const stored = await look()
  const moved = await differing()
  assert.ok(moved.length > 0)
  const body = await openValid(site, people.secretariat, path)
  assert.match(body, new RegExp(`${edition.nominations.length} hasil, ${moved.length} menjadi lain`))
  assert.match(body, /batas rentang bintang/)
  for (const { id, product } of edition.nominations)
    assert.equal(body.includes(`/usulan/${id}"`), moved.includes(id), product)
  const down = (await site.get(people.secretariat, `${path}&gerak=down`)).body
  assert.ok(moved.every(id => down.includes(`/usulan/${id}"`)))
  const none = (await site.get(people.secretariat, `${path}&gerak=up&komoditas=__proto__`)).body
  assert.match(none, /Tidak ada hasil yang cocok dengan saringan ini/)
  const lines = await linesOf()
  assert.equal(lines.length, edition.nominations.length)
  const moving = lines.filter(line => line.move !== 'same')
  assert.deepEqual(moving.map(line => line.id).toSorted(), moved.toSorted())
  assert.ok(moving.every(line => line.move === 'down' && line.was === '2'))
  assert.deepEqual(await look(), stored)
})

test('a criterion by another name: its results are no longer computable, and the page says what is missing', async () => {
  const others = [...edition.rules.rubrics.values()].filter(({ rubric }) => rubric.id !== 'tenun')
  const own = [...(edition.rules.rubrics.get('tenun')?.criteria.keys() ?? [])]
  const criterion = own.find(id => others.every(({ criteria }) => !criteria.has(id)))
  await environment.database.write(async tx => {
    const draft = await findDraft(tx, edition.id)
    assert.ok(draft)
    const content = JSON.stringify(draft.content).replaceAll(`"${criterion}"`, `"${criterion}-baru"`)
    await updateDraft(tx, { ...draft, content: JSON.parse(content) as never })
  })
  const lost = (await linesOf()).filter(line => line.move === 'lost').map(line => line.id)
  const cloth = (await results()).filter(one => one.trace.rubric === 'tenun').map(one => one.nominationId)
  assert.ok(cloth.length > 0)
  assert.deepEqual(lost.toSorted(), cloth.toSorted())
  const body = await openValid(site, people.secretariat, path)
  assert.match(body, /Tidak dapat dihitung lagi/)
  assert.match(body, /belum dijawab|belum diisi|belum dinilai/i)
})

test('rules that other people cannot try: no page, no file; a draft with faults says so', async () => {
  for (const actor of [people.auditor, people.operator, people.chair]) {
    assert.equal((await site.get(actor, path)).status, 403)
    assert.equal((await site.get(actor, path.replace('/uji?', '/uji/hasil.csv?'))).status, 403)
  }
  const chosen = await openValid(site, people.secretariat, path.replace(/edisi=.*/, 'edisi=0000000000000000'))
  assert.doesNotMatch(chosen, /menjadi lain/)
  await change(content => {
    content.commodities.length = 0
  })
  assert.match(await openValid(site, people.secretariat, path), /pemeriksaan tidak menemukan kesalahan/)
})
