// on PostgreSQL: the way of one result with the answers of levels.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice, secretariat } from '../../../tests/builders/assignment-office.ts'
import { decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { sheetForm } from '../../../tests/builders/cloth-case.ts'
import { decideIt, releaseIt } from '../../../tests/builders/decided-edition.ts'
import {
  levelledCases,
  levelledRules,
  onlyLevel,
  withoutLevelled,
} from '../../../tests/builders/levelled-rules.ts'
import { anActor, here, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { inputOfTrace, rehearse, scoreSheets } from '../../engine/index.ts'
import { lockSheet, sendLevel } from '../assessment/index.ts'
import { exportEdition } from './recomputation/export-edition.ts'
import { feedbackRoutes } from './feedback/feedback-routes.ts'
import { settleNomination, signRecommendation } from './index.ts'
import { loadCases } from './cases/plenary-case.ts'
import { recomputeResults } from './recomputation/recompute.ts'
import { findResult } from './result-store.ts'

const head = anActor('office-head', here.path)
const people = decisionPeople()
type Line = Readonly<{ mean: string | null; problems: readonly unknown[] }>

let office: AssignmentOffice
before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  office = await AssignmentOffice.open(database, levelledRules(), levelledCases)
})
after(() => office.database.close())

/** Three sheets locked beside what each level answered. */
async function assessed(): Promise<string> {
  const { id, code, panel } = await office.inAssessment()
  const form = sheetForm(0)
  const send = (level: string) => ({ id, level, ...onlyLevel(form, level) })
  await office.done(head, sendLevel.regency, send('desa'))
  await office.done(anActor('province-officer', '/32/'), sendLevel.province, send('provinsi'))
  await office.done(secretariat, sendLevel.national, send('pusat'))
  for (const [index, actor] of panel.entries())
    await office.done(actor, lockSheet, { code, ...withoutLevelled(sheetForm(index)) })
  return id
}

test('what levels answered is in the proposal, the result, its feedback and its export, and comes out the same again', async () => {
  const id = await assessed()
  const one = async () => {
    const [found] = await office.read(async reader => loadCases(reader, [await office.get(id)]))
    assert.ok(found)
    return found
  }
  const { computed, rules } = await one()
  assert.equal(computed.proposal.state, 'ranked')
  assert.deepEqual(computed.result.problems, [])
  const [again] = rehearse(rules.rules, [{ id, trace: computed.trace }])
  assert.equal(again?.becomes.mean, computed.proposal.mean, 'a trace holds what was carried')
  assert.equal(inputOfTrace(computed.trace).carried?.['desa']?.['bahan-baku-lokal'], '72.5')

  const edition = { edition: office.editionId }
  const settled = { ...edition, nomination: id, stars: String(computed.proposal.stars) }
  await office.done(people.chair, settleNomination, { ...settled, reason: 'Pleno membahas berkasnya.' })
  const signed = await office.run(people.chair, signRecommendation, edition)
  assert.ok(signed.kind === 'done', JSON.stringify(signed))
  const listId = String(signed.answer['id'])
  await decideIt(office.environment, people, listId)
  await releaseIt(office.environment, people, listId)

  const recomputed = await office.read(reader => recomputeResults(reader, office.editionId))
  assert.deepEqual([recomputed.results, recomputed.different], [1, []])
  const exported = await office.read(reader => exportEdition(reader, office.editionId))
  const file = (name: string): string => exported?.files.find(each => each.name === name)?.content ?? ''
  assert.deepEqual(JSON.parse(file('sheets.json')).cases[0].carried, {
    desa: { 'bahan-baku-lokal': '72.5', 'tenaga-kerja-setempat': sheetForm(0)['mark.tenaga-kerja-setempat'] },
    provinsi: { 'petunjuk-produk': sheetForm(0)['mark.petunjuk-produk'] === 'yes' },
    pusat: { regenerasi: sheetForm(0)['mark.regenerasi'] },
  })
  const lines = scoreSheets(file('rules.json'), file('sheets.json'))
  assert.ok(lines.ok)
  const [line] = lines.value as readonly Line[]
  const result = await office.read(reader => findResult(reader, id))
  assert.deepEqual([line?.mean, line?.problems], [result?.mean, []])
  assert.equal(result?.mean, computed.proposal.mean)

  const site = testSite(office.environment, feedbackRoutes())
  const page = mainOf(await openValid(site, head, `/usulan/${id}/umpan-balik`))
  assert.match(page, /Dijawab oleh tingkat Tingkat desa/)
  assert.match(page, /Alasan contoh bahan-baku-lokal/)
})
