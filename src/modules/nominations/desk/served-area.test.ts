import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { NominationOffice, nominateUntil, secretariat } from '../../../../tests/builders/nomination-office.ts'
import { anActor, there, type Office } from '../../../../tests/builders/offices.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../../tests/builders/valid-page.ts'
import { questionsFor } from '../../../engine/readiness/requirements.ts'
import { extendStage } from '../../editions/extend-stage.ts'
import { serveAreas } from '../../regions/index.ts'
import { openNomination } from '../draft/open-nomination.ts'
import { nominationsRoutes } from '../routes.ts'
import { nominationTasks } from '../tasks.ts'

let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, nominationsRoutes({ tasks: () => Promise.resolve([]) }))
})
after(() => office.close())

const city: Office = { path: '/31/31.74/', district: '31.74.01', village: '31.74.01.1001' }
const operator = anActor('operator', '/31/')
const head = anActor('office-head', '/31/')
const main = async (path: string): Promise<string> => mainOf(await openValid(site, operator, path))

// What a province serves is known to the whole process, and files of tests share one.
describe('a province that acts for its cities', () => {
  before(() => serveAreas([{ by: '31', areas: ['31.01', '31.71', '31.72', '31.73', '31.74', '31.75'] }]))
  after(() => serveAreas([]))

  test('a province nominates for a city without an office of its own, from the draft to the receipt', async () => {
    const made = await office.aProduct(operator, city)
    await office.completePapers(made)
    assert.match(await main('/usulan/baru'), /Kain Contoh/)
    const opened = await site.post(operator, '/usulan/baru', {
      action: 'nomination.open',
      product: made.product,
      edition: office.editionId,
    })
    const id = /usulan\/([0-9a-z]{16})/.exec(opened.next ?? '')?.[1] ?? ''
    assert.equal((await office.get(id)).areaPath, city.path)
    for (const { id: section } of questionsFor(office.rules.rules, 'tenun')) {
      const path = `/usulan/${id}/bagian/${section}`
      const form = { action: 'nomination.answer', ...office.sectionForm(section) }
      assert.equal((await site.post(operator, path, form)).status, 303)
    }
    // The office of the city is the province's: nothing of this is help from outside.
    assert.doesNotMatch(await main(`/usulan/${id}/bagian/pasar`), /Diisi Dinas/)
    assert.match(await main(`/usulan/${id}/catatan`), /Tidak ada yang baru/)
    await office.approve(id, head)
    const page = `/usulan/${id}`
    assert.equal((await site.post(operator, page, { action: 'nomination.submit' })).status, 303)
    assert.match(
      await main(`${page}/tanda-terima`),
      /Dinas Provinsi DKI Jakarta, untuk Kota Adm[^<]*Jakarta Selatan/,
    )
  })

  test('whoever acts for one province’s parts reaches no other office', async () => {
    const other = anActor('operator', there.path)
    const made = await office.aProduct(other, there)
    const id = await office.done(other, openNomination, { product: made.product, edition: office.editionId })
    assert.equal((await site.get(operator, `/usulan/${id}`)).status, 404)
    const input = { product: made.product, edition: office.editionId }
    assert.equal((await office.run(operator, openNomination, input)).kind, 'not-found')
  })

  test('more time for one city that a province acts for, is time for the province’s office', async () => {
    await office.aProduct(operator, city)
    const granted = { scope: 'areas', places: '31.74', closesDate: '2031-04-05', closesTime: '12:00' }
    const reason = 'Contoh alasan: banjir di kota ini.'
    const extension = { id: office.editionId, stage: 'pengusulan', ...granted, reason }
    await office.done(secretariat, extendStage, extension)
    office.clock.advance((nominateUntil.getTime() + 60_000 - office.clock.now().getTime()) / 1000)
    assert.match(await main('/usulan/baru'), /Kain Contoh/)
    const dueFor = async (area: string) => {
      const tasks = await office.database.read(reader =>
        nominationTasks(reader, anActor('operator', area), office.clock.now(), 'id'),
      )
      return tasks.flatMap(one => one.due?.dateTime ?? [])
    }
    assert.deepEqual(new Set(await dueFor('/31/')), new Set(['2031-04-05T05:00:59.999Z']))
    assert.deepEqual(await dueFor('/32/32.05/'), [], 'nobody else has more time')
  })
})
