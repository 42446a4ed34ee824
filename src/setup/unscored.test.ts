// on the embedded database: rules without points beside others, through the acts of a whole decision
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  act,
  assessedEdition,
  decisionPeople,
  shippedCases,
  shippedText,
  type AssessedEdition,
} from '../../tests/builders/assessed-edition.ts'
import { decideIt, releaseIt, signList, tamperWith } from '../../tests/builders/decided-edition.ts'
import { outsideCsv } from '../../tests/builders/outside-rules.ts'
import { checkedByPython } from '../../tests/builders/deciding-anew.ts'
import { exampleRules } from '../../tests/builders/example-rules.ts'
import { anActor, loadRegions } from '../../tests/builders/offices.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import { testEnvironment } from '../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../tests/builders/test-site.ts'
import { openValid } from '../../tests/builders/valid-page.ts'
import type { Environment } from '../actions/index.ts'
import { assessmentRoutes, passOn } from '../modules/assessment/index.ts'
import { catalogueRoutes, catalogueStep } from '../modules/catalogue/index.ts'
import { certificateStep } from '../modules/certificates/index.ts'
import {
  decisionsInvariants,
  decisionsRoutes,
  exportEdition,
  recomputeResults,
  settleNomination,
} from '../modules/decisions/index.ts'
import { newId } from '../platform/random.ts'

const people = decisionPeople()
const assessor = anActor('assessor')
const steps = [certificateStep('https://bintang.contoh'), catalogueStep]
const village = exampleRules('desa-teladan-lulus', { outside: true })
const shipped = JSON.parse(shippedText) as Record<string, readonly object[]>
const villages = ['utara-1', 'selatan-gagal', 'selatan-ringan', 'selatan-kota'] as const
const forms = ['desa', 'kota-kecil']

/** The shipped rules with two more things to nominate, for which they give no points. */
const mixed = {
  gates: (shipped['gates'] ?? []).map(gate => ({
    commodities: (shipped['commodities'] as readonly { id: string }[]).map(one => one.id),
    ...gate,
  })),
  commodities: [...(shipped['commodities'] ?? []), ...(village.rules['commodities'] as object[])],
  facts: [...(shipped['facts'] ?? []), ...village.rules.facts],
  sections: [...(shipped['sections'] ?? []), { ...village.section, commodities: forms }],
  passRules: (village.rules.passRules ?? []).map(rule => ({ commodities: forms, ...rule })),
}

let environment: Environment
let site: TestSite
let edition: AssessedEdition
const idOf = (name: string): string => edition.nominations.find(one => one.caseId === name)?.id ?? ''

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  const { files } = environment.services
  site = testSite(environment, [
    ...assessmentRoutes(files),
    ...decisionsRoutes(steps),
    ...catalogueRoutes(files),
  ])
  edition = await assessedEdition(environment, {
    rules: mixed,
    kind: 'training',
    cases: [
      ...shippedCases.filter(one => one.id === 'batik-91-tepat'),
      ...village.cases.filter(one => (villages as readonly string[]).includes(one.id)),
    ],
    stateOf: one => (forms.includes(one.form) ? 'admitted' : 'assessed'),
  })
})
after(() => environment.database.close())

const stateOf = async (name: string): Promise<string> => {
  const { rows } = await environment.database.read(reader =>
    sql<{ state: string }>`select state from nomination where id = ${idOf(name)}`.execute(reader),
  )
  return rows[0]?.state ?? ''
}

test('an assessor who was given such a product before still sees all the others', async () => {
  const id = idOf('selatan-kota')
  const [assignment, sheet] = [newId(), newId()]
  await tamperWith(
    environment,
    'nomination',
    sql`update nomination set state = 'in-assessment' where id = ${id}`,
  )
  await environment.database.write(async tx => {
    await sql`insert into assignment (id, nomination_id, person_id, state, explanation, assigned_by, assigned_at)
      values (${assignment}, ${id}, ${assessor.personId}, 'assigned', '{}', 'test', now())`.execute(tx)
    await sql`insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, created_at)
      values (${sheet}, ${assignment}, ${id}, ${assessor.personId}, ${edition.rulesId}, 'open', now())`.execute(
      tx,
    )
  })
  await tamperWith(
    environment,
    'blind_code',
    sql`update blind_code set code = 'KT-AAAAAA' where nomination_id = ${id}`,
  )
  assert.match(await openValid(site, assessor, '/penilaian'), /\/penilaian\/KT-AAAAAA/)
  await openValid(site, assessor, '/penilaian/KT-AAAAAA')
})

