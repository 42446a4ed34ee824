import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  auditor,
  NominationOffice,
  operator,
  secretariat,
  verifier,
} from '../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import {
  checkOneItem,
  verificationSettings,
  documentSources,
} from '../../../tests/builders/verification-acts.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { loadChecking } from './load-checks.ts'
import { verificationRoutes } from './index.ts'
import { admitNomination, returnNomination } from './outcomes.ts'
import { itemTotals, mostFrequent } from './reason-statistics.ts'
import type { ReasonCount } from './reason-statistics-store.ts'

const STATISTICS = '/verifikasi/alasan'
const ownProvince = anActor('province-officer', '/32/')
const otherProvince = anActor('province-officer', '/11/')
let office: NominationOffice
let site: TestSite

async function verified(returned: readonly string[]): Promise<void> {
  const { id } = await office.submitted()
  const checking = await office.database.read(reader => loadChecking(reader, id))
  for (const item of checking?.items ?? []) {
    const outcome = returned.includes(item.id) ? 'return' : 'accept'
    const reason = outcome === 'return' ? 'Alasan contoh yang cukup panjang.' : ''
    await office.done(verifier, checkOneItem, { id, item: item.id, outcome, reason })
  }
  await office.done(verifier, returned.length > 0 ? returnNomination : admitNomination, { id })
}

before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, verificationRoutes(verificationSettings, documentSources))
  await verified(['document.nib', 'photos'])
  await verified(['document.nib'])
  await verified([])
})
after(() => office.close())

const csv = async (actor: typeof verifier, query = ''): Promise<readonly string[]> =>
  (await site.get(actor, `${STATISTICS}/unduh${query}`)).body.trim().split('\n').slice(1)

test('each item is counted once for each file, by province for the whole country', async () => {
  const rows = await csv(secretariat)
  assert.deepEqual(
    rows.map(row => row.split(',').filter((_, index) => index !== 3)),
    [
      ['32', 'document', 'nib', '2', '0', '3'],
      ['32', 'photos', 'photos', '1', '0', '3'],
    ],
  )
  const { body } = await site.get(auditor, STATISTICS)
  assert.match(body, /2 dari 3 berkas \(66,7 %\)/)
})

test('a province sees its own regencies and nothing of another one; offices and the public see nothing', async () => {
  assert.deepEqual(
    (await csv(ownProvince)).map(row => row.slice(0, 5)),
    ['32.05', '32.05'],
  )
  assert.deepEqual(await csv(otherProvince), [])
  assert.deepEqual(await csv(otherProvince, '?provinsi=32'), [])
  assert.equal((await site.get(operator, STATISTICS)).status, 403)
  assert.equal((await site.get(null, STATISTICS)).status, 303)
})

test('the filters narrow the figures, and every page is valid', async () => {
  assert.deepEqual(await csv(secretariat, '?komoditas=gerabah'), [])
  assert.deepEqual(await csv(secretariat, '?provinsi=11'), [])
  assert.equal((await csv(secretariat, `?edisi=${office.editionId}&provinsi=32`)).length, 2)
  for (const [actor, path] of [
    [secretariat, STATISTICS],
    [verifier, `${STATISTICS}?provinsi=32`],
    [ownProvince, STATISTICS],
    [otherProvince, STATISTICS],
  ] as const)
    await openValid(site, actor, path)
})

test('items are added up over regions, the most frequent first', () => {
  const title = { id: 'x', en: 'x' }
  const one = (region: string, itemId: string, returned: number, refused = 0): ReasonCount => ({
    region,
    itemId,
    kind: 'document',
    title,
    returned,
    refused,
  })
  const reasons = [one('11', 'nib', 1), one('32', 'nib', 1, 1), one('32', 'npwp', 4)]
  assert.deepEqual(
    itemTotals(reasons).map(each => [each.key, each.returned, each.refused]),
    [
      ['document.npwp', 4, 0],
      ['document.nib', 2, 1],
    ],
  )
  assert.equal(mostFrequent(reasons, '32')?.itemId, 'npwp')
  assert.equal(mostFrequent(reasons, '99'), null)
})
