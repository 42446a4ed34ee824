// on PostgreSQL: the embedded database is open in one process only
import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { runAction, type ActionResult, type Environment } from '../../../actions/index.ts'
import type { SigningService } from '../../../platform/signing/index.ts'
import { act, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import { signedEdition, todayOf } from '../../../../tests/builders/decided-edition.ts'
import {
  annexIn,
  annexSettings,
  listIn,
  PASSPHRASE,
  prepareDecree,
} from '../../../../tests/builders/decree-annex.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { openedAgain, testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { approveRecommendation, decideList } from '../index.ts'

const people = decisionPeople()
const noServer = process.env['TEST_DATABASE_URL'] ? false : 'only a server is open in two processes'
let environments: readonly Environment[] = []

before(async () => {
  if (noServer) return
  const database = await testDatabase()
  await loadRegions(database)
  const first = testEnvironment(database)
  environments = [first, { ...first, database: await openedAgain(database) }]
})
after(async () => {
  for (const { database } of environments.toReversed()) await database.close()
})

/** A list that waits for the signature of the Minister, and the act as each of two processes has it. */
async function waitingList(change: (service: SigningService) => Partial<SigningService> = () => ({})) {
  const [environment] = environments
  assert.ok(environment)
  const { listId } = await signedEdition(environment, people, { caseIds: ['batik-91-tepat'] })
  await act(environment, people.directorGeneral, approveRecommendation, { id: listId })
  const given = { number: 'KEP-12/CONTOH', date: todayOf(environment) }
  assert.equal((await prepareDecree(environment, people.minister, listId, given)).kind, 'done')
  const settings = annexSettings(environment)
  const { service } = settings
  assert.ok(service)
  const changed: SigningService = { ...service, ...change(service) }
  let [asked, atOnce, most] = [0, 0, 0]
  const counting: SigningService = {
    ...changed,
    signPdf: async (pdf, request) => {
      asked++
      most = Math.max(most, ++atOnce)
      await new Promise(resolve => setTimeout(resolve, 100))
      return changed.signPdf(pdf, request).finally(() => atOnce--)
    },
  }
  const { readDigest: seen } = await annexIn(environment, listId)
  const processes = environments.map(own => {
    const action = decideList({ ...settings, service: counting })
    return (key: string | null, passphrase = PASSPHRASE): Promise<ActionResult> =>
      runAction(own, action, {
        actor: people.minister,
        locale: 'id',
        input: { id: listId, seen, passphrase },
        key,
      })
  })
  const stateOf = async () => (await listIn(environment, listId)).state
  return { processes, counts: () => ({ asked, most }), stateOf }
}

const kindsOf = (results: readonly ActionResult[]): readonly string[] =>
  results.map(one => (one.kind === 'done' ? `done ${one.repeated}` : one.kind)).toSorted()

test('two processes that get forms of the same moment ask the service once, and one of them decides', {
  skip: noServer,
}, async () => {
  const { processes, counts, stateOf } = await waitingList()
  const results = await Promise.all(
    [...processes, ...processes].map((send, index) => send(`formulir-${index}`)),
  )
  assert.deepEqual(kindsOf(results), ['done false', 'not-allowed', 'not-allowed', 'not-allowed'])
  assert.deepEqual([counts(), await stateOf()], [{ asked: 1, most: 1 }, 'decided'])
})

test('the same form that reaches both is signed and decided once, and answered to both', {
  skip: noServer,
}, async () => {
  const { processes, counts } = await waitingList()
  const results = await Promise.all(processes.map(send => send('formulir-dua-proses')))
  assert.deepEqual(kindsOf(results), ['done false', 'done true'])
  assert.deepEqual(counts(), { asked: 1, most: 1 })
})

test('where the first one’s passphrase is wrong, or its service fails, the second one’s turn comes and decides', {
  skip: noServer,
}, async (context: TestContext) => {
  let fails = 1
  const { processes, counts, stateOf } = await waitingList(service => ({
    signPdf: (pdf, request) =>
      fails-- > 0 ? Promise.reject(new Error('away')) : service.signPdf(pdf, request),
  }))
  const [one, other] = processes
  assert.ok(one && other)
  context.diagnostic('one after the other')
  const results = await Promise.all([one('a'), other('b')])
  assert.deepEqual(kindsOf(results), ['done false', 'refused'])
  assert.deepEqual([counts(), await stateOf()], [{ asked: 2, most: 1 }, 'decided'])
})