test('what its rules want from outside is brought with a spreadsheet, of which one wrong row keeps back all', async () => {
  const path = `/fakta-luar/edisi/${edition.id}`
  const cases = village.cases.filter(one => (villages as readonly string[]).includes(one.id))
  const page = await openValid(site, people.secretariat, path)
  assert.match(page, /4 dari 4 berkas menunggu fakta dari luar/)
  assert.match(page, /Keluarga yang terlibat \(persen\)/)
  assert.doesNotMatch(page, /Urutan yang ditetapkan provinsi/, 'no rule of this edition reads it')
  const send = async (rows: typeof cases): Promise<string> => {
    const outsideFile = outsideCsv(
      village.rules.facts,
      rows.map(one => ({ number: `R-${idOf(one.id)}`, facts: one.facts })),
    )
    const sent = await site.post(people.secretariat, path, { action: 'outside-list.send', outsideFile })
    assert.equal(sent.status, 303, sent.body)
    return sent.next ?? ''
  }
  const [first, ...others] = cases
  assert.ok(first)
  const wrong = await send([
    ...others,
    { ...first, facts: { ...first.facts, 'keluarga-terlibat': 'banyak' } },
  ])
  const preview = await openValid(site, people.secretariat, wrong)
  assert.match(preview, /1 baris masih salah/)
  assert.match(preview, /Isi dengan angka saja/)
  const refused = await site.post(people.secretariat, wrong, { action: 'outside-list.confirm', version: '1' })
  assert.equal(refused.status, 422)
  const right = await send(cases)
  assert.match(await openValid(site, people.secretariat, right), /Simpan 20 fakta/)
  const both = await Promise.all(
    [1, 2].map(() => site.post(people.secretariat, right, { action: 'outside-list.confirm', version: '1' })),
  )
  assert.equal(both.filter(one => one.status === 303).length, 1, 'stored once')
  assert.match(await openValid(site, people.auditor, path), /0 dari 4 berkas menunggu/)
})

test('what the rules give no points for goes to the plenary by one act of the secretariat, and no plan has it', async () => {
  const path = `/penugasan/${edition.id}`
  const page = await openValid(site, people.secretariat, path)
  assert.match(page, /4 usulan tidak dinilai dengan angka/)
  assert.match(page, /Tidak ada usulan yang menunggu penilai/)
  for (const other of [people.chair, people.operator, assessor, people.auditor])
    assert.notEqual((await act(environment, other, passOn, { id: edition.id })).kind, 'done', other.role)
  const old = await act(environment, people.secretariat, passOn, { id: edition.id, seen: 'lain' })
  assert.equal(old.kind, 'refused')
  assert.equal(await stateOf('utara-1'), 'admitted')
  const sent = { action: 'assessment.pass-on' }
  const both = await Promise.all([1, 2].map(() => site.post(people.secretariat, path, sent)))
  assert.deepEqual(
    both.map(one => one.status).toSorted((a, b) => a - b),
    [303, 422],
  )
  for (const name of villages) assert.equal(await stateOf(name), 'assessed', name)
  assert.doesNotMatch(await openValid(site, people.secretariat, path), /tidak dinilai dengan angka/)
})

test('the plenary reads why it passed or not, and cannot let pass what failed', async () => {
  const page = (name: string) => openValid(site, people.chair, `/pleno/${edition.id}/${idOf(name)}`)
  const [passed, relaxed, failed] = await Promise.all([
    page('utara-1'),
    page('selatan-ringan'),
    page('selatan-gagal'),
  ])
  for (const one of [passed, relaxed, failed]) assert.match(one, /aturan lulus atau tidak/)
  assert.match(passed, /Usul: Lulus\./)
  assert.match(relaxed, /Usul: Lulus\./)
  assert.match(failed, /Usul: Tidak lulus\./)
  assert.match(failed, /Terlalu sedikit keluarga yang terlibat/)
  const wish = {
    edition: edition.id,
    nomination: idOf('selatan-gagal'),
    stars: '1',
    reason: 'Pleno ingin meluluskannya.',
  }
  const refused = await act(environment, people.chair, settleNomination, wish)
  assert.equal(refused.kind, 'refused')
  await openValid(site, people.chair, `/pleno/${edition.id}`)
})

test('signed, decided and released: a paper for who passed, and everything computes again', async () => {
  const listId = await signList(environment, people, edition, {
    'utara-1': 1,
    'selatan-ringan': 1,
    'selatan-kota': 1,
  })
  await openValid(site, people.chair, `/penetapan/${listId}`)
  await decideIt(environment, people, listId)
  await releaseIt(environment, people, listId, steps)
  const again = await environment.database.read(reader => recomputeResults(reader, edition.id))
  assert.deepEqual([again.results, again.different], [5, []])
  const { files } = environment.services
  for (const { id, find } of decisionsInvariants)
    assert.equal((await environment.database.read(reader => find({ reader, files }))).length, 0, id)
  const made = await environment.database.read(reader => exportEdition(reader, edition.id))
  assert.deepEqual(checkedByPython(made?.files ?? [])[0], '{"cases":5,"different":0}')
  const { rows } = await environment.database.read(reader =>
    sql<{ title: string; scheme: string }>`select content -> 'starsTitle' ->> 'id' as title,
      content ->> 'scheme' as scheme from certificate order by title`.execute(reader),
  )
  assert.deepEqual(
    rows.map(one => one.title),
    ['Bintang 3', 'Lulus', 'Lulus', 'Lulus'],
  )
  assert.equal(rows.at(-1)?.scheme, 'ovop-id/passed-1')
  for (const { id, caseId, areaPath } of edition.nominations.filter(one => one.sheetIds.length === 0))
    assert.match(
      await openValid(site, anActor('operator', areaPath), `/usulan/${id}/umpan-balik`),
      caseId === 'selatan-gagal' ? /Tidak lulus/ : /Lulus/,
    )
  assert.match(await openValid(site, null, '/katalog'), /Lulus/)
})
