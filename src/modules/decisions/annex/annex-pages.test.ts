import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../access/index.ts'
import { runAction, type Environment } from '../../../actions/index.ts'
import type { SigningService } from '../../../platform/signing/index.ts'
import { pdfText } from '../../../../scripts/test/pdfsig.ts'
import { act, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import { releaseIt, signedEdition, todayOf } from '../../../../tests/builders/decided-edition.ts'
import {
  annexIn,
  annexSettings,
  listIn,
  PASSPHRASE,
  prepareDecree,
  signDecree,
} from '../../../../tests/builders/decree-annex.ts'
import { codesOf } from '../../../../tests/builders/result-codes.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { annexAddress } from './annex.ts'
import {
  annexRoutes,
  approveRecommendation,
  decideList,
  decisionsRoutes,
  type AnnexSettings,
} from '../index.ts'

const people = decisionPeople()
const noProgram = 'no poppler-utils on this machine, and it cannot be installed'
let environment: Environment
let settings: AnnexSettings
let site: TestSite

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  settings = annexSettings(environment)
  site = testSite(environment, [...annexRoutes(settings), ...decisionsRoutes([])])
})
after(() => environment.database.close())

const given = () => ({ number: 'KEP-12/CONTOH', date: todayOf(environment) })
const listOf = (id: string) => listIn(environment, id)
const annexOf = (id: string) => annexIn(environment, id)

async function approvedList(): Promise<Readonly<{ listId: string }>> {
  const { listId } = await signedEdition(environment, people, { caseIds: ['batik-91-tepat'] })
  await act(environment, people.directorGeneral, approveRecommendation, { id: listId })
  return { listId }
}

const decideBy = (service: SigningService | null, input: Record<string, string>) =>
  runAction(environment, decideList({ ...settings, service }), {
    actor: people.minister,
    locale: 'id',
    input,
    key: null,
  })

test('where no service is connected the decision needs no passphrase, and the paper says that it has no signature', async t => {
  const { listId } = await approvedList()
  await prepareDecree(environment, people.minister, listId, given())
  const seen = (await annexOf(listId)).readDigest
  // What says that it is signed is decided by nobody without a signature.
  assert.deepEqual(codesOf(await decideBy(null, { id: listId, seen })), ['annex-changed'])
  const plain = { ...settings, service: null }
  const site = testSite(environment, annexRoutes(plain))
  const path = `/penetapan/${listId}/tetapkan`
  const decreeFields = { decree_number: 'KEP-1/KERTAS', decree_date: todayOf(environment) }
  const prepared = await site.post(people.minister, path, { action: 'decree-annex.prepare', ...decreeFields })
  assert.equal(prepared.status, 303)
  const page = await site.get(people.minister, path)
  assert.doesNotMatch(page.body, /name="passphrase"/)
  assert.match(page.body, /tidak memuat tanda tangan elektronik/)
  const { readDigest } = await annexOf(listId)
  assert.equal((await decideBy(null, { id: listId, seen: readDigest })).kind, 'done')
  const annex = await annexOf(listId)
  assert.deepEqual([annex.isSigned, annex.fileSha256], [false, readDigest])
  const said = await pdfText(await settings.files.read(annex.fileSha256))
  if (said) assert.match(said.replaceAll(/\s+/g, ' '), /tidak memuat tanda tangan elektronik/)
  else t.diagnostic(noProgram)
})

test('the file is for those who read the list, and for everybody once the results are public', async () => {
  const { listId } = await approvedList()
  const inside = `/penetapan/${listId}/lampiran`
  const outside = annexAddress((await listOf(listId)).digest)
  const status = async (actor: Actor | null, path: string) => (await site.get(actor, path)).status
  await prepareDecree(environment, people.minister, listId, given())
  assert.equal(await status(people.minister, inside), 200)
  assert.equal(await status(people.directorGeneral, inside), 404)
  assert.equal(await status(null, outside), 404)
  await signDecree(environment, people.minister, listId)
  assert.equal(await status(people.publisher, inside), 200)
  assert.equal(await status(people.operator, inside), 403)
  for (const actor of [null, people.operator, people.minister])
    assert.equal(await status(actor, outside), 404)
  await releaseIt(environment, people, listId)
  assert.equal(await status(null, outside), 200)
  assert.equal(await status(people.operator, inside), 403)
  assert.equal(await status(null, annexAddress('0'.repeat(64))), 404)
})

test('the page shows what is asked, takes the two forms, and never shows a passphrase again', async () => {
  const { listId } = await approvedList()
  const path = `/penetapan/${listId}/tetapkan`
  assert.equal((await site.get(people.directorGeneral, path)).status, 403)
  const first = await site.get(people.minister, path)
  assert.match(first.body, /Ini versi pertama/)
  assert.doesNotMatch(first.body, /name="passphrase"/)
  const fields = { action: 'decree-annex.prepare', decree_number: 'KEP-7', decree_date: todayOf(environment) }
  assert.equal((await site.post(people.minister, path, fields)).status, 303)
  const second = await site.get(people.minister, path)
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(second.body)?.[1] ?? ''
  assert.equal(seen, (await annexOf(listId)).readDigest)
  const wrong = 'frasa yang salah sekali'
  const refused = await site.post(people.minister, path, {
    action: 'decision.decide',
    seen,
    passphrase: wrong,
  })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Frasa sandi salah.*Belum ada yang ditetapkan/s)
  assert.match(refused.body, /value="KEP-7"/)
  assert.ok(!refused.body.includes(wrong))
  const english = await site.get(people.minister, `/en${path}`)
  assert.match(english.body, /What is asked of you/)
  const right = { action: 'decision.decide', seen, passphrase: PASSPHRASE }
  assert.equal((await site.post(people.minister, path, right)).status, 303)
  assert.equal((await site.get(people.minister, path)).next, `/penetapan/${listId}`)
})
