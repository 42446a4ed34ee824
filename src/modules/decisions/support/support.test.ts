import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Environment } from '../../../actions/index.ts'
import {
  assessedEdition,
  act,
  decisionPeople,
  shippedRules,
} from '../../../../tests/builders/assessed-edition.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { unescape } from '../../../../tests/builders/html-text.ts'
import { fitSeverity } from '../../../engine/severity/index.ts'
import { doubtsOf, mostSheets, wantsOneMore } from './borderline.ts'
import { decisionsRoutes, loadCasesIn, settleNomination, signRecommendation } from '../index.ts'
import { withSupport } from './load-support.ts'
import { tableDigest } from '../chain/recommendation.ts'
import { supportFor } from './support.ts'

const people = decisionPeople()
const visibleText = (body: string): string =>
  unescape(body.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')
let environment: Environment
let site: TestSite

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, decisionsRoutes([]))
})
after(() => environment.database.close())

test('the limit of the rules, reached by the model’s probability, is a doubt beside those of the sheets', () => {
  const rules = shippedRules()
  assert.deepEqual(doubtsOf(rules, [], 0.69), ['probability'])
  assert.deepEqual(doubtsOf(rules, ['line'], 0.5), ['line', 'probability'])
  assert.deepEqual(doubtsOf(rules, [], 0.7), [])
  assert.deepEqual(doubtsOf(rules, ['line'], null), ['line'])
  const without = shippedRules({ borderline: { withinOfLine: '1.00', action: 'one-more-sheet' } })
  assert.deepEqual(doubtsOf(without, [], 0.1), [])
})

test('the rules say up to how many sheets a doubtful result gets another', () => {
  const rules = shippedRules()
  assert.deepEqual(
    [3, 4, 5].map(sheets => wantsOneMore(rules, ['line'], sheets)),
    [true, true, false],
  )
  assert.equal(wantsOneMore(rules, [], 3), false)
  const silent = shippedRules({ borderline: { withinOfLine: '1.00', action: 'one-more-sheet' } })
  assert.equal(mostSheets(silent), 4)
  const plenary = shippedRules({ borderline: { withinOfLine: '1.00', action: 'plenary' } })
  assert.equal(wantsOneMore(plenary, ['line'], 3), false)
})

test('probabilities are of stars by the lines of the rules, and sheets keep their order', () => {
  const sheets = ['n1', 'n2', 'n3', 'n4', 'n5'].flatMap((nomination, n) =>
    ['a', 'b', 'c'].map((assessor, a) => ({
      nomination,
      assessor,
      total: 60 + 8 * n + 3 * a + ((7 * n * a) % 5),
    })),
  )
  const fitted = fitSeverity(sheets)
  const support = supportFor(fitted, shippedRules(), { nominationId: 'n4', people: ['c', 'x', 'a'] })
  assert.ok(support?.kind === 'figures')
  assert.deepEqual(
    support.chances.map(one => one.stars),
    [0, 1, 2, 3],
  )
  assert.ok(Math.abs(support.chances.reduce((sum, one) => sum + one.probability, 0) - 1) < 1e-9)
  assert.deepEqual(
    support.severities.map(one => one?.number ?? null),
    [3, null, 1],
  )
  assert.ok(support.from < support.fair && support.fair < support.to)
  assert.equal(supportFor(fitted, shippedRules(), { nominationId: 'unknown', people: [] }), null)
})

const pair = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2']
const digestsOf = async (editionId: string) => {
  const cases = await environment.database.read(reader => loadCasesIn(reader, editionId, 'assessed'))
  const supported = await environment.database.read(reader => withSupport(reader, editionId, cases))
  return { cases, supported }
}

test('no proposal, trace or digest is another with the model or with other neighbours in it', async () => {
  const edition = await assessedEdition(environment, { number: '11' })
  const alone = await assessedEdition(environment, { number: '12', caseIds: pair })
  const { cases, supported } = await digestsOf(edition.id)
  assert.ok(
    supported.some(one => one.support?.kind === 'figures'),
    'the model had nothing to say',
  )
  assert.deepEqual(
    supported.map(one => [one.computed.digest, one.computed.proposal]),
    cases.map(one => [one.computed.digest, one.computed.proposal]),
  )
  assert.equal(tableDigest(supported), tableDigest(cases))
  // The same two files among many and by themselves: the model says something else, the proposals do not.
  const few = await digestsOf(alone.id)
  const placeOf = new Map(edition.nominations.map(one => [one.id, one.caseId]))
  for (const [index, nomination] of alone.nominations.entries()) {
    const here = few.supported.find(one => one.nomination.id === nomination.id)
    const there = supported.find(one => placeOf.get(one.nomination.id) === pair[index])
    assert.ok(here && there)
    assert.equal(here.computed.digest, there.computed.digest)
    assert.deepEqual(here.computed.trace, there.computed.trace)
    assert.notDeepEqual(here.support, there.support)
  }
  assert.doesNotMatch(JSON.stringify(cases.map(one => one.computed.proposal)), /probab|fair|severity/)
})

test('what is settled and signed is the same whether pages with the model were read or not', async () => {
  const settled = async (number: string, look: boolean) => {
    const edition = await assessedEdition(environment, {
      number,
      caseIds: pair,
      names: index => `Kain ${index}`,
    })
    for (const one of edition.nominations) {
      const path = `/pleno/${edition.id}/${one.id}`
      if (look) assert.equal((await site.get(people.chair, path)).status, 200)
      const input = { edition: edition.id, nomination: one.id, stars: String(one.stars) }
      assert.equal((await act(environment, people.chair, settleNomination, input)).kind, 'done')
    }
    if (look) assert.equal((await site.get(people.chair, `/keyakinan/${edition.id}`)).status, 200)
    const { cases } = await digestsOf(edition.id)
    assert.equal(
      (await act(environment, people.chair, signRecommendation, { edition: edition.id })).kind,
      'done',
    )
    return new Set(cases.map(one => one.settlement?.proposalDigest))
  }
  assert.deepEqual(await settled('13', true), await settled('14', false))
})

test('chair, secretariat and auditor read how sure a result is; nobody else finds the pages', async () => {
  const edition = await assessedEdition(environment, { number: '15' })
  const one = edition.nominations[0]
  assert.ok(one)
  const paths = [`/pleno/${edition.id}/${one.id}`, `/keyakinan/${edition.id}`]
  for (const reading of [people.chair, people.secretariat, people.auditor]) {
    const [onCase = '', onEdition = ''] = await Promise.all(
      paths.map(async path => visibleText((await site.get(reading, path)).body)),
    )
    assert.match(onCase, /seberapa yakin hasil ini/)
    assert.match(onCase, /Nilai setara/)
    assert.match(onCase, /Bintang tetap dihitung dari nilai resmi/)
    assert.match(onEdition, /perkiraan tidak pernah mengubah bintang/)
    assert.match(onEdition, /lebih (ketat|longgar)|setara/)
    // Ids stand for people in these tests; none of them may be told.
    assert.doesNotMatch(onCase + onEdition, /assessor-\d/)
  }
  for (const outside of [people.operator, people.head, people.minister, people.publisher])
    for (const path of paths) assert.ok((await site.get(outside, path)).status >= 403)
  const english = visibleText((await site.get(people.chair, `/en${paths[1]}`)).body)
  assert.match(english, /the estimate never changes a star/)
})

test('where panels share nobody, the page says so by counts and leaves the limit out', async () => {
  const edition = await assessedEdition(environment, { number: '16', caseIds: pair, apart: true })
  const { supported } = await digestsOf(edition.id)
  assert.ok(supported.every(one => one.support?.kind === 'refused' && !one.doubts.includes('probability')))
  const page = visibleText((await site.get(people.chair, `/keyakinan/${edition.id}`)).body)
  assert.match(
    page,
    /2 kelompok yang tidak menilai satu usulan pun bersama-sama \(3 penilai dengan 1 usulan; 3 penilai/,
  )
  assert.match(page, /Batas peluang dalam aturan tidak dipakai/)
})
